import { isDeepStrictEqual } from 'node:util'
import { applyFixes } from './apply-fixes.ts'
import { type Diagnostic, type Fix, hasErrors } from './diagnostic.ts'
import type { Rule } from './rule.ts'

/** Most rounds. Usually one suffices; a next one applies the fixes of findings that it revealed. */
const mostRounds = 100
/** Most fixes tried one by one in a round in which they do not work together. */
const mostTried = 50

export interface RepairedText {
  readonly text: string
  /** The findings that a fix resolved. */
  readonly repaired: readonly Diagnostic[]
}

/**
 * Applies the fixes of a text until none of them helps. A fix is kept only if its findings are gone and no new error has appeared, so
 * that repairing the result again changes nothing.
 *
 * @param text without byte order mark; its line endings are kept
 * @param findings about a text, without those that the author ignores
 */
export function repairText(text: string, findings: (text: string) => readonly Diagnostic[]): RepairedText {
  let now: State = { text, found: findings(text) }
  const repaired: Diagnostic[] = []
  for (let round = 0; round < mostRounds; round++) {
    const fixes = fixesOf(now.found)
    if (fixes.length === 0) break
    const better = tryAll(now, fixes, findings) ?? tryEach(now, fixes, findings)
    if (better === undefined) break
    repaired.push(...better.resolved)
    now = better
  }
  return { text: now.text, repaired }
}

/**
 * Applies one fix, if a finding about this text still offers it, and on the same condition as `repairText`.
 *
 * @returns undefined when the text no longer has that finding, or the fix does not help
 */
export function repairOne(text: string, offered: Fix, findings: Findings): RepairedText | undefined {
  const found = findings(text)
  const fix = fixesOf(found).find((one) => isDeepStrictEqual(one, offered))
  const better = fix && tryAll({ text, found }, [fix], findings)
  return better && { text: better.text, repaired: better.resolved }
}

interface State {
  readonly text: string
  readonly found: readonly Diagnostic[]
}

interface Better extends State {
  readonly resolved: readonly Diagnostic[]
}

type Findings = (text: string) => readonly Diagnostic[]

function fixesOf(found: readonly Diagnostic[]): readonly Fix[] {
  return [...new Set(found.flatMap(({ fix }) => (fix === undefined ? [] : [fix])))]
}

function tryAll(now: State, fixes: readonly Fix[], findings: Findings): Better | undefined {
  const { text, applied } = applyFixes(now.text, fixes)
  if (text === now.text) return undefined
  const found = findings(text)
  const answered = now.found.filter(({ fix }) => fix !== undefined && applied.includes(fix))
  return helps(now.found, found, answered) ? { text, found, resolved: answered } : undefined
}

/** Applies the first fix that helps by itself. */
function tryEach(now: State, fixes: readonly Fix[], findings: Findings): Better | undefined {
  for (const fix of fixes.slice(0, mostTried)) {
    const better = tryAll(now, [fix], findings)
    if (better) return better
  }
  return undefined
}

/** Whether the resolved findings are gone, and no rule has more errors than before. */
function helps(before: readonly Diagnostic[], after: readonly Diagnostic[], answered: readonly Diagnostic[]): boolean {
  const left = countByRule(after)
  const were = countByRule(before)
  for (const [rule, count] of countByRule(answered)) {
    if ((left.get(rule) ?? 0) > (were.get(rule) ?? 0) - count) return false
  }
  const errors = after.filter((message) => hasErrors([message]) && !isRevealed(message.rule, answered))
  return [...countByRule(errors)].every(([rule, count]) => count <= (were.get(rule) ?? 0))
}

/** A finding about what could not be read before the fix: it is not new. */
function isRevealed({ revealedBy }: Rule, answered: readonly Diagnostic[]): boolean {
  if (answered.some(({ rule }) => rule.reveals === 'document')) return true
  return revealedBy === 'value' || (revealedBy === 'key' && answered.some(({ rule }) => rule.reveals === 'key'))
}

function countByRule(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { ruleId } of found) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1)
  return counts
}
