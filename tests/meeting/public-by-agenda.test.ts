import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Edition } from '../../src/document/edition.ts'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { readRecord, recordName } from '../../src/output/public-record.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { exitCodeOf, type Report } from '../../src/report/report.ts'
import type { FinishedPart } from '../../src/reuse/part-store.ts'

// A proposal that states nothing itself, in the meetings of two agendas that state that it is public: it may be there, and nowhere else.

const folder = mkdtempSync(join(tmpdir(), 'door-de-agenda-'))
const first = mkdtempSync(join(tmpdir(), 'door-de-agenda-eerst-'))
const kept = new Map<string, FinishedPart>()
const parts = {
  get: (key: string) => kept.get(key),
  set: (key: string, part: FinishedPart) => void kept.set(key, part),
}
let printer: Printer

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const proposal = (front = '') =>
  `---\nzaaknummer: Z-2026-1\ndatum: 2026-11-17\nportefeuillehouder: C. Voorbeeld\nonderwerp: Contract\n${front}bijlagen:\n  - {soort: overig, titel: Kaart, bestand: kaart.md}\n---\n\n## Voorstel\n\n1. Bijlage 1 te tekenen.\n`
const letter = (front = '') => `---\nsoort: overig\ntitel: Kaart\n${front}---\n\nDe kaart.\n`
const agenda = (stated: string) =>
  `vergadering: College\ndatum: 2026-11-24\npunten:\n  - {voorstel: ../contract/voorstel.md${stated}}\n`
const sourceDateEpoch = Date.UTC(2026, 10, 23) / 1000
const request = { cwd: folder, strictness: 'lenient', html: 'discard', jobs: 2, sourceDateEpoch } as const
const meet = (week = 'week', edition: Edition = 'openbaar') =>
  makeAgenda({ ...request, editions: [edition], file: `${week}/agenda.yaml` }, { printer, parts })
const make = (file = 'contract/voorstel.md', edition: Edition = 'openbaar') =>
  build({ ...request, editions: [edition], files: [file] }, { printer, parts })
const rules = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
const said = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ reason }) => reason))
const out = join(folder, 'uitvoer')
/** What of the proposal is public: the bundle has the same content as the folder of the point. */
const isPublicIn = (week: string) => {
  const [point, bundle] = ['01-contract/voorstel.pdf', 'bundel.pdf'].map((path) =>
    existsSync(join(out, week, 'openbaar', path)),
  )
  expect(bundle).toBe(point)
  return point
}

beforeAll(async () => {
  printer = openPrinter({ jobs: 2 })
  write('collegevoorstel.yaml', 'gemeente: {naam: Voorbeeldstad}\n')
  write('contract/kaart.md', letter())
  write('contract/voorstel.md', proposal())
  for (const week of ['week', 'vorige']) {
    write(`${week}/agenda.yaml`, agenda(', status: openbaar'))
    expect(exitCodeOf(await meet(week))).toBe(0)
  }
  cpSync(folder, first, { recursive: true })
}, 30_000)
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  cpSync(first, folder, { recursive: true })
})
afterAll(async () => {
  await printer.close()
  for (const made of [folder, first]) rmSync(made, { recursive: true, force: true })
})

