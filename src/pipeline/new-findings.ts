import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** Findings of a later stage that no earlier one reported: composing repeats what the rules found in the text. */
export function newFindings(earlier: readonly Diagnostic[], later: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(earlier.map(keyOf))
  return later.filter((each) => !known.has(keyOf(each)))
}

/** Equal for two findings that state the same about the same place. */
export function keyOf({ ruleId, file, line, column, reason }: Diagnostic): string {
  return JSON.stringify([ruleId, file, line, column, reason])
}
