import type { Position } from 'unist'
import { VFileMessage } from 'vfile-message'
import type { Fix } from './edit.ts'
import type { Rule, RuleName, Severity } from './rule.ts'

export type { Severity }

/**
 * Something about a user's document: a value that is collected and reported, never thrown.
 * `fatal` is true for an error, false for a warning and undefined for information, as vfile-message has it.
 */
export interface Diagnostic extends VFileMessage {
  /** Path of the file as the user knows it. */
  file: string
  /** Absent where it is about the whole file. */
  place: Position | undefined
  /** The rule that found it, with all that is known of it. */
  rule: Rule
  /** Name of that rule, `familie/regel`, where vfile-message has it. */
  ruleId: RuleName
  /** What to do about it, in one or more whole sentences. */
  note: string
  /** What puts it right, where there is one right answer. */
  fix?: Fix
}

export interface Finding {
  readonly rule: Rule
  /** Instead of the default of the rule. */
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

/** Makes the one kind of message that every module passes on. */
export function diagnostic(finding: Finding): Diagnostic {
  const { reason, place, rule } = finding
  const message = new VFileMessage(reason, { ...(place ? { place } : {}), ruleId: rule.id, source: 'collegevoorstel' })
  message.fatal = fatality[finding.severity ?? rule.severity]
  return Object.assign(message, {
    file: finding.file,
    place,
    rule,
    ruleId: rule.id,
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
