import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { version } from '../../src/system/package-folder.ts'
import { fakeTerminal } from './fake-terminal.ts'

async function say(...args: string[]) {
  const terminal = fakeTerminal()
  const code = await run(args, terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

describe('the command line', () => {
  it.each([
    [['biuld', 'a.md'], 'De opdracht biuld bestaat niet. Bedoelde u build?'],
    [['build', 'a.md', '--strickt'], 'De optie --strickt bestaat niet. Bedoelde u --strict?'],
    [
      ['agenda', 'agenda.yaml', '--shard', '1/2'],
      'De optie --shard hoort niet bij deze opdracht, wel bij build en check.',
    ],
    [
      ['build', 'a.md', '--jobs', 'veel'],
      '--jobs <n>: de waarde veel kan niet. Geef een heel getal van 1 tot en met 64.',
    ],
    [['build', 'a.md', '--timeout'], 'Bij de optie --timeout <seconden> hoort een waarde.'],
    [
      ['build', 'a.md', '--edition', 'iedereen'],
      '--edition <edities>: de waarde iedereen kan niet. Kies uit: intern, raad, openbaar of alle.',
    ],
    [
      ['build', 'a.md', '--reporter', 'mooi'],
      '--reporter <soort[=bestand]>: de waarde mooi kan niet. Kies uit: pretty, json, github, junit, sarif.',
    ],
    [
      ['import', 'x.docx', '--changes', 'maybe'],
      '--changes <keuze>: de waarde maybe kan niet. Kies uit: accept, reject.',
    ],
    [['schema'], 'Er ontbreekt een argument: soort.'],
    [['schema', 'a', 'b'], 'Er staan te veel argumenten achter de opdracht.'],
  ])('says what is wrong with %j and gives exit code 2', async (args, words) => {
    expect(await say(...args)).toEqual({ code: 2, out: '', err: `${words}\nZie: collegevoorstel --help\n` })
  })

  it('helps with one command, and says when there is none of that name', async () => {
    expect((await say('help', 'check')).out).toBe((await say('check', '--help')).out)
    expect((await say('help')).out).toBe((await say('--help')).out)
    expect((await say('help')).out).toMatch(/Begin hier:\n {2}collegevoorstel init/)
    expect(await say('help', 'buil')).toEqual({
      code: 2,
      out: '',
      err: 'De opdracht buil bestaat niet. Bedoelde u “build”? Zie: collegevoorstel --help\n',
    })
  })

  it('shows its help when no command is given', async () => {
    const { code, out, err } = await say()
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('Gebruik: collegevoorstel [opties] <opdracht>')
  })

  it('gives its version on stdout', async () => {
    expect(await say('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  it('helps in Dutch, without an English word of the library', async () => {
    for (const args of [
      ['--help'],
      ['build', '--help'],
      ['check', '-h'],
      ['schema', '-h'],
      ['doctor', '-h'],
      ['init', '-h'],
      ['new', '-h'],
      ['explain', '-h'],
      ['help', '-h'],
    ]) {
      const { code, out } = await say(...args)
      expect(code).toBe(0)
      expect(out).toContain('Gebruik: collegevoorstel')
      expect(out).toContain('toon deze hulp')
      expect(out).not.toMatch(/\b(Usage|Options|Commands|display|default|options|output|number|help for)\b/)
    }
  })
})
