import type { Position } from 'unist'
import { VFileMessage } from 'vfile-message'
import type { Span } from './positions.ts'
import type { Rule, RuleLevel, RuleName, Severity } from './rule.ts'

export type { Severity }

/**
 * A finding about a document: collected and reported, never thrown. As in vfile-message, `fatal` is true for an error, false for a
 * warning and undefined for information.
 */
export interface Diagnostic extends VFileMessage {
  /** The name of the file in messages. */
  file: string
  /** Absent if it is about the whole file. */
  place: Position | undefined
  /** The rule that it breaks. */
  rule: Rule
  /** The name of that rule, `familie/regel`. */
  ruleId: RuleName
  /** What to do, in whole sentences. */
  note: string
  /** Present if there is one correct fix. */
  fix?: Fix
}

export interface Finding {
  readonly rule: Rule
  /** Overrides that of the rule. */
  readonly severity?: Severity | undefined
  readonly file: string
  /** Lines and columns from 1. Absent only if the finding is about the whole file. */
  readonly place?: Position | undefined
  /** What is wrong: one sentence in Dutch. */
  readonly reason: string
  /** What to do: one or more sentences in Dutch. */
  readonly advice: string
  readonly fix?: Fix | undefined
}

const fatality = { error: true, warning: false, info: undefined } as const

/** Creates a diagnostic. */
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

/** A copy with another severity. */
function withSeverity(message: Diagnostic, severity: Severity): Diagnostic {
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

/** Whether these prevent output: errors do, and with `--strict` warnings too. */
export function preventOutput(diagnostics: readonly Diagnostic[], strictness: 'lenient' | 'strict'): boolean {
  return hasErrors(diagnostics) || (strictness === 'strict' && diagnostics.some((message) => message.fatal === false))
}

/** Applies the levels of the config: changes the severity of findings, and removes those of rules that are off. */
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

/** Replaces a part of a text by new text (`\n` for the line ending used there) or by copies of other parts. */
export interface Edit extends Span {
  readonly replacement: readonly (string | Span)[]
}

/**
 * The edits that resolve a finding, applied together or not at all. Findings with the same fix share one object. Offsets are those
 * of the text without byte order mark.
 */
export type Fix = readonly Edit[]
