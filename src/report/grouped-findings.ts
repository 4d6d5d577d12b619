import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Together } from '../diagnostics/rule.ts'
import type { Found } from './findings.ts'

/** Findings that people read as one message, at the position of the first. */
export interface FoundGroup extends Found {
  readonly reason: string
  readonly advice: string
  /** One for a finding by itself. */
  readonly findings: readonly Found[]
}

/** Joins findings with one cause, as their rule says; a group is where its first finding is. */
export function groupedFindings(found: readonly Found[]): readonly FoundGroup[] {
  const groups = new Map<string, Found[]>()
  for (const [index, one] of found.entries()) {
    const key = causeOf(one.message) ?? String(index)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()].flatMap((findings) => {
    const [first] = findings
    return first ? [{ ...first, ...wordsOf(first.message, findings), findings }] : []
  })
}

function causeOf({ rule, file, place, fatal }: Diagnostic): string | undefined {
  if (rule.together === undefined) return undefined
  if (rule.together.cause === 'run') return rule.id
  return JSON.stringify([rule.id, fatal, file, place?.start.line, place?.start.column])
}

function wordsOf(message: Diagnostic, findings: readonly Found[]): Pick<Together, 'advice'> & { reason: string } {
  const { together } = message.rule
  if (together === undefined || findings.length === 1) return { reason: message.reason, advice: message.note }
  return { reason: together.reason(findings.map((one) => one.message.reason)), advice: together.advice }
}
