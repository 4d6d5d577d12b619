import { type Config, configName } from '../config/config.ts'
import type { RuleLevel } from '../config/config-schema.ts'
import type { Document } from '../document/document.ts'
import { type Diagnostic, diagnostic } from '../report/diagnostic.ts'
import { didYouMean } from '../yaml/nearest.ts'
import { accessibilityRules } from './accessibility-rules.ts'
import { attachmentRules } from './attachment-rules.ts'
import { frontMatterRules } from './front-matter-rules.ts'
import type { Rule, RuleContext } from './rule.ts'
import { sectionRules } from './section-rules.ts'
import { textRules } from './text-rules.ts'

/** Every rule there is, family by family. */
export const rules: readonly Rule[] = [
  ...frontMatterRules,
  ...sectionRules,
  ...attachmentRules,
  ...textRules,
  ...accessibilityRules,
]

/** Runs every rule on a document, at the level the config gives it, and sorts what is found by its place in the file. */
export function check(document: Document, context: RuleContext): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const rule of rules) {
    const level: RuleLevel = (rule.fixed ? undefined : context.config.regels.get(rule.id)) ?? rule.severity
    if (level === 'off') continue
    for (const finding of rule.check(document, context)) {
      found.push(diagnostic({ ...finding, rule: rule.id, severity: level, file: document.source.name }))
    }
  }
  return sortByPlace(found)
}

/** By line, column and rule; what is about the whole file comes first. */
export function sortByPlace(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || a.ruleId.localeCompare(b.ruleId, 'en'),
  )
}

/** Names under `regels` in the config that are no rule, with a suggestion. */
export function checkConfig(config: Config): readonly Diagnostic[] {
  const ids = rules.map((rule) => rule.id)
  const fixed = new Set(rules.filter((rule) => rule.fixed).map((rule) => rule.id))
  const lowered = [...config.regels]
    .filter(([id, level]) => fixed.has(id) && level !== 'error')
    .map(([id]) =>
      diagnostic({
        rule: 'configuratie/vaste-regel',
        severity: 'error',
        file: config.name ?? configName,
        place: config.at?.(['regels', id], 'key'),
        reason: `De regel "${id}" kan niet zachter of uit: zonder die regel valt er iets stil weg.`,
        advice: 'Haal deze regel uit de instellingen.',
      }),
    )
  const unknown = [...config.regels.keys()]
    .filter((id) => !ids.includes(id))
    .map((id) =>
      diagnostic({
        rule: 'configuratie/onbekende-regel',
        severity: 'warning',
        file: config.name ?? configName,
        place: config.at?.(['regels', id], 'key'),
        reason: `De regel "${id}" bestaat niet.`,
        advice: `${didYouMean(id, ids)}De regels zijn: ${ids.join(', ')}.`,
      }),
    )
  return [...lowered, ...unknown]
}
