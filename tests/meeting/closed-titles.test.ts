import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import type { Edition } from '../../src/document/edition.ts'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { readRecord } from '../../src/output/public-record.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'

// The public agenda names points; then one of these is closed, whatever number it has by then.

let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 1 })
})
afterAll(() => printer.close())

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gesloten-titels-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
})

/** Points by title; `!` before it: geheim. */
const meet = (points: readonly string[], edition: Edition) => {
  const lines = points.map((one) =>
    one.startsWith('!') ? `  - {titel: "${one.slice(1)}", status: geheim}\n` : `  - {titel: "${one}"}\n`,
  )
  writeFileSync(
    join(folder, 'week.yaml'),
    `vergadering: College\nnummer: 1\ndatum: 2026-11-24\npunten:\n${lines.join('')}`,
  )
  return makeAgenda(
    { cwd: folder, file: 'week.yaml', editions: [edition], strictness: 'lenient', html: 'discard', jobs: 1 },
    { printer },
  )
}
const isThere = () => existsSync(join(folder, 'uitvoer/week/openbaar/agenda.pdf'))
const record = () => readRecord(join(folder, 'uitvoer'))

const before = ['Opening', 'Grondaankoop Jansen', '!Personeel']
it.each<[string, readonly string[], boolean]>([
  ['closed, with the number of one that was left out', ['Opening', 'Mededelingen', '!Grondaankoop Jansen'], false],
  ['closed, in the place of one that was left out', ['Grondaankoop', 'Opening', '!Grondaankoop Jansen'], false],
  ['closed, in other letters', ['Opening', 'Mededelingen', '!GRONDAANKOOP  Jansen.'], false],
  ['closed, with another sign', ['Opening', 'Mededelingen', '!Grondaankoop ‘Jansen’'], false],
  ['closed, with the number that it had', ['Opening', '!Grondaankoop Jansen', 'Rondvraag'], false],
  ['closed, and another title', ['Opening', '!Verkoop', 'Rondvraag'], false],
  ['left as it was', before, true],
  ['left as it was, with the closed one renamed', ['Opening', 'Grondaankoop Jansen', '!Werving'], true],
  ['gone', ['Opening', 'Mededelingen', '!Personeel'], true],
  ['open, beside a closed one with the same title', ['Opening', 'Grondaankoop Jansen', '!Opening'], true],
])('a point that is %s', async (_, after, stays) => {
  await meet(before, 'openbaar')
  expect(record()).toMatchObject([{ punten: ['Opening', 'Grondaankoop Jansen'], weggelaten: ['3'] }])
  await meet(after, 'intern')
  expect(isThere()).toBe(stays)
  // What is not public any more is not in the record either.
  if (!stays) expect(JSON.stringify(record())).not.toContain('Jansen')
})

it('is left out of the public agenda that is made next', async () => {
  await meet(before, 'openbaar')
  await meet(['Opening', 'Mededelingen', '!Grondaankoop Jansen'], 'openbaar')
  expect(isThere()).toBe(true)
  expect(record()).toMatchObject([{ punten: ['Opening', 'Mededelingen'], weggelaten: ['3'] }])
})
