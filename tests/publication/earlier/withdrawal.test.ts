import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../../../src/document/edition.ts'
import { makeAgenda } from '../../../src/meeting/make-agenda.ts'
import { build } from '../../../src/pipeline/build.ts'
import { openPrinter, type Printer } from '../../../src/print/printer.ts'
import { exitCodeOf, type Report } from '../../../src/report/report.ts'
import type { FinishedPart } from '../../../src/reuse/part-store.ts'
import { filesBelow } from '../../files-below.ts'

// A proposal was made public by itself and in a meeting. Then several things change at once, and one command is given.

const first = mkdtempSync(join(tmpdir(), 'intrekken-'))
const kept = new Map<string, FinishedPart>()
const parts = {
  get: (key: string) => kept.get(key),
  set: (key: string, part: FinishedPart) => void kept.set(key, part),
}
const sourceDateEpoch = Date.UTC(2026, 10, 23) / 1000
let printer: Printer

/** The project as it is now, and where its documents are. */
interface Project {
  readonly folder: string
  proposal: string
  agenda: string
}

const write = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const proposal = (subject: string, front: string) =>
  `---\nzaaknummer: Z-2026-${subject.length}\ndatum: 2026-11-17\nstatus: openbaar\nportefeuillehouder: C. Voorbeeld\nonderwerp: ${subject}\n${front}---\n\n## Voorstel\n\n1. Te besluiten over ${subject.toLowerCase()}, zie bijlage 1.\n`
const attached = 'bijlagen:\n  - {soort: overig, titel: Kaart, bestand: kaart.md}\n'

function agendaText({ proposal: path }: Pick<Project, 'proposal'>): string {
  const points = ['bankjes/voorstel.md', path].map((one) => `      - voorstel: ../${one}\n`)
  return `vergadering: College\nnummer: 48\ndatum: 2026-11-24\npunten:\n  - rubriek: Bespreekstukken\n    punten:\n${points.join('')}  - {titel: Werving}\n`
}

function edit({ folder, proposal: path }: Project, change: (text: string) => string): void {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))
}

function move(project: Project, to: string): void {
  const { folder, proposal: from } = project
  mkdirSync(dirname(join(folder, to)), { recursive: true })
  renameSync(join(folder, from), join(folder, to))
  if (dirname(from) !== dirname(to) && existsSync(join(folder, dirname(from), 'kaart.md')))
    renameSync(join(folder, dirname(from), 'kaart.md'), join(folder, dirname(to), 'kaart.md'))
  project.proposal = to
  writeFileSync(join(folder, project.agenda), agendaText(project))
}

const state = (front: string) => (project: Project) =>
  edit(project, (text) => text.replace('status: openbaar\n', `${front}\n`))

/** What makes the proposal, or its attachment, not public. */
const secrecies = {
  status: state('status: geheim'),
  besloten: state('status: besloten'),
  embargo: state('status: openbaar\nembargo: 2026-12-01'),
  'geheimhouding op het voorstel': (project: Project) =>
    edit(project, (text) =>
      text.replace('---\n\n', 'geheimhouding: [{op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]\n---\n\n'),
    ),
  'bijlage geheim': (project: Project) =>
    edit(project, (text) =>
      text.replace(
        '---\n\n',
        'geheimhouding: [{op: bijlage 1, titel: Kaart, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]\n---\n\n',
      ),
    ),
} as const

/** What changes where things are, or breaks the run, and says nothing of secrecy. */
const changes = {
  naam: (project: Project) => edit(project, (text) => text.replace('datum:', 'naam: straten\ndatum:')),
  map: (project: Project) => move(project, 'archief/voorstel.md'),
  'bestand verplaatst': (project: Project) => move(project, `${dirname(project.proposal)}/stuk.md`),
  'instellingen kapot': ({ folder }: Project) =>
    write(folder, 'collegevoorstel.yaml', `${readFileSync(join(folder, 'collegevoorstel.yaml'), 'utf8')}x: [y\n`),
  'agenda hernoemd': (project: Project) => {
    renameSync(join(project.folder, 'week'), join(project.folder, 'vergadering-48'))
    project.agenda = 'vergadering-48/agenda.yaml'
  },
  'huisstijl onbekend': ({ folder }: Project) =>
    write(
      folder,
      'collegevoorstel.yaml',
      `huisstijl: bestaatniet\n${readFileSync(join(folder, 'collegevoorstel.yaml'), 'utf8')}`,
    ),
  'register weg': ({ folder }: Project) => rmSync(join(folder, 'publiek/.collegevoorstel.json')),
  'bijlage weg': ({ folder, proposal: path }: Project) =>
    rmSync(join(folder, dirname(path), 'kaart.md'), { force: true }),
} as const

