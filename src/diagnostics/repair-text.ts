import { applyFixes } from './apply-fixes.ts'
import { type Diagnostic, type Fix, hasErrors } from './diagnostic.ts'
import type { Rule } from './rule.ts'

/** Turns after which whatever still asks for a repair is left as it is. One turn is the rule: a second finds what the first made visible. */
const mostTurns = 100
/** Repairs tried one by one in a turn in which they do not go together. */
const mostTried = 50

export interface RepairedText {
  readonly text: string
  /** The findings that are gone because of a repair. */
  readonly repaired: readonly Diagnostic[]
}

/**
 * Repairs a text until nothing in it has a repair that helps.
 *
 * A repair is kept only when the findings it answers are gone and no error has come that was not there: one that merely moves the
 * trouble is not made. So the same text repaired again stays the same.
 *
 * @param text without byte order mark; line ends of any kind, kept
 * @param findings what is wrong with a text, those that the author allows left out; offsets count in the text given
 */
export function repairText(text: string, findings: (text: string) => readonly Diagnostic[]): RepairedText {
  let now: State = { text, found: findings(text) }
  const repaired: Diagnostic[] = []
  for (let turn = 0; turn < mostTurns; turn++) {
    const asked = fixesOf(now.found)
    if (asked.length === 0) break
    const better = tryAll(now, asked, findings) ?? tryEach(now, asked, findings)
    if (better === undefined) break
    repaired.push(...better.answered)
    now = better
  }
  return { text: now.text, repaired }
}

interface State {
  readonly text: string
  readonly found: readonly Diagnostic[]
}

interface Better extends State {
  readonly answered: readonly Diagnostic[]
}

type Findings = (text: string) => readonly Diagnostic[]

function fixesOf(found: readonly Diagnostic[]): readonly Fix[] {
  return [...new Set(found.flatMap(({ fix }) => (fix === undefined ? [] : [fix])))]
}

function tryAll(now: State, asked: readonly Fix[], findings: Findings): Better | undefined {
  const { text, made } = applyFixes(now.text, asked)
  if (text === now.text) return undefined
  const found = findings(text)
  const answered = now.found.filter(({ fix }) => fix !== undefined && made.includes(fix))
  return helps(now.found, found, answered) ? { text, found, answered } : undefined
}

/** One of them spoils it for the others: the first that helps by itself is made. */
function tryEach(now: State, asked: readonly Fix[], findings: Findings): Better | undefined {
  for (const fix of asked.slice(0, mostTried)) {
    const better = tryAll(now, [fix], findings)
    if (better) return better
  }
  return undefined
}

/** The findings answered are gone, and no rule has more errors than before. */
function helps(before: readonly Diagnostic[], after: readonly Diagnostic[], answered: readonly Diagnostic[]): boolean {
  const left = countByRule(after)
  const were = countByRule(before)
  for (const [rule, count] of countByRule(answered)) {
    if ((left.get(rule) ?? 0) > (were.get(rule) ?? 0) - count) return false
  }
  const errors = after.filter((message) => hasErrors([message]) && !isRevealed(message.rule, answered))
  return [...countByRule(errors)].every(([rule, count]) => count <= (were.get(rule) ?? 0))
}

/** A value or key that could not be read was not checked: what is reported once it can be read was wrong before the fix. */
function isRevealed({ revealedBy }: Rule, answered: readonly Diagnostic[]): boolean {
  return revealedBy === 'value' || (revealedBy === 'key' && answered.some(({ rule }) => rule.reveals === 'key'))
}

function countByRule(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { ruleId } of found) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1)
  return counts
}
