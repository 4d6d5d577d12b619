import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { repairText } from '../../src/diagnostics/repair-text.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { hintComment, sectionHint } from '../../src/forms/section-help.ts'
import { findingsIn } from '../../src/pipeline/repair-proposal.ts'
import { seed, sized } from '../run-size.ts'
import { examplesConfig, mutated } from './mutated-document.ts'

const numRuns = sized(20_000)

const kinds = loadKinds()
const { config } = parseConfig(readFileSync(examplesConfig, 'utf8'), examplesConfig, 'collegevoorstel.yaml')

it('checks and repairs any document: nothing falls over, nothing is lost, and twice is once', {
  timeout: 3_600_000,
}, () => {
  let repaired = 0
  fc.assert(
    fc.property(mutated, (source) => {
      const text = source.text.replace(/^\uFEFF{0,2}/, '')
      const touched = new Set<string>()
      const findings = (now: string) => {
        const found = findingsIn({ ...source, text: now }, { config, kinds }, {})
        expectInside(found, now)
        noteTouched(found, now, touched)
        return found
      }
      const before = findings(text)
      const once = repairText(text, findings)
      const after = findings(once.text)
      expectBetter(before, after, once.repaired)
      expectKept(text, once.text, touched)
      expect(repairText(once.text, findings).text).toBe(once.text)
      if (once.repaired.length === 0) expect(once.text).toBe(text)
      else repaired++
    }),
    { numRuns, seed },
  )
  expect(repaired).toBeGreaterThan(numRuns / 40)
})

/** Line, column and offset of both ends exist, and say the same. */
function expectInside(found: readonly Diagnostic[], text: string): void {
  const lines = text.split(/\r\n|\n|\r/)
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)]
  for (const { place, ruleId } of found) {
    if (place === undefined || !('start' in place)) continue
    for (const { line, column, offset } of [place.start, place.end]) {
      const length = lines[line - 1]?.length
      if (length === undefined || column < 1 || column > length + 1) expect.fail(`${ruleId}: ${line}:${column}`)
      if (offset === undefined) expect.fail(`${ruleId}: no offset`)
      if (offset !== (starts[line - 1] ?? 0) + column - 1) expect.fail(`${ruleId}: ${line}:${column} is not ${offset}`)
    }
    expect(place.end.offset ?? 0).toBeGreaterThanOrEqual(place.start.offset ?? 0)
  }
}

/** Lines in which some repair puts other words. */
function noteTouched(found: readonly Diagnostic[], text: string, touched: Set<string>): void {
  for (const edit of found.flatMap(({ fix }) => fix ?? [])) {
    if (edit.replacement.some((piece) => typeof piece !== 'string')) continue
    const start = Math.max(text.lastIndexOf('\n', edit.from - 1), text.lastIndexOf('\r', edit.from - 1)) + 1
    touched.add(/^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '')
  }
}

/**
 * What a repair may bring to light: an added section has no text yet, what stands under a heading counts once that is a section,
 * and a value that can be read can be judged; behind a key that was not known nothing had been read at all.
 */
const revealed =
  /^(onderdelen\/(leeg|nvt|delen)|beslispunten\/.*|geheimhouding\/.*|voormatter\/(verwacht|datumvolgorde|portefeuillehouder|orgaan|zaaknummer)|vragen\/.*|bijlagen\/.*|privacy\/.*|tekst\/invulplek)$/

function expectBetter(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  repaired: readonly Diagnostic[],
): void {
  const [were, are, gone] = [countByRule(before), countByRule(after), countByRule(repaired)]
  // What could not be read as a whole can be judged now.
  const isLegible = repaired.some(({ rule }) => rule.reveals === 'document')
  const mayShow = (rule: string) =>
    isLegible ||
    revealed.test(rule) ||
    (gone.has('yaml/onbekende-sleutel') && rule.startsWith('yaml/')) ||
    // A heading that was none of the form's has a place in it now; where another stands twice, the order is the author's to mend.
    ((gone.has('onderdelen/onbekend') || gone.has('onderdelen/kopniveau')) && rule === 'onderdelen/volgorde')
  for (const [rule, count] of are) {
    if (!mayShow(rule)) expect([rule, count <= (were.get(rule) ?? 0)]).toEqual([rule, true])
  }
  for (const [rule, count] of gone) {
    // One that only shows after another repair is repaired as well without having been there before.
    const left = Math.max(0, (were.get(rule) ?? 0) - count)
    if (!mayShow(rule)) expect([rule, (are.get(rule) ?? 0) <= left]).toEqual([rule, true])
  }
}

function countByRule(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { ruleId } of found) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1)
  return counts
}

/** What stands under the heading of a section that is added. */
const hints: ReadonlySet<string> = new Set(
  kinds.soorten.flatMap((soort) =>
    (kinds.load(soort)?.kind?.onderdelen ?? []).map((section) => hintComment(sectionHint(section))),
  ),
)

/** Every line is still there, but for those in which a repair puts other words; what came is headings with their hints; line ends are those of the file. */
function expectKept(before: string, after: string, touched: ReadonlySet<string>): void {
  // An empty file becomes a new document of its kind.
  if (before.trim() === '') return
  const [were, are] = [linesOf(before), linesOf(after)]
  for (const [line, count] of were) {
    if (touched.has(line) || line.trim() === '') continue
    expect([line, (are.get(line) ?? 0) >= count]).toEqual([line, true])
  }
  for (const [line, count] of are) {
    // A fence takes the place of dashes of any kind.
    if (line === '---' && [...touched].some((one) => /^[\p{Pd}\s=]+$/u.test(one))) continue
    if (count > (were.get(line) ?? 0) && line.trim() !== '' && !/^\s*(>\s*)?#/.test(line) && !hints.has(line)) {
      expect([line, [...touched].some((one) => resembles(one, line))]).toEqual([line, true])
    }
  }
  const withoutHints = [...hints].reduce((text, hint) => text.replaceAll(hint, ''), after)
  for (const end of [/\r\n/g, /(?<!\r)\n/g, /\r(?!\n)/g, /<!--/g, /-->/g]) {
    const [had, has] = [before.match(end)?.length ?? 0, withoutHints.match(end)?.length ?? 0]
    expect([end.source, has >= had, has > had && had === 0 && before.includes('\n')]).toEqual([end.source, true, false])
  }
}

/** The same begin or the same end, whatever its capitals or its number: a repair changes one stretch of a line. */
function resembles(one: string, other: string): boolean {
  const plain = (line: string) => line.toLowerCase().replace(/^([\s>]*)\d+/, '$1')
  const [a, b] = [plain(one), plain(other)]
  return a.slice(0, 3) === b.slice(0, 3) || a.slice(-3) === b.slice(-3)
}

function linesOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const line of text.split(/\r\n|\n|\r/)) counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}
