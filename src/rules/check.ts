import { type Config, configName } from '../config/config.ts'
import { configRules } from '../config/config-rules.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { alternatives, explained } from '../diagnostics/nearest.ts'
import type { Rule } from '../diagnostics/rule.ts'
import type { Document } from '../document/document.ts'
import { trackFiles } from '../system/tracked-files.ts'
import { allRules, ruleCatalogue } from './catalogue.ts'
import type { Check, RuleContext, RuleFinding } from './rule.ts'

interface CheckedRule {
  readonly rule: Rule
  readonly check: Check
}

const checkedRules: readonly CheckedRule[] = allRules.flatMap((rule) =>
  rule.check === undefined ? [] : [{ rule, check: rule.check }],
)

/** Runs every check on a document and sorts what is found by its place in the file; the levels of the config are applied later. */
export function check(
  document: Document,
  { tracked = trackFiles(), ...rest }: Omit<RuleContext, 'tracked'> & Partial<Pick<RuleContext, 'tracked'>>,
): readonly Diagnostic[] {
  const context = { ...rest, tracked }
  const found: Diagnostic[] = []
  const counts = new Map<string, number>()
  const file = document.source.name
  for (const { rule: own, check } of checkedRules) {
    for (const finding of check(document, context)) {
      const { rule = own, place, reason, advice, fix } = finding
      const count = (counts.get(rule.id) ?? 0) + 1
      counts.set(rule.id, count)
      if (count <= mostReported) found.push(diagnostic({ rule, file, place, reason, advice, fix }))
      else if (count === mostReported + 1) found.push(andMore(rule, finding, file))
    }
  }
  return sortByPosition(found)
}

/** Most findings reported for one rule in one document: a hostile text could have a million. */
const mostReported = 1000

function andMore(rule: Rule, { place }: RuleFinding, file: string): Diagnostic {
  const reason = `De regel ${rule.id} vindt hier en verderop nog meer; dat staat niet in dit verslag.`
  return diagnostic({ rule, file, place, reason, advice: 'Los eerst de andere meldingen van deze regel op.' })
}

/** By line, column and rule; findings about the whole file come first. */
export function sortByPosition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || order(a.ruleId, b.ruleId),
  )
}

/** Findings of one rule at one position keep their order, in which fixes are applied. */
function order(a: string, b: string): number {
  return Number(a > b) - Number(a < b)
}

/** Names under `regels` in the config that are not a rule, with a suggestion, and rules that cannot be softened. */
export function checkConfig(config: Config): readonly Diagnostic[] {
  const file = config.name ?? configName
  return [...config.regels].flatMap(([id, level]) => {
    const place = config.at?.(['regels', id], 'key')
    const known = ruleCatalogue.get(id)
    if (known === undefined) {
      const reason = `De regel “${id}” bestaat niet.`
      const advice = alternatives(id, [...ruleCatalogue.keys()], explained('regels'))
      return [diagnostic({ rule: configRules['configuratie/onbekende-regel'], file, place, reason, advice })]
    }
    if (known.softening === 'allowed' || level === 'error') return []
    const reason = `De regel “${id}” kan niet zachter of uit: zonder die regel valt er iets stil weg.`
    const advice = 'Haal deze regel uit de instellingen.'
    return [diagnostic({ rule: configRules['configuratie/vaste-regel'], file, place, reason, advice })]
  })
}
