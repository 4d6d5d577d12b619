import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { filesBelow } from '../files-below.ts'
import { fakeTerminal } from './fake-terminal.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  /** The whole of stderr; the project's folder is written as `<map>`, durations as `(… s)`; without the line about the rules' pages. */
  readonly err: string
}

export interface TrialProject {
  /** Absolute, links resolved. Its last part is always `proef`, and so is the name of `voorstel.md` in the output. */
  readonly root: string
  readonly run: (...args: string[]) => Promise<Outcome>
  readonly put: (files: Files) => Promise<void>
  /** What lies in the output folder, with its contents. */
  readonly output: () => Promise<Readonly<Record<string, string>>>
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** What an earlier run would have left: whoever fails must not touch it. */
export const earlier: Files = {
  'uitvoer/proef/intern/voorstel.pdf': 'eerder voorstel',
  'uitvoer/proef/intern/bijlagen/01-oud.pdf': 'eerdere bijlage',
  'uitvoer/proef/intern/manifest.json':
    '{"uitvoer": [{"bestand": "voorstel.pdf"}, {"bestand": "bijlagen/01-oud.pdf"}]}\n',
}

/** A config of its own keeps the note about a missing one out of every message. */
const config = 'gemeente: {naam: Proefstad}\n'

/** A small project in a folder of its own, gone when the test is done. */
export async function trialProject(files: Files): Promise<TrialProject> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'proefproject-')))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const root = join(home, 'proef')
  const put = (more: Files) => putFiles(root, more)
  await put({ 'collegevoorstel.yaml': config, ...files })
  return {
    root,
    put,
    run: (...args) => runIn(root, args),
    output: async () => contents(join(root, 'uitvoer')),
  }
}

async function runIn(root: string, args: readonly string[]): Promise<Outcome> {
  const terminal = fakeTerminal(root)
  const code = await run(args, terminal)
  const plain = (text: string) =>
    text
      .replaceAll(root, '<map>')
      .replace(/\(\d+,\d s\)/g, '(… s)')
      .replace(/^Uitleg bij een melding: .*\n/m, '')
  return { code, out: plain(terminal.out()), err: plain(terminal.err()) }
}

async function putFiles(root: string, files: Files): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), bytes)
  }
}

async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await filesBelow(folder).catch(() => [])
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')] as const)),
  )
}

export interface ProposalParts {
  /** Lines of front matter besides the usual ones. */
  readonly front?: string
  /** Keys of the usual front matter to leave out. */
  readonly without?: readonly string[]
  /** Text under Samenvatting. */
  readonly text?: string
  /** Whole sections at the end. */
  readonly end?: string
}

const usual = [
  'zaak: Proef',
  'zaaknummer: Z-1',
  'datum: 2026-11-24',
  'auteur: E. Voorbeeld',
  'bereikbaar: 14 0123',
  'team: Directie',
  'status: openbaar',
  'onderwerp: Een proef',
  'portefeuillehouder: C. Voorbeeld',
  'geraadpleegd: {vakgebieden: [Financiën], conclusie: Akkoord}',
  'communicatie: nee',
  'behandeling: [{orgaan: raad, datum: 2026-12-10, aard: ter kennisneming}]',
]

/** A proposal without a single finding, but for what the test puts in. */
export function proposal({ front = '', without = [], text = 'Kort.', end = '' }: ProposalParts = {}): string {
  const kept = usual.filter((line) => !without.includes(line.split(':')[0] ?? ''))
  const body = [
    ['Voorstel', '1. De raad te informeren.'],
    ['Samenvatting', text],
    ['Juridisch kader', 'n.v.t.'],
    ['Aanleiding', 'Een proef.'],
    ['Data en monitoring', 'Kort.'],
    ['Belanghebbenden', 'Kort.'],
    ['Aanpak', 'Kort.'],
    ['Afweging', 'Kort.'],
    ['Kosten en dekking', 'Geen.'],
    ["Risico's", 'n.v.t.'],
    ['Communicatie', '### Kernboodschap\n\nDit.\n\n### Communicatie inzet\n\nZo.'],
  ].map(([title, words]) => `## ${title}\n\n${words}\n`)
  return `---\n${[...kept, ...(front === '' ? [] : [front])].join('\n')}\n---\n\n${body.join('\n')}${end}`
}

/** Runs a command that must fail: with this exit code, nothing on stdout, and all that lay in the output as it was. Gives stderr. */
export async function failing(project: TrialProject, code: number, ...args: string[]): Promise<string> {
  const before = await project.output()
  const { err, ...rest } = await project.run(...args)
  expect({ ...rest, output: await project.output() }).toEqual({ code, out: '', output: before })
  return err
}
