import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/program.ts'
import { fakeTerminal } from '../fake-terminal.ts'
import { earlier, failing, proposal, trialProject } from '../trial-project.ts'

/** Something to warn about: no case number yet. */
const withWarning = proposal({ without: ['zaaknummer'] })
const warning = `voorstel.md:1:1  waarschuwing  Het zaaknummer is nog niet bekend; in het document staat “…”.
  1 | ---
    | ^^^
  Vul het in zodra de zaak een nummer heeft: zaaknummer: Z-2021-004512.  [voormatter/zaaknummer]
`
const paths = (root: string) => `${root}/proef/intern/voorstel.pdf\n${root}/proef/intern/manifest.json\n`

describe('the streams of build', () => {
  it('give the paths on stdout and one line on stderr', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    expect(await project.run('build', 'voorstel.md')).toEqual({
      code: 0,
      out: paths('<map>/uitvoer'),
      err: '✓ voorstel.md: 1 PDF, 3 pagina’s (… s)\n1 voorstel, 1 PDF, in uitvoer/proef/intern/\n',
    })
  })

  it('give one JSON document on stdout and no report on stderr with --reporter json', async () => {
    const project = await trialProject({ 'voorstel.md': withWarning, 'fout.md': '' })
    const { code, out, err } = await project.run('build', 'voorstel.md', 'fout.md', '--reporter', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(out.replace(/"duur": \d+/g, '"duur": 0'))).toMatchInlineSnapshot(`
      {
        "documenten": [
          {
            "bestand": "voorstel.md",
            "duur": 0,
            "gemaakt": [
              {
                "bestand": "<map>/uitvoer/proef/intern/voorstel.pdf",
                "conformiteit": {
                  "manier": "gemaakt",
                  "normen": [
                    "PDF/A-2a",
                    "PDF/UA-1",
                  ],
                },
                "paginas": 3,
              },
              {
                "bestand": "<map>/uitvoer/proef/intern/manifest.json",
                "conformiteit": {
                  "manier": "geen",
                  "normen": [],
                },
              },
            ],
            "genegeerd": [],
            "hergebruikt": false,
            "hersteld": [],
            "meldingen": [
              {
                "advies": "Vul het in zodra de zaak een nummer heeft: zaaknummer: Z-2021-004512.",
                "bestand": "voorstel.md",
                "ernst": "warning",
                "melding": "Het zaaknummer is nog niet bekend; in het document staat “…”.",
                "plaats": {
                  "begin": {
                    "kolom": 1,
                    "regel": 1,
                  },
                  "eind": {
                    "kolom": 4,
                    "regel": 1,
                  },
                },
                "regel": "voormatter/zaaknummer",
              },
            ],
            "uitkomst": "gemaakt",
          },
          {
            "bestand": "fout.md",
            "duur": 0,
            "gemaakt": [],
            "genegeerd": [],
            "hergebruikt": false,
            "hersteld": [],
            "meldingen": [
              {
                "advies": "Begin met een voormatter (tussen --- en ---) en schrijf daaronder de tekst.",
                "bestand": "fout.md",
                "ernst": "error",
                "melding": "Dit bestand is leeg.",
                "plaats": {
                  "begin": {
                    "kolom": 1,
                    "regel": 1,
                  },
                  "eind": {
                    "kolom": 1,
                    "regel": 1,
                  },
                },
                "regel": "voormatter/leeg",
              },
            ],
            "uitkomst": "fouten",
          },
        ],
        "samenvatting": {
          "documenten": 2,
          "fouten": 1,
          "metMeldingen": 2,
          "waarschuwingen": 1,
        },
      }
    `)
    expect(err.split('\n').sort().join('\n')).toBe(
      '\n✓ voorstel.md: 1 PDF, 3 pagina’s (… s)\n✗ fout.md: niet gemaakt, zie de fouten',
    )
  })

  it('write a report for people into a file, and tell them as well', async () => {
    const project = await trialProject({ 'voorstel.md': withWarning })
    expect(await project.run('build', 'voorstel.md', '--reporter', 'pretty=verslag/fouten.txt')).toEqual({
      code: 0,
      out: paths('<map>/uitvoer'),
      err: `✓ voorstel.md: 1 PDF, 3 pagina’s (… s)\n${warning}\n1 waarschuwing\n1 voorstel, 1 PDF, in uitvoer/proef/intern/\n`,
    })
    const kept = await readFile(join(project.root, 'verslag/fouten.txt'), 'utf8')
    expect(kept.startsWith(`${warning}\n1 waarschuwing\n`)).toBe(true)
  })

  it('are silent with --quiet, but for what stops a document', async () => {
    const project = await trialProject({ 'voorstel.md': withWarning, 'fout.md': '' })
    expect(await project.run('build', 'voorstel.md', '--quiet')).toEqual({
      code: 0,
      out: paths('<map>/uitvoer'),
      err: '',
    })
    expect(await project.run('build', 'fout.md', '--quiet')).toEqual({
      code: 1,
      out: '',
      err: 'fout.md:1:1  fout  Dit bestand is leeg.\n  Begin met een voormatter (tussen --- en ---) en schrijf daaronder de tekst.  [voormatter/leeg]\n',
    })
  })

  it('have colours on a terminal, and none with NO_COLOR', async () => {
    const project = await trialProject({ 'fout.md': '' })
    const plain = fakeTerminal(project.root)
    await run(['check', 'fout.md'], { ...plain, stderr: { ...plain.stderr, isTTY: true } })
    expect(plain.err()).not.toContain('\u001b')
    const colored = fakeTerminal(project.root)
    const env = { ...colored.env, NO_COLOR: undefined, TERM: 'xterm' }
    await run(['check', 'fout.md'], { ...colored, env, stderr: { ...colored.stderr, isTTY: true } })
    expect(colored.err()).toContain('\u001b[31mfout\u001b[39m')
  })
})

