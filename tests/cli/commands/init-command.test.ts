import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run } from '../../../src/cli/program.ts'
import type { Asked } from '../../../src/cli/terminal/ask.ts'
import { Interrupted } from '../../../src/cli/terminal/interrupt.ts'
import { filesBelow } from '../../files-below.ts'
import { fakeTerminal } from '../fake-terminal.ts'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'begin-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function init(cwd: string, args: readonly string[], ask?: (asked: Asked) => Promise<string>) {
  const terminal = { ...fakeTerminal(cwd), ...(ask ? { ask } : {}) }
  const code = await run(['init', ...args], terminal)
  return { code, out: terminal.out().replaceAll(cwd, '<map>'), err: terminal.err() }
}

async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await filesBelow(folder)).toSorted()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const everyFile = [
  '.github/workflows/voorstellen.yml',
  '.gitignore',
  '.vscode/extensions.json',
  '.vscode/schemas/agenda.json',
  '.vscode/schemas/configuratie.json',
  '.vscode/settings.json',
  '.vscode/tasks.json',
  'LEESMIJ.md',
  'collegevoorstel.yaml',
  'templates/huisstijlen/voorbeeldstad/huisstijl.yaml',
  'templates/huisstijlen/voorbeeldstad/tokens.css',
  'voorstellen/voorbeeld/bijlagen/brief-raad.md',
  'voorstellen/voorbeeld/voorstel.md',
]

describe('init --yes', () => {
  it('makes a project in which check finds nothing, and says what to replace', async () => {
    const folder = emptyFolder()
    const { code, out, err } = await init(folder, ['--yes'])
    expect(code).toBe(0)
    expect(out.trim().split('\n').toSorted()).toEqual(everyFile.map((name) => `<map>/${name}`))
    expect(Object.keys(await contents(folder))).toEqual(everyFile)
    expect(err).toContain('naam (Voorbeeldstad); code (gm0000); straat (Marktplein 1)')
    const terminal = fakeTerminal(folder)
    await run(['check', 'voorstellen/voorbeeld/voorstel.md', '--strict', '--reporter', 'json'], terminal)
    const { documenten } = JSON.parse(terminal.out())
    expect(documenten.map(({ meldingen, genegeerd }: never) => [meldingen, genegeerd])).toEqual([[[], []]])
    expect(Object.values(await contents(folder)).join('\n')).not.toMatch(/^regels:|collegevoorstel-negeer|\{\{\w+\}\}/m)
  })

  it('changes nothing the second time, not even with other flags', async () => {
    const folder = emptyFolder()
    await init(folder, ['--name', 'Duinwijk', '--ci', 'gitlab'])
    const before = await contents(folder)
    const again = await init(folder, ['--yes'])
    expect({ code: again.code, out: again.out }).toEqual({ code: 0, out: '' })
    expect(again.err).toContain('Alles was er al; er is niets veranderd.')
    expect(await contents(folder)).toEqual(before)
  })

  it('loses no file that was there, and says which it skipped', async () => {
    const folder = emptyFolder()
    for (const name of ['LEESMIJ.md', '.gitignore']) writeFileSync(join(folder, name), 'van mij\n')
    const { out, err } = await init(folder, ['--yes'])
    expect(err).toContain('Overgeslagen, want dit was er al: LEESMIJ.md, .gitignore.')
    expect(out).not.toMatch(/LEESMIJ|gitignore/)
    expect(await contents(folder)).toMatchObject({ 'LEESMIJ.md': 'van mij\n', '.gitignore': 'van mij\n' })
  })

  it('adds to a project with settings what fits them', async () => {
    const folder = emptyFolder()
    writeFileSync(
      join(folder, 'collegevoorstel.yaml'),
      'gemeente: {naam: Zeewijk}\ncollege: {portefeuillehouders: [Z. Zee]}\n',
    )
    expect((await init(folder, ['--yes'])).err).toContain('Overgeslagen, want dit was er al: collegevoorstel.yaml.')
    const files = await contents(folder)
    expect(Object.keys(files).filter((name) => name.startsWith('templates/'))).toEqual([])
    expect(files['voorstellen/voorbeeld/voorstel.md']).toContain('portefeuillehouder: Z. Zee\n')
    expect(files['voorstellen/voorbeeld/bijlagen/brief-raad.md']).toContain('De gemeenteraad van Zeewijk\n')
  })
})

