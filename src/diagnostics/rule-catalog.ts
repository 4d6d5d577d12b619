import type { RuleInfo } from './rule-info.ts'
import { rulesOnAgendas } from './rules-on-agendas.ts'
import { rulesOnComments } from './rules-on-comments.ts'
import { rulesOnEditions } from './rules-on-editions.ts'
import { rulesOnMaking } from './rules-on-making.ts'
import { rulesOnReading } from './rules-on-reading.ts'
import { rulesOnText } from './rules-on-text.ts'

/**
 * Every rule the program can speak of, with its default severity and what it guards: said here and nowhere else. Each has a page
 * `docs/regels/<familie>/<regel>.md`, and can be set in the config unless it is fixed.
 */
export const ruleCatalog = {
  ...rulesOnReading,
  ...rulesOnText,
  ...rulesOnComments,
  ...rulesOnMaking,
  ...rulesOnEditions,
  ...rulesOnAgendas,
} as const

/** `familie/regel` */
export type RuleId = keyof typeof ruleCatalog

export const ruleIds = Object.keys(ruleCatalog) as readonly RuleId[]

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(ruleCatalog, text)
}

export function ruleInfo(id: RuleId): RuleInfo {
  return ruleCatalog[id]
}
