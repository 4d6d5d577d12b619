import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { earlier, failing, proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'

const isRoot = process.getuid?.() === 0

/** A program that is no browser: a shell script. */
async function fakeBrowser(project: TrialProject, script: string): Promise<string> {
  const path = join(project.root, 'chromium-headless-shell')
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

const ready = () => trialProject({ ...earlier, 'voorstel.md': proposal() })

describe('a browser that cannot be used', () => {
  it('is not there', async () => {
    const project = await ready()
    const path = join(project.root, 'chromium')
    expect(await failing(project, 3, 'build', 'voorstel.md', '--browser', path)).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  De browser <map>/chromium (opgegeven met --browser of de configuratie) bestaat niet.
  Verbeter het pad, of laat het weg: dan wordt zelf een browser gezocht.  [omgeving/geen-browser]

1 fout
`,
    )
  })

  it('may not be run', async () => {
    const project = await ready()
    const path = await fakeBrowser(project, 'exit 0')
    await chmod(path, 0o644)
    expect(await failing(project, 3, 'build', 'voorstel.md', '--browser', path)).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  De browser <map>/chromium-headless-shell (opgegeven met --browser of de configuratie) is geen programma dat gestart mag worden.
  Verbeter het pad, of laat het weg: dan wordt zelf een browser gezocht.  [omgeving/geen-browser]

1 fout
`,
    )
  })

  it('ends at once', async () => {
    const project = await ready()
    const path = await fakeBrowser(project, 'echo "error while loading shared libraries: libnss3.so" >&2; exit 127')
    expect(await failing(project, 3, 'build', 'voorstel.md', '--browser', path)).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  De browser <map>/chromium-headless-shell start niet: error while loading shared libraries: libnss3.so
  Kijk met \`collegevoorstel doctor\` welke browser gekozen is, of geef met --browser <pad> een andere op.  [omgeving/browser-start-mislukt]

1 fout
`,
    )
  })

  it('never answers', async () => {
    const project = await ready()
    const path = await fakeBrowser(project, 'sleep 60')
    expect(await failing(project, 3, 'build', 'voorstel.md', '--browser', path, '--timeout', '1')).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  Het starten van de browser duurde langer dan 1 seconde (stap: starten).
  Geef meer tijd met --timeout <seconden>, of maak met --jobs minder documenten tegelijk.  [omgeving/tijd-verstreken]

1 fout
`,
    )
  })

  it('fails every document by its name, and shows what happened with --debug', async () => {
    const project = await trialProject({ ...earlier, 'voorstel.md': proposal(), 'tweede.md': proposal() })
    const path = await fakeBrowser(project, 'exit 1')
    const err = await failing(project, 3, 'build', 'voorstel.md', 'tweede.md', '--browser', path, '--debug')
    expect(err).toContain('voorstel.md  fout  De browser <map>/chromium-headless-shell start niet: zonder melding')
    expect(err).toContain('tweede.md  fout  De browser <map>/chromium-headless-shell start niet: zonder melding')
    expect(err).toContain('2 fouten in 2 van 2 documenten')
    expect(err).toMatch(/^voorstel\.md: EnvironmentError: .*\n\s+at /m)
  })

  it('is nowhere on this machine', async () => {
    const project = await ready()
    const nowhere = await mkdtemp(join(tmpdir(), 'geen-browser-'))
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', join(nowhere, 'chrome'))
    onTestFinished(() => void vi.unstubAllEnvs())
    const err = await failing(project, 3, 'build', 'voorstel.md')
    expect(err.replace(nowhere, '<nergens>')).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  De browser <nergens>/chrome (opgegeven met PUPPETEER_EXECUTABLE_PATH) bestaat niet.
  Verbeter het pad, of laat het weg: dan wordt zelf een browser gezocht.  [omgeving/geen-browser]

1 fout
`,
    )
  })
})

describe('an output folder that cannot be written', () => {
  it('is one where nobody may write', async () => {
    const project = await ready()
    let out = '/sys'
    if (!isRoot) {
      out = join(project.root, 'dicht')
      await mkdir(out, { mode: 0o555 })
    }
    const err = await failing(project, 3, 'build', 'voorstel.md', '--out', out)
    expect(err.replace(out, '<dicht>').replaceAll('<map>/dicht', '<dicht>')).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  Schrijven in <dicht>/proef/intern mag niet.
  Vraag schrijfrechten, sluit het bestand als het in een ander programma openstaat, of kies met --out een andere map.  [omgeving/geen-rechten]

1 fout
`,
    )
  })

  it('is a file', async () => {
    const project = await ready()
    await project.put({ bestand: 'x' })
    expect(await failing(project, 3, 'build', 'voorstel.md', '--out', 'bestand')).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  <map>/bestand is een bestand; daar moet een map komen.
  Geef dat bestand een andere naam, of kies een andere map.  [omgeving/schrijven-mislukt]

1 fout
`,
    )
  })

  // Only root may mount a disk; the build server is root and skips nothing.
  it.skipIf(!isRoot)('lies on a disk that is full', async () => {
    const project = await ready()
    const disk = join(project.root, 'uitvoer')
    const old = await project.output()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk])
    onTestFinished(() => void execFileSync('umount', [disk]))
    await project.put(earlier)
    expect(await project.output()).toEqual(old)
    expect(await failing(project, 3, 'build', 'voorstel.md')).toBe(
      `✗ voorstel.md: mislukt
voorstel.md  fout  Schrijven in <map>/uitvoer/proef/intern lukt niet: de schijf is vol.
  Maak ruimte vrij of kies met --out een andere map. Eerdere bestanden zijn niet veranderd.  [omgeving/schijf-vol]

1 fout
`,
    )
    expect((await readdir(disk, { recursive: true })).sort()).toEqual([
      'proef',
      'proef/intern',
      'proef/intern/bijlagen',
      'proef/intern/bijlagen/01-oud.pdf',
      'proef/intern/manifest.json',
      'proef/intern/voorstel.pdf',
    ])
  })
})
