import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { DocumentReport } from '../report/report.ts'
import { runRules } from '../rules/output-rules.ts'
import { EnvironmentError } from '../system/environment-error.ts'

/** Findings of a later stage that no earlier one reported: composing repeats what the rules found in the text. */
export function newFindings(earlier: readonly Diagnostic[], later: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(earlier.map(keyOf))
  return later.filter((each) => !known.has(keyOf(each)))
}

/** Equal for two findings that state the same about the same place. */
export function keyOf({ ruleId, file, line, column, reason }: Diagnostic): string {
  return JSON.stringify([ruleId, file, line, column, reason])
}

/** At the edge of a document an exception becomes a message about it, and the other documents go on. */
export function failure(file: string, error: unknown): Diagnostic {
  if (error instanceof EnvironmentError) {
    return diagnostic({
      rule: runRules[`omgeving/${error.code}`],
      file,
      reason: error.reason,
      advice: error.advice,
    })
  }
  return diagnostic({
    rule: runRules['intern/storing'],
    file,
    reason: `Er ging iets mis in het programma zelf: ${error instanceof Error ? error.message : String(error)}.`,
    advice: 'Meld dit bij de beheerder. Met --debug ziet u de technische toedracht.',
  })
}

type Told = Pick<DocumentReport, 'diagnostics' | 'texts'>

/** Of the texts of a document those that a finding shows a line of: the report of a thousand documents holds no others. */
export function textsShown({ diagnostics, texts }: Told): DocumentReport['texts'] {
  const pointedInto = new Set(diagnostics.flatMap(({ file, place }) => (place ? [file] : [])))
  return new Map([...texts].filter(([name]) => pointedInto.has(name)))
}

/** The same, each line where no finding begins left empty: for a report that is only read. */
export function linesShown(told: Told): DocumentReport['texts'] {
  const pointedAt = new Set(told.diagnostics.map(({ file, line }) => `${line} ${file}`))
  return new Map(
    [...textsShown(told)].map(([name, text]) => [
      name,
      text
        .split(/\r\n|\n|\r/)
        .map((line, index) => (pointedAt.has(`${index + 1} ${name}`) ? line : ''))
        .join('\n'),
    ]),
  )
}
