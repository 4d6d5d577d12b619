/** `error`: nothing is made of the document. `warning`: it is made, and said. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** What a rule can be set to in the config. */
export const ruleLevels = ['off', 'info', 'warning', 'error'] as const
export type RuleLevel = (typeof ruleLevels)[number]

/** What is known of a rule before it finds anything. */
export interface RuleInfo {
  readonly severity: Severity
  /** Keeps something from being lost or made wrong in silence: its severity stands, whatever the config says. */
  readonly fixed?: true
  /** What it guards, in one Dutch sentence. */
  readonly summary: string
}

/** A rule whose findings stop a document, whatever the config says. */
export const always = (summary: string) => ({ severity: 'error', fixed: true, summary }) as const satisfies RuleInfo
export const error = (summary: string) => ({ severity: 'error', summary }) as const satisfies RuleInfo
export const warning = (summary: string) => ({ severity: 'warning', summary }) as const satisfies RuleInfo
export const info = (summary: string) => ({ severity: 'info', summary }) as const satisfies RuleInfo
