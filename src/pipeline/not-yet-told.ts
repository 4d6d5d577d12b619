import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** What a later stage tells that an earlier one did not: a page says again what the rules said of its text. */
export function notYetTold(told: readonly Diagnostic[], later: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(told.map(keyOf))
  return later.filter((each) => !known.has(keyOf(each)))
}

/** The same for two that say the same of the same place. */
export function keyOf({ ruleId, file, line, column, reason }: Diagnostic): string {
  return JSON.stringify([ruleId, file, line, column, reason])
}