type Change = (project: Project) => void
type Named = readonly [name: string, change: Change]

const commands = {
  build: (project: Project, editions: readonly Edition[]) =>
    build({ ...request(project), editions, files: [project.proposal] }, { printer, parts }),
  agenda: (project: Project, editions: readonly Edition[]) =>
    makeAgenda({ ...request(project), editions, file: project.agenda }, { printer, parts }),
} as const

function request({ folder }: Project) {
  return { cwd: folder, strictness: 'lenient', html: 'discard', jobs: 2, sourceDateEpoch } as const
}

beforeAll(async () => {
  printer = openPrinter({ jobs: 2 })
  write(first, 'collegevoorstel.yaml', 'gemeente: {naam: Voorbeeldstad}\nuitvoer: publiek\n')
  write(first, 'bankjes/voorstel.md', proposal('Bankjes', attached))
  write(first, 'bankjes/kaart.md', '---\nsoort: overig\ntitel: Kaart\n---\n\nDe bankjes.\n')
  write(first, 'parkeren/voorstel.md', proposal('Parkeren', attached))
  write(first, 'parkeren/kaart.md', '---\nsoort: overig\ntitel: Kaart\n---\n\nDe garage.\n')
  const project = { folder: first, proposal: 'parkeren/voorstel.md', agenda: 'week/agenda.yaml' }
  write(first, project.agenda, agendaText(project))
  for (const make of Object.values(commands)) expect(exitCodeOf(await make(project, ['openbaar']))).toBe(0)
  await build({ ...request(project), editions: ['openbaar'], files: ['bankjes/voorstel.md'] }, { printer, parts })
})
afterAll(async () => {
  await printer.close()
  rmSync(first, { recursive: true, force: true })
})

