import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Edition } from '../../../src/document/edition.ts'
import { makeAgenda } from '../../../src/meeting/make-agenda.ts'
import type { Printer } from '../../../src/print/printer.ts'
import type { Report } from '../../../src/report/report.ts'
import { proposal } from '../../cli/trial-project.ts'
import { type Laid, layOut } from './laid-out.ts'

// Nothing is printed: what earlier runs made is laid out by hand.

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'eerder-openbaar-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  write('collegevoorstel.yaml', 'gemeente: {naam: Proefstad}\n')
})

const printer: Printer = {
  print: () => Promise.reject(new Error('nothing is printed')),
  warm: () => Promise.resolve(),
  about: () => Promise.reject(new Error('there is no browser')),
  close: () => Promise.resolve(),
}
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const lay = (map: string, laid?: Laid) => layOut(folder, map, laid)
const rules = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
const said = ({ documents }: Report) =>
  documents.flatMap(({ diagnostics }) => diagnostics.map(({ reason, note }) => `${reason} ${note}`)).join('\n')

describe('a meeting whose agenda was renamed, and that nothing attributes to it', () => {
  const closed = '{titel: Werving, status: besloten}'
  const old: Laid = { soort: 'agenda', files: { 'agenda.pdf': undefined, 'bundel.pdf': undefined } }
  const meetAs = (edition: Edition, points: string) => {
    write('nieuw.yaml', `vergadering: College\ndatum: 2026-11-24\npunten:\n  - ${points}\n`)
    const request = { cwd: folder, file: 'nieuw.yaml', strictness: 'lenient', html: 'discard', jobs: 1 } as const
    return makeAgenda({ ...request, editions: [edition] }, { printer })
  }
  const named = (report: Report) => ({
    isError: rules(report).includes('editie/blijft-staan'),
    isNamed: /is waaruit zij zijn gemaakt: .*uitvoer\/week\/openbaar/.test(said(report)),
  })

  it.each<[string, string, Laid, { readonly isError: boolean; readonly isNamed: boolean }]>([
    ['without a record, and a point is besloten', closed, old, { isError: true, isNamed: true }],
    ['without a record, and a point is secret', '{titel: X, status: geheim}', old, { isError: true, isNamed: true }],
    ['without a record, under embargo', '{titel: X, embargo: 2099-01-01}', old, { isError: true, isNamed: true }],
    [
      'without a record, a proposal besloten',
      '{voorstel: stuk.md, status: besloten}',
      old,
      { isError: true, isNamed: true },
    ],
    [
      'with another title, and states the point',
      closed,
      { ...old, bron: 'weg.yaml', punten: ['werving'] },
      { isError: true, isNamed: true },
    ],
    [
      'with another title, and does not state it',
      closed,
      { ...old, bron: 'weg.yaml', punten: ['Opening'] },
      { isError: false, isNamed: true },
    ],
    ['without a record, and all is public', '{titel: Werving}', old, { isError: false, isNamed: true }],
    [
      'and that is alive',
      closed,
      { ...old, bron: 'week.yaml', punten: ['Werving'] },
      { isError: false, isNamed: false },
    ],
  ])('%s', async (_, points, laid, expected) => {
    write('week.yaml', 'vergadering: Raad\ndatum: 2026-11-25\npunten: []\n')
    if (laid.bron !== 'week.yaml') rmSync(join(folder, 'week.yaml'))
    write('stuk.md', proposal({}))
    // The proposal has a folder of its own, so that nothing of it is missed.
    lay('stuk/openbaar', { bron: 'stuk.md' })
    const place = lay('week/openbaar', laid)
    expect(named(await meetAs('openbaar', points))).toEqual(expected)
    expect(named(await meetAs('intern', points))).toEqual({ ...expected, isNamed: expected.isError })
    expect(existsSync(join(place, 'bundel.pdf'))).toBe(true)
  })

  it('is not told to be made from a document with its name', async () => {
    write('week.md', proposal({}))
    lay('week/openbaar', old)
    expect(named(await meetAs('openbaar', closed))).toEqual({ isError: true, isNamed: true })
    write('diep/week.yaml', 'vergadering: Raad\n')
    expect(named(await meetAs('openbaar', closed))).toEqual({ isError: false, isNamed: false })
  })
})
