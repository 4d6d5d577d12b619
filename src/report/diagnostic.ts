import type { Position } from 'unist'
import { VFileMessage } from 'vfile-message'
import type { Fix } from './edit.ts'
import { type RuleId, ruleInfo } from './rule-catalog.ts'
import type { Severity } from './rule-info.ts'

export type { Severity }

/**
 * Something about a user's document: a value that is collected and reported, never thrown.
 * `fatal` is true for an error, false for a warning and undefined for information, as vfile-message has it.
 */
export interface Diagnostic extends VFileMessage {
  /** Path of the file as the user knows it. */
  file: string
  /** `familie/regel`, the name of the rule's page in docs/regels. */
  ruleId: RuleId
  /** What to do about it, in one or more whole sentences. */
  note: string
  /** What puts it right, where there is one right answer. */
  fix?: Fix
}

export interface Finding {
  readonly rule: RuleId
  /** Instead of the one in the catalog. */
  readonly severity?: Severity | undefined
  readonly file: string
  /** In the file's own lines and columns (1-based). Absent only where the finding is about the whole file. */
  readonly place?: Position | undefined
  /** What is wrong: one sentence in Dutch. */
  readonly reason: string
  /** What to do: one or more sentences in Dutch. */
  readonly advice: string
  readonly fix?: Fix | undefined
}

const fatality = { error: true, warning: false, info: undefined } as const

/** Makes the one kind of message that every room of the house hands on. */
export function diagnostic(finding: Finding): Diagnostic {
  const { reason, place, rule } = finding
  const message = new VFileMessage(reason, { ...(place ? { place } : {}), ruleId: rule, source: 'collegevoorstel' })
  message.fatal = fatality[finding.severity ?? ruleInfo(rule).severity]
  return Object.assign(message, {
    file: finding.file,
    ruleId: rule,
    note: finding.advice,
    ...(finding.fix === undefined ? {} : { fix: finding.fix }),
  })
}

/** The same message at another severity. */
export function withSeverity(message: Diagnostic, severity: Severity): Diagnostic {
  const copy: Diagnostic = Object.create(
    Object.getPrototypeOf(message) as object,
    Object.getOwnPropertyDescriptors(message),
  )
  copy.fatal = fatality[severity]
  return copy
}

export function severityOf(message: Diagnostic): Severity {
  if (message.fatal === true) return 'error'
  return message.fatal === false ? 'warning' : 'info'
}

export function hasErrors(messages: readonly Diagnostic[]): boolean {
  return messages.some((message) => message.fatal === true)
}

/** Whether nothing is made of a document because of these: errors, or with --strict warnings too. */
export function standInTheWay(diagnostics: readonly Diagnostic[], strictness: 'lenient' | 'strict'): boolean {
  return hasErrors(diagnostics) || (strictness === 'strict' && diagnostics.some((message) => message.fatal === false))
}
