import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/program.ts'
import { fakeTerminal } from '../fake-terminal.ts'
import { proposal, trialProject } from '../trial-project.ts'

/** An error in one document, a warning in another, nothing in a third. */
const files = {
  'fout.md': '',
  'let-op.md': proposal({ without: ['zaaknummer'] }),
  'goed.md': proposal(),
}
const all = ['check', ...Object.keys(files)]
const people = /^fout\.md:1:1 {2}fout {2}Dit bestand is leeg\.\n/
const formats: Readonly<Record<string, RegExp>> = {
  json: /^\{\n {2}"samenvatting": \{\n/,
  github: /^::error file=fout\.md,line=1,endLine=1,col=1,title=voormatter\/leeg::Dit bestand is leeg\.%0A/,
  junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="collegevoorstel" tests="3" failures="1"/,
  sarif: /^\{\n {2}"\$schema": "https:\/\/docs\.oasis-open\.org\/sarif/,
}

describe('one reporter', () => {
  it.each(Object.keys(formats))('%s writes to stdout, and people read nothing then', async (name) => {
    const project = await trialProject(files)
    const { code, out, err } = await project.run(...all, '--reporter', name)
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(formats[name] ?? /nothing/)
  })

  it.each(Object.keys(formats))('%s=<bestand> writes there, and people read stderr', async (name) => {
    const project = await trialProject(files)
    const { code, out, err } = await project.run(...all, '--reporter', `${name}=verslagen/een verslag`)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(people)
    expect(err).toContain('\n1 fout, 1 waarschuwing in 2 van 3 documenten\n')
    expect(await readFile(join(project.root, 'verslagen/een verslag'), 'utf8')).toMatch(formats[name] ?? /nothing/)
  })
})

describe('several reporters', () => {
  it('write to their streams and files at once', async () => {
    const project = await trialProject(files)
    const asked = ['json=v.json', 'github', 'junit=v.xml', 'pretty', 'sarif=v.sarif', 'pretty=v.txt']
    const { code, out, err } = await project.run(...all, ...asked.flatMap((name) => ['--reporter', name]))
    expect(code).toBe(1)
    expect(out).toMatch(formats.github ?? /nothing/)
    expect(err).toMatch(people)
    for (const [name, file] of [
      ['json', 'v.json'],
      ['junit', 'v.xml'],
      ['sarif', 'v.sarif'],
    ]) {
      expect(await readFile(join(project.root, file ?? ''), 'utf8')).toMatch(formats[name ?? ''] ?? /nothing/)
    }
    expect(await readFile(join(project.root, 'v.txt'), 'utf8')).toMatch(people)
  })

  it.each([
    [
      ['json', 'sarif'],
      'de waarde sarif kan niet. Op stdout staat al het verslag json. Zet een van de twee in een bestand: --reporter sarif=<bestand>.',
    ],
    [['json=a', 'junit=a'], 'de waarde junit=a kan niet. In dat bestand komt al het verslag json.'],
    [['json='], 'de waarde json= kan niet. Zet achter het = de naam van een bestand, of laat het = weg.'],
  ])('%j are refused before anything is done', async (asked, words) => {
    const project = await trialProject(files)
    expect(await project.run(...all, ...asked.flatMap((name) => ['--reporter', name]))).toEqual({
      code: 2,
      out: '',
      err: `--reporter <soort[=bestand]>: ${words}\nZie: collegevoorstel --help\n`,
    })
  })
})

describe('whatever the reporter', () => {
  it('--quiet leaves out what stops nothing for people, never for programs', async () => {
    const project = await trialProject(files)
    const quiet = await project.run(...all, '--quiet')
    expect(quiet.err).toMatch(people)
    expect(quiet.err).not.toMatch(/waarschuwing|Uitleg/)
    const { out, err } = await project.run(...all, '--quiet', '--reporter', 'github')
    expect(err).toBe('')
    expect(out).toContain('::warning file=let-op.md,')
  })

  it('a repository that is not the folder of the run gets paths from its root', async () => {
    const project = await trialProject({ 'voorstellen/fout.md': '' })
    const terminal = fakeTerminal(join(project.root, 'voorstellen'))
    const env = { ...terminal.env, GITHUB_WORKSPACE: project.root }
    await run(['check', 'fout.md', '--reporter', 'github'], { ...terminal, env })
    expect(terminal.out()).toMatch(/^::error file=voorstellen\/fout\.md,/)
  })

  it('a clean document is told to people only', async () => {
    const project = await trialProject(files)
    expect(await project.run('check', 'goed.md')).toEqual({
      code: 0,
      out: '',
      err: 'Geen fouten of waarschuwingen gevonden.\n',
    })
    expect(await project.run('check', 'goed.md', '--reporter', 'github')).toEqual({ code: 0, out: '', err: '' })
  })
})
