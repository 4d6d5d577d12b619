import { type Diagnostic, severityOf, withSeverity } from './diagnostic.ts'
import type { RuleLevel } from './rule.ts'

/** Findings at the levels of the config: each rule that may be softened at the level stated for it, without those that are off. */
export function atLevels(
  diagnostics: readonly Diagnostic[],
  levels: ReadonlyMap<string, RuleLevel>,
): readonly Diagnostic[] {
  if (levels.size === 0) return diagnostics
  return diagnostics.flatMap((found) => {
    const level = found.rule.softening === 'never' ? undefined : levels.get(found.rule.id)
    if (level === undefined || level === severityOf(found)) return [found]
    return level === 'off' ? [] : [withSeverity(found, level)]
  })
}
