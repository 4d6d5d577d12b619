import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { checkFiles } from '../../src/meeting/check-files.ts'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import type { Report } from '../../src/report/report.ts'
import { proposal } from '../cli/trial-project.ts'

let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 2 })
})
afterAll(() => printer.close())

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'andere-agenda-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\n')
  writeFileSync(join(folder, 'parkeren.md'), proposal({ front: 'status: openbaar', without: ['status'] }))
})

/** Agendas of two weeks with the same proposal, each with a status of its own or none. */
const write = (week: 47 | 48, status?: 'openbaar' | 'besloten' | 'geheim') => {
  const point = `  - voorstel: parkeren.md\n${status === undefined ? '' : `    status: ${status}\n`}`
  const head = `vergadering: College\nnummer: ${week}\ndatum: 2026-11-${week === 47 ? 17 : 24}\n`
  writeFileSync(join(folder, `week-${week}.yaml`), `${head}punten:\n  - titel: Opening\n${point}`)
}
const request = () => ({
  cwd: folder,
  editions: ['intern', 'openbaar'] as const,
  strictness: 'lenient' as const,
  html: 'discard' as const,
  jobs: 1,
})
const make = (week: 47 | 48) => makeAgenda({ ...request(), file: `week-${week}.yaml` }, { printer })
const findings = ({ documents }: Report, id: string) =>
  documents.flatMap(({ file, diagnostics }) =>
    diagnostics.flatMap(({ ruleId, reason }) => (ruleId === id ? [{ file, reason }] : [])),
  )
const isPublic = (path: string) => existsSync(join(folder, 'uitvoer', path, 'voorstel.pdf'))

describe('a proposal that another agenda keeps from the public', () => {
  it.each(['geheim', 'besloten'] as const)('is reported when both agendas are named: %s', async (status) => {
    write(47, status)
    write(48)
    const report = await checkFiles({ files: ['week-47.yaml', 'week-48.yaml'], cwd: folder, strictness: 'lenient' })
    expect(findings(report, 'agenda/elders-gesloten')).toEqual([
      {
        file: 'week-48.yaml',
        reason: 'Punt 2 is hier niet besloten of geheim, en op een andere agenda wel: week-47.yaml.',
      },
    ])
  })

  it.each([
    ['openbaar', undefined],
    ['geheim', 'besloten'],
    [undefined, undefined],
  ] as const)('is not reported where they agree: %s and %s', async (one, other) => {
    write(47, one)
    write(48, other)
    const report = await checkFiles({ files: ['week-47.yaml', 'week-48.yaml'], cwd: folder, strictness: 'lenient' })
    expect(findings(report, 'agenda/elders-gesloten')).toEqual([])
  })

  it('is made public by no run, while that agenda is in the record of the output and exists', async () => {
    write(47, 'geheim')
    write(48)
    await make(47)
    const record = readFileSync(join(folder, 'uitvoer/.collegevoorstel.json'), 'utf8')
    expect(record).toContain('"gesloten"')
    expect(record).not.toContain('parkeren')
    const report = await make(48)
    expect(findings(report, 'agenda/elders-gesloten')).toHaveLength(1)
    expect(isPublic('week-48/openbaar/02-parkeren')).toBe(false)
    expect(isPublic('week-48/intern/02-parkeren')).toBe(true)
    const alone = await build({ ...request(), files: ['parkeren.md'] }, { printer })
    expect(findings(alone, 'editie/niet-openbaar')).toEqual([
      {
        file: 'parkeren.md',
        reason: 'Dit stuk staat ook op de agenda week-47.yaml, en daar is het geheim: er is geen openbare editie van.',
      },
    ])
    expect(isPublic('parkeren/openbaar')).toBe(false)
    write(47)
    await make(47)
    await make(48)
    expect(isPublic('week-48/openbaar/02-parkeren')).toBe(true)
  })

  it('is public again when that agenda is gone', async () => {
    write(47, 'geheim')
    write(48)
    await make(47)
    unlinkSync(join(folder, 'week-47.yaml'))
    expect(findings(await make(48), 'agenda/elders-gesloten')).toEqual([])
    expect(isPublic('week-48/openbaar/02-parkeren')).toBe(true)
  })
})