describe('the flags of build', () => {
  it('--strict makes nothing of a document with a warning', async () => {
    const project = await trialProject({ ...earlier, 'voorstel.md': withWarning })
    expect(await failing(project, 1, 'build', 'voorstel.md', '--strict')).toBe(
      `✗ voorstel.md: niet gemaakt, want met --strict stoppen ook waarschuwingen\n${warning}\n1 waarschuwing\n`,
    )
    expect(await failing(project, 1, 'build', 'voorstel.md', '--strict', '--quiet')).toBe(warning)
    expect((await project.run('build', 'voorstel.md')).err).toBe(
      `✓ voorstel.md: 1 PDF, 3 pagina’s (… s)\n${warning}\n1 waarschuwing\n1 voorstel, 1 PDF, in uitvoer/proef/intern/\n`,
    )
  })

  it('--html keeps the composed HTML, and a run without it takes it away again', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const { out } = await project.run('build', 'voorstel.md', '--html')
    expect(out).toContain('<map>/uitvoer/proef/intern/voorstel.html\n')
    const { 'proef/intern/voorstel.html': html } = await project.output()
    expect(html).toMatch(/^<!doctype html>[\s\S]*Een proef/i)
    expect(html).not.toMatch(/<script|https?:\/\/(?!document\.invalid|www\.w3\.org)[a-z]/)
    await project.run('build', 'voorstel.md')
    expect(Object.keys(await project.output())).toEqual(['proef/intern/manifest.json', 'proef/intern/voorstel.pdf'])
  })

  it('--out takes a folder from here, or from the root of the disk', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    expect((await project.run('build', 'voorstel.md', '--out', 'hier/en daar')).out).toBe(paths('<map>/hier/en daar'))
    const absolute = join(project.root, 'vast')
    expect((await project.run('build', 'voorstel.md', '--out', absolute)).out).toBe(paths('<map>/vast'))
  })

  it('--jobs 1 gives the same bytes as many at a time', async () => {
    const files = ['a', 'b', 'c'].map((name) => `${name}.md`)
    const project = await trialProject(Object.fromEntries(files.map((file) => [file, proposal({ text: file })])))
    await project.run('build', ...files, '--jobs', '1')
    const one = await project.output()
    await project.run('build', ...files, '--jobs', '8')
    expect(Object.keys(one)).toHaveLength(6)
    expect(await project.output()).toEqual(one)
  })

  it('--reporter into a folder where none may write is a failure of the machine', async () => {
    const project = await trialProject({ 'voorstel.md': proposal(), bestand: 'x' })
    expect(await project.run('build', 'voorstel.md', '--reporter', 'json=bestand/verslag.json')).toEqual({
      code: 3,
      out: paths('<map>/uitvoer'),
      err: `✓ voorstel.md: 1 PDF, 3 pagina’s (… s)
<map>/bestand is een bestand; daar moet een map komen.
Daar hoort het verslag te komen. Kies bij --reporter een ander bestand.
`,
    })
  })
})

describe('several files', () => {
  it('named twice are made once', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    expect(await project.run('build', './voorstel.md', 'voorstel.md', join(project.root, 'voorstel.md'))).toEqual({
      code: 0,
      out: paths('<map>/uitvoer'),
      err: '✓ ./voorstel.md: 1 PDF, 3 pagina’s (… s)\n1 voorstel, 1 PDF, in uitvoer/proef/intern/\n',
    })
  })

  it('do not stop each other, and the worst one gives the exit code', async () => {
    const project = await trialProject({
      'a.md': '',
      'b.md': proposal(),
      'c/voorstel.md': proposal(),
      'c/collegevoorstel.yaml': 'x: 1\n',
    })
    const { code, out } = await project.run('build', 'a.md', 'b.md', 'c/voorstel.md', 'd.md')
    expect({ code, out }).toEqual({
      code: 2,
      out: '<map>/uitvoer/b/intern/voorstel.pdf\n<map>/uitvoer/b/intern/manifest.json\n',
    })
  })

  it('may be made by two runs at the same time, into the same folder', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const ends = await Promise.all([project.run('build', 'voorstel.md'), project.run('build', 'voorstel.md')])
    expect(ends.map(({ code }) => code)).toEqual([0, 0])
    const together = await project.output()
    await project.run('build', 'voorstel.md')
    expect(await project.output()).toEqual(together)
  })
})
