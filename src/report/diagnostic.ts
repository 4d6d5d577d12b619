import type { Position } from 'unist'
import { VFileMessage } from 'vfile-message'

/** `error`: nothing is made of the document. `warning`: it is made, and said. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * Something about a user's document: a value that is collected and reported, never thrown.
 * `fatal` is true for an error, false for a warning and undefined for information, as vfile-message has it.
 */
export interface Diagnostic extends VFileMessage {
  /** Path of the file as the user knows it. */
  file: string
  /** `familie/regel`, the name of the rule's page in docs/regels. */
  ruleId: string
  /** What to do about it, in one or more whole sentences. */
  note: string
}

export interface Finding {
  /** `familie/regel`, for example `voormatter/onbekende-sleutel`. */
  readonly rule: string
  readonly severity: Severity
  readonly file: string
  /** In the file's own lines and columns (1-based). Absent only where the finding is about the whole file. */
  readonly place?: Position | undefined
  /** What is wrong: one sentence in Dutch. */
  readonly reason: string
  /** What to do: one or more sentences in Dutch. */
  readonly advice: string
}

const fatality = { error: true, warning: false, info: undefined } as const

/** Makes the one kind of message that every room of the house hands on. */
export function diagnostic(finding: Finding): Diagnostic {
  const message = new VFileMessage(finding.reason, {
    ...(finding.place ? { place: finding.place } : {}),
    ruleId: finding.rule,
    source: 'collegevoorstel',
  })
  message.fatal = fatality[finding.severity]
  return Object.assign(message, { file: finding.file, ruleId: finding.rule, note: finding.advice })
}

export function severityOf(message: Diagnostic): Severity {
  if (message.fatal === true) return 'error'
  return message.fatal === false ? 'warning' : 'info'
}

export function hasErrors(messages: readonly Diagnostic[]): boolean {
  return messages.some((message) => message.fatal === true)
}
