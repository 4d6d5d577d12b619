import { type Config, configName } from '../config/config.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { didYouMean } from '../diagnostics/nearest.ts'
import { isRuleId, ruleIds, ruleInfo } from '../diagnostics/rule-catalog.ts'
import type { Document } from '../document/document.ts'
import { accessibilityRules } from './accessibility-rules.ts'
import { attachmentRules } from './attachment-rules.ts'
import { dateRules } from './date-rules.ts'
import { decisionRules } from './decision-rules.ts'
import { directionRules } from './direction-rules.ts'
import { footnoteRules } from './footnote-rules.ts'
import { frontMatterRules } from './front-matter-rules.ts'
import { headingLossRules } from './heading-loss-rules.ts'
import { imageRules } from './image-rules.ts'
import { languageRules } from './language-rules.ts'
import { linkRules } from './link-rules.ts'
import { markupRules } from './markup-rules.ts'
import { mentionRules } from './mention-rules.ts'
import { notationRules } from './notation-rules.ts'
import { placeholderRules } from './placeholder-rules.ts'
import { privacyRules } from './privacy-rules.ts'
import { questionRules } from './question-rules.ts'
import { redactionRules } from './redaction-rules.ts'
import type { Rule, RuleContext, RuleFinding } from './rule.ts'
import { secrecyRules } from './secrecy-rules.ts'
import { sectionRules } from './section-rules.ts'
import { textRules } from './text-rules.ts'

/** Family by family. */
const rules: readonly Rule[] = [
  ...frontMatterRules,
  ...dateRules,
  ...secrecyRules,
  ...questionRules,
  ...sectionRules,
  ...headingLossRules,
  ...decisionRules,
  ...attachmentRules,
  ...mentionRules,
  ...textRules,
  ...markupRules,
  ...imageRules,
  ...linkRules,
  ...redactionRules,
  ...notationRules,
  ...directionRules,
  ...accessibilityRules,
  ...footnoteRules,
  ...placeholderRules,
  ...languageRules,
  ...privacyRules,
]

/** Runs every rule on a document and sorts what is found by its place in the file; levels of the config come later (`atLevels`). */
export function check(document: Document, context: RuleContext): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const told = new Map<string, number>()
  for (const rule of rules) {
    for (const finding of rule(document, context)) {
      const count = (told.get(finding.rule) ?? 0) + 1
      told.set(finding.rule, count)
      if (count <= mostTold) found.push(diagnostic({ ...finding, file: document.source.name }))
      else if (count === mostTold + 1) found.push(andMore(finding, document.source.name))
    }
  }
  return sortByPlace(found)
}

/** Findings of one rule in one document that are told: nobody reads more, and a text made to have a million takes no memory. */
const mostTold = 1000

function andMore({ rule, place }: RuleFinding, file: string): Diagnostic {
  const reason = `De regel ${rule} vindt hier en verderop nog meer; dat staat niet in dit verslag.`
  return diagnostic({ rule, file, place, reason, advice: 'Los eerst de andere meldingen van deze regel op.' })
}

/** By line, column and rule; what is about the whole file comes first. */
export function sortByPlace(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || order(a.ruleId, b.ruleId),
  )
}

/** Of the same rule the order of finding is kept: repairs are made in it. */
function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b)
}

/** Names under `regels` in the config that are no rule, with a suggestion, and rules that cannot be lowered. */
export function checkConfig(config: Config): readonly Diagnostic[] {
  const file = config.name ?? configName
  return [...config.regels].flatMap(([id, level]) => {
    const place = config.at?.(['regels', id], 'key')
    if (!isRuleId(id)) {
      const reason = `De regel "${id}" bestaat niet.`
      const advice = `${didYouMean(id, ruleIds)}Alle regels staan in docs/regels.`
      return [diagnostic({ rule: 'configuratie/onbekende-regel', file, place, reason, advice })]
    }
    if (!ruleInfo(id).fixed || level === 'error') return []
    const reason = `De regel "${id}" kan niet zachter of uit: zonder die regel valt er iets stil weg.`
    const advice = 'Haal deze regel uit de instellingen.'
    return [diagnostic({ rule: 'configuratie/vaste-regel', file, place, reason, advice })]
  })
}