describe('init with flags', () => {
  it('leaves out an address that nobody gave', async () => {
    const folder = emptyFolder()
    const { err } = await init(folder, ['duin', '--name', "'s-Duin: #1", '--members', "A. O'Neill, B. {x}"])
    const config = (await contents(folder))['duin/collegevoorstel.yaml'] ?? ''
    expect(config).toContain(`naam: "'s-Duin: #1"`)
    expect(config).toContain(`portefeuillehouders: [A. O'Neill, "B. {x}"]`)
    expect(config).not.toMatch(/adres|telefoon|burgemeester|^raad/m)
    expect(err).toContain('in duin/collegevoorstel.yaml: code (gm0000); artikel (41); termijn (30 dagen)\n')
  })

  it.each([
    [['--yes', '--code', 'gm1'], '--code: “gm1” kan niet. Een TOOI-code is gm met vier cijfers, bijvoorbeeld gm0363.'],
    [['--yes', '--color', '#ff0'], 'te licht voor letters: het contrast is 1,1 : 1'],
    [['--yes', '--ci', 'jenkins'], '--ci: “jenkins” kan niet. Kies uit: github, gitlab, geen.'],
    [['--yes', '--logo', 'nergens.svg'], 'nergens.svg kan niet worden gelezen.'],
    [[], 'Er is hier niemand om iets aan te vragen.'],
  ])('refuses %j and makes nothing', async (args, words) => {
    const folder = emptyFolder()
    const { code, out, err } = await init(folder, args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
    expect(await contents(folder)).toEqual({})
  })
})

describe('init on a terminal', () => {
  it('asks what the flags leave open, and nothing more', async () => {
    const folder = emptyFolder()
    const asked: string[] = []
    const { code, err } = await init(folder, ['--code', 'gm1234'], async ({ text, initial, example }) => {
      asked.push(text)
      return initial ?? (example === 'Voorbeeldstad' ? 'Duinwijk' : example)
    })
    expect(code).toBe(0)
    expect(asked).toHaveLength(18)
    expect(asked.join(' ')).not.toContain('TOOI')
    expect(err).not.toContain('Dit zijn nog voorbeelden')
    const config = (await contents(folder))['collegevoorstel.yaml']
    expect(config).toContain('naam: Duinwijk\n  code: gm1234\n')
    expect(config).toMatch(/^raad: \{griffier: G\. Voorbeeld\} {2}#/m)
  })

  it('makes nothing when the user stops', async () => {
    const folder = emptyFolder()
    const { code, err } = await init(folder, [], () => Promise.reject(new Interrupted('SIGINT')))
    expect(code).toBe(130)
    expect(err).toContain('Afgebroken. Er is niets half geschreven.')
    expect(await contents(folder)).toEqual({})
  })
})

it.each(['voorstellen', 'voorstellen/voorbeeld'])(
  'names a file that stands where a folder should: %s',
  async (name) => {
    const folder = emptyFolder()
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), 'van mij')
    const made = await init(folder, ['--yes'])
    expect({ ...made, err: made.err.replaceAll(folder, '<map>') }).toEqual({
      code: 3,
      out: '',
      err: `<map>/${name} is een bestand; daar moet een map komen.\nGeef dat bestand een andere naam, of kies een andere map.\n`,
    })
    expect(await contents(folder)).toEqual({ [name]: 'van mij' })
  },
)