describe('a run of the proposal itself', () => {
  it.each<[string, () => void]>([
    ['that changed nothing', () => {}],
    ['with another text', () => write('contract/voorstel.md', proposal().replace('te tekenen', 'te sluiten'))],
    ['with another name', () => write('contract/voorstel.md', proposal('naam: verdrag\n'))],
    ['with an embargo that has ended', () => write('contract/voorstel.md', proposal('embargo: 2020-01-02\n'))],
    ['with an attachment that says it is public', () => write('contract/kaart.md', letter('status: openbaar\n'))],
    ['with an error', () => write('contract/voorstel.md', proposal('zaaknummer: [x]\n').replace(/^zaak.*2.*\n/m, ''))],
  ])('%s leaves it in the meetings', async (_, change) => {
    change()
    for (const edition of ['intern', 'openbaar'] as const) {
      expect(rules(await make(undefined, edition))).not.toContain('editie/weggehaald')
      expect(['week', 'vorige'].map(isPublicIn)).toEqual([true, true])
    }
    expect(existsSync(join(out, 'contract/openbaar'))).toBe(false)
  })

  it('says in a public run that nobody states that it is public', async () => {
    expect(rules(await make())).toContain('editie/status-ontbreekt')
  })

  const secrecy = (op: string) =>
    `geheimhouding: [{op: ${op}, titel: Kaart, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]\n`
  it.each<[string, () => void]>([
    ['that is closed', () => write('contract/voorstel.md', proposal('status: besloten\n'))],
    ['that is secret', () => write('contract/voorstel.md', proposal('status: geheim\n'))],
    ['under embargo', () => write('contract/voorstel.md', proposal('embargo: 2027-01-01\n'))],
    ['with secrecy', () => write('contract/voorstel.md', proposal(secrecy('voorstel').replace('titel: Kaart, ', '')))],
    ['with a status that cannot be read', () => write('contract/voorstel.md', proposal('status: geheimm\n'))],
    ['with a key that may be its status', () => write('contract/voorstel.md', proposal('staus: geheim\n'))],
    ['that cannot be read', () => write('contract/voorstel.md', proposal('x: [\n'))],
    ['with secrecy on its attachment', () => write('contract/voorstel.md', proposal(secrecy('bijlage 1')))],
    ['with an attachment that says it is secret', () => write('contract/kaart.md', letter('status: geheim\n'))],
    ['with an attachment under embargo', () => write('contract/kaart.md', letter('embargo: 2027-01-01\n'))],
    ['without a record of who stated it', () => rmSync(join(out, recordName))],
  ])('%s takes it away', async (_, change) => {
    change()
    for (const edition of ['intern', 'openbaar'] as const) await make(undefined, edition)
    expect(['week', 'vorige'].map(isPublicIn)).toEqual([false, false])
  })

  it('takes it from a meeting whose agenda is gone', async () => {
    rmSync(join(folder, 'vorige'), { recursive: true })
    await make(undefined, 'intern')
    expect(['week', 'vorige'].map(isPublicIn)).toEqual([true, false])
  })

  it.each([
    ['', true],
    ['status: openbaar\n', true],
    ['status: besloten\n', false],
  ])('its attachment, by itself, with %j', async (front, stays) => {
    write('contract/kaart.md', letter(`zaaknummer: Z-2026-1\ndatum: 2026-11-17\n${front}`))
    await make('contract/kaart.md', 'intern')
    expect(isPublicIn('week')).toBe(stays)
  })
})

describe('a run of the meeting', () => {
  it('that changed nothing leaves it there', async () => {
    const report = await meet()
    expect(rules(report)).not.toContain('editie/weggehaald')
    expect([exitCodeOf(report), ...['week', 'vorige'].map(isPublicIn)]).toEqual([0, true, true])
  })

  it.each([
    ['that states nothing', agenda('')],
    ['that is broken', `${agenda(', status: openbaar')}x: [\n`],
  ])('%s takes it from its own folder only', async (_, text) => {
    write('week/agenda.yaml', text)
    for (const edition of ['intern', 'openbaar'] as const) {
      const report = await meet('week', edition)
      expect(rules(report)).not.toContain('editie/blijft-staan')
      expect(existsSync(join(out, 'week/openbaar/01-contract'))).toBe(false)
      expect(isPublicIn('vorige')).toBe(true)
    }
  })

  it('that is stricter takes it from its own folder, and names the other one and fails', async () => {
    write('week/agenda.yaml', agenda(', status: besloten'))
    const report = await meet()
    expect(existsSync(join(out, 'week/openbaar/01-contract'))).toBe(false)
    expect(said(report).join('\n')).toContain('Het staat nog in uitvoer/vorige/openbaar/01-contract.')
    expect([exitCodeOf(report), isPublicIn('vorige')]).toEqual([1, true])
  })

  it('takes away what the proposal published of itself, when only the agenda states that it is public', async () => {
    write('contract/voorstel.md', proposal('status: openbaar\n'))
    write('week/agenda.yaml', agenda(''))
    for (const report of [await make(), await meet()]) expect(exitCodeOf(report)).toBe(0)
    const statedIn = () => readRecord(out).flatMap(({ map, openbaarDoor }) => (openbaarDoor ? [map] : []))
    expect(statedIn()).toEqual(['vorige/openbaar/01-contract'])
    write('contract/voorstel.md', proposal())
    write('week/agenda.yaml', agenda(', status: openbaar'))
    const before = readFileSync(join(out, 'week/openbaar/01-contract/voorstel.pdf'))
    const report = await meet()
    expect(said(report).join('\n')).toContain('is weggehaald uit uitvoer/contract/openbaar.')
    expect([
      exitCodeOf(report),
      ...['contract', 'week'].map((name) => existsSync(join(out, name, 'openbaar'))),
    ]).toEqual([0, false, true])
    expect(before.equals(readFileSync(join(out, 'week/openbaar/01-contract/voorstel.pdf')))).toBe(true)
    expect(statedIn()).toEqual(['vorige/openbaar/01-contract', 'week/openbaar/01-contract'])
  })
})
