import { type Diagnostic, severityOf, withSeverity } from './diagnostic.ts'
import { ruleInfo } from './rule-catalog.ts'
import type { RuleLevel } from './rule-info.ts'

/** Findings as the config wants them: each rule that is not fixed at the level stated for it, those that are off left out. */
export function atLevels(
  diagnostics: readonly Diagnostic[],
  levels: ReadonlyMap<string, RuleLevel>,
): readonly Diagnostic[] {
  if (levels.size === 0) return diagnostics
  return diagnostics.flatMap((found) => {
    const level = ruleInfo(found.ruleId).fixed ? undefined : levels.get(found.ruleId)
    if (level === undefined || level === severityOf(found)) return [found]
    return level === 'off' ? [] : [withSeverity(found, level)]
  })
}
