import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import type { BuildEvent } from '../../src/pipeline/build-report.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import type { Report } from '../../src/report/report.ts'

// What happens while a meeting is made: a stage that fails, and another run that takes over a name.

let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 2 })
})
afterAll(() => printer.close())

let folder = ''
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const proposal = (status: string) =>
  `---\nzaaknummer: Z-2026-1\ndatum: 2026-11-17\nportefeuillehouder: C. Voorbeeld\nonderwerp: Bankjes\nstatus: ${status}\n---\n\n## Voorstel\n\n1. Tien bankjes te plaatsen.\n`
const agenda = (vergadering: string, more = '') =>
  `vergadering: ${vergadering}\ndatum: 2026-11-24\n${more}punten:\n  - voorstel: ../bankjes/voorstel.md\n`
const meet = (file: string, onEvent?: (event: BuildEvent) => Promise<void> | void) =>
  makeAgenda(
    { cwd: folder, file, editions: ['openbaar'], strictness: 'lenient', html: 'discard', jobs: 1 },
    { printer, ...(onEvent ? { onEvent } : {}) },
  )
const rules = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
/** The meeting's own documents are about to be made. */
const isAboutMeeting = (event: BuildEvent, file: string) => event.type === 'stap' && event.file === file

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'onderweg-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  write('collegevoorstel.yaml', 'gemeente: {naam: Proefstad}\n')
  write('bankjes/voorstel.md', proposal('openbaar'))
  write('week/agenda.yaml', agenda('College'))
})

it('a stage that fails leaves what was taken away in the report', async () => {
  await meet('week/agenda.yaml')
  expect(existsSync(join(folder, 'uitvoer/week/openbaar/bundel.pdf'))).toBe(true)
  write('bankjes/voorstel.md', proposal('geheim'))
  const report = await meet('week/agenda.yaml', (event) => {
    if (isAboutMeeting(event, 'week/agenda.yaml')) throw new Error('een fout van het programma')
  })
  expect(report.documents.map(({ outcome }) => outcome)).toEqual(['mislukt'])
  expect(rules(report)).toEqual(expect.arrayContaining(['editie/weggehaald', 'intern/storing']))
  expect(existsSync(join(folder, 'uitvoer/week/openbaar/bundel.pdf'))).toBe(false)
})

it('a folder that another meeting took over meanwhile is not taken away', async () => {
  await meet('week/agenda.yaml')
  mkdirSync(join(folder, 'nieuw'))
  renameSync(join(folder, 'week/agenda.yaml'), join(folder, 'nieuw/agenda.yaml'))
  write('ander/agenda.yaml', agenda('Raad', 'naam: week\n'))
  let other: Report | undefined
  const report = await meet('nieuw/agenda.yaml', async (event) => {
    if (isAboutMeeting(event, 'nieuw/agenda.yaml')) other ??= await meet('ander/agenda.yaml')
  })
  expect(other?.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt'])
  expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt'])
  expect(existsSync(join(folder, 'uitvoer/nieuw/openbaar/bundel.pdf'))).toBe(true)
  expect(existsSync(join(folder, 'uitvoer/week/openbaar/bundel.pdf'))).toBe(true)
})

it('and is, when nobody took it over', async () => {
  await meet('week/agenda.yaml')
  mkdirSync(join(folder, 'nieuw'))
  renameSync(join(folder, 'week/agenda.yaml'), join(folder, 'nieuw/agenda.yaml'))
  await meet('nieuw/agenda.yaml')
  expect(existsSync(join(folder, 'uitvoer/week/openbaar/bundel.pdf'))).toBe(false)
})

it.each([
  ['is not reported in a folder that another meeting took over meanwhile', true],
  ['is, when nobody took it over', false],
])('what is out of date under the earlier name of a meeting whose proposal has an error %s', async (_, isTakenOver) => {
  write('kapot/voorstel.md', proposal('openbaar'))
  write('week/agenda.yaml', `${agenda('College')}  - voorstel: ../kapot/voorstel.md\n`)
  await meet('week/agenda.yaml')
  write('kapot/voorstel.md', proposal('openbaar').replace('2026-11-17', '2026-11-31'))
  mkdirSync(join(folder, 'nieuw'))
  renameSync(join(folder, 'week/agenda.yaml'), join(folder, 'nieuw/agenda.yaml'))
  write('ander/agenda.yaml', agenda('Raad', 'naam: week\n'))
  let other: Report | undefined
  const report = await meet('nieuw/agenda.yaml', async (event) => {
    if (isTakenOver && isAboutMeeting(event, 'nieuw/agenda.yaml')) other ??= await meet('ander/agenda.yaml')
  })
  expect(other?.documents.map(({ outcome }) => outcome)).toEqual(isTakenOver ? ['gemaakt', 'gemaakt'] : undefined)
  expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt', 'fouten'])
  const named = report.documents[0]?.diagnostics.filter(
    ({ ruleId, reason }) => ruleId === 'editie/niet-bijgewerkt' && reason?.includes('uitvoer/week/openbaar'),
  )
  expect(named).toHaveLength(isTakenOver ? 0 : 1)
})