/** Runs a command on a changed copy of the project. */
async function runAfter(changed: readonly Named[], command: keyof typeof commands, editions: readonly Edition[]) {
  const folder = mkdtempSync(join(tmpdir(), 'intrekken-'))
  try {
    cpSync(first, folder, { recursive: true })
    const project: Project = { folder, proposal: 'parkeren/voorstel.md', agenda: 'week/agenda.yaml' }
    for (const [, change] of changed) change(project)
    const report = await commands[command](project, editions)
    const out = join(folder, 'publiek')
    const names = await filesBelow(out)
    return { report, project, names, files: new Map(names.map((name) => [name, readFileSync(join(out, name))])) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const said = ({ documents }: Report) =>
  documents.flatMap(({ diagnostics }) => diagnostics.map(({ reason, note }) => `${reason} ${note}`)).join('\n')

/** Public files of the first runs that contain the proposal. */
const ofProposal = /^(parkeren|week)\/openbaar\/(.*parkeren\/|(bijlagen|voorstel|agenda|bundel|index))/

/** Those that are still there and in a folder that is not named in a run that fails. */
function lostInSilence(
  { report, names, files }: Awaited<ReturnType<typeof runAfter>>,
  closed = ofProposal,
): readonly string[] {
  const text = said(report)
  const isNamed = (path: string) =>
    exitCodeOf(report) !== 0 && text.includes(`publiek/${dirname(path).replace(/\/bijlagen$/, '')}`)
  return names.filter(
    (path) =>
      closed.test(path) &&
      path.endsWith('.pdf') &&
      !isNamed(path) &&
      files.get(path)?.equals(readFileSync(join(first, 'publiek', path))),
  )
}

const named = (ones: Readonly<Record<string, Change>>): readonly Named[] => Object.entries(ones)
const closed = named(secrecies)
const others = named(changes)
const pairsOf = (ones: readonly Named[]) =>
  ones.flatMap((one, at) => ones.slice(at + 1).map((other) => [one, other] as const))
const rows = (sets: readonly (readonly Named[])[]) =>
  sets.flatMap((set) =>
    (['build', 'agenda'] as const).map((command) => [set.map(([name]) => name).join(', '), command, set] as const),
  )

describe('what may not be public any more is gone, or it is named and the run fails', () => {
  it.each(rows(closed.map((one) => [one])))('%s: %s', async (_, command, set) => {
    expect(lostInSilence(await runAfter(set, command, ['openbaar']))).toEqual([])
    // Also where no public edition is asked for.
    expect(lostInSilence(await runAfter(set, command, ['intern']))).toEqual([])
  })

  it.each(rows(closed.flatMap((one) => others.map((other) => [one, other]))))('%s: %s', async (_, command, set) => {
    expect(lostInSilence(await runAfter(set, command, ['openbaar']))).toEqual([])
  })

  const most = closed.filter(([name]) => name === 'status' || name === 'bijlage geheim')
  it.each(rows(most.flatMap((one) => pairsOf(others).map((pair) => [one, ...pair]))))(
    '%s: %s',
    async (_, command, set) => {
      expect(lostInSilence(await runAfter(set, command, ['openbaar']))).toEqual([])
    },
  )
})

describe('a point without a proposal that may not be public any more is gone from the files of the meeting, or they are named', () => {
  const close: Named = [
    'punt besloten',
    ({ folder, agenda }) =>
      write(
        folder,
        agenda,
        readFileSync(join(folder, agenda), 'utf8').replace('titel: Werving', 'titel: Werving, status: besloten'),
      ),
  ]
  const renamed = pairsOf(others).filter((pair) => pair.some(([name]) => name === 'agenda hernoemd'))
  const sets = [[], ...others.map((one) => [one]), ...renamed].map((set) => [...set, close])

  it.each(rows(sets).filter(([, command]) => command === 'agenda'))('%s: %s', async (_, command, set) => {
    for (const edition of ['openbaar', 'intern'] as const) {
      const lost = lostInSilence(await runAfter(set, command, [edition]), /^week\/openbaar\/[^/]+$/)
      expect([edition, lost]).toEqual([edition, []])
    }
  })
})

describe('without the secrecy the public files stay whole, or are made anew under the new name', () => {
  const fatal: readonly string[] = ['instellingen kapot', 'huisstijl onbekend', 'bijlage weg']

  it.each(rows([...others.map((one) => [one]), ...pairsOf(others)]))('%s: %s', async (_, command, set) => {
    const { report, names, files, project } = await runAfter(set, command, ['openbaar'])
    const changed = new Set(set.map(([name]) => name))
    if (fatal.some((name) => changed.has(name))) {
      expect(exitCodeOf(report)).not.toBe(0)
      for (const path of await filesBelow(join(first, 'publiek'))) {
        // A meeting is made without a proposal that cannot be made.
        const isOwnOfMeeting = changed.has('bijlage weg') && command === 'agenda' && !path.includes('parkeren/')
        if (path.endsWith('.pdf') && !isOwnOfMeeting)
          expect([path, files.get(path)?.equals(readFileSync(join(first, 'publiek', path)))]).toEqual([path, true])
      }
      return
    }
    expect(said(report)).not.toContain('blijft staan')
    expect(exitCodeOf(report)).toBe(0)
    const naam = changed.has('naam')
      ? 'straten'
      : changed.has('bestand verplaatst')
        ? 'stuk'
        : dirname(project.proposal)
    const meeting = dirname(project.agenda)
    const folder = command === 'build' ? `${naam}/openbaar` : `${meeting}/openbaar/01-02-${naam}`
    expect(names).toEqual(
      expect.arrayContaining([
        `${folder}/bijlagen/01-kaart.pdf`,
        `${folder}/manifest.json`,
        `${folder}/voorstel.pdf`,
        ...(command === 'build' ? [] : [`${meeting}/openbaar/bundel.pdf`]),
      ]),
    )
    // Nothing of it is left under another name.
    const other = names.filter((path) =>
      command === 'build'
        ? /^(parkeren|archief|stuk|straten)\/openbaar\//.test(path) && !path.startsWith(`${folder}/`)
        : /^(week|vergadering-48)\/openbaar\//.test(path) &&
          (!path.startsWith(`${meeting}/`) || (/\/01-02-/.test(path) && !path.startsWith(`${folder}/`))),
    )
    // A meeting whose agenda was renamed cannot be recognised without a record: then it is named.
    const text = said(report)
    expect(other.filter((path) => !text.includes(`publiek/${path.split('/').slice(0, 2).join('/')}`))).toEqual([])
  })
})
