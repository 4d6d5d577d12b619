import type { Position } from 'unist'
import { VFileMessage } from 'vfile-message'
import type { Span } from './positions.ts'
import type { Rule, RuleLevel, RuleName, Severity } from './rule.ts'

export type { Severity }

/**
 * Something about a user's document: a value that is collected and reported, never thrown.
 * `fatal` is true for an error, false for a warning and undefined for information, as vfile-message has it.
 */
export interface Diagnostic extends VFileMessage {
  /** Path of the file as the user knows it. */
  file: string
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

/** What stands from `from` up to `to` gives way to `put`: new words (`\n` for whatever line end the file has there), or a copy of another stretch. */
export interface Edit extends Span {
  readonly put: readonly (string | Span)[]
}

/**
 * The one right answer to a finding: made whole or not at all. Findings that the same repair answers share one value of it.
 * Offsets count in the text of the file without byte order mark.
 */
export type Fix = readonly Edit[]
