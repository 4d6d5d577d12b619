import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { wordRules } from '../../rules/word-rules.ts'
import { type ImportNote, type Ledger, notesByReason } from '../ledger/ledger.ts'
import { adviceOn } from './advice.ts'

/** One finding for each cause, at its first place; the report beside the proposal has all places. */
export function findingsOn({ notes }: Ledger, file: string): readonly Diagnostic[] {
  const byReason = notesByReason(notes)
  return [...byReason.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [finding(first, others.length, file)]))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

function finding({ rule, place, text, reason }: ImportNote, others: number, file: string): Diagnostic {
  const start = { line: Math.max(1, place.line), column: place.column }
  const end = { line: start.line, column: start.column + Math.max(1, text.length) }
  return diagnostic({
    rule: wordRules[rule],
    file,
    place: { start, end },
    reason: others === 0 ? reason : `${reason.replace(/\.$/, '')} (en nog ${others} keer).`,
    advice: adviceOn(rule),
  })
}
