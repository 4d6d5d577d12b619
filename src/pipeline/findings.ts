import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { DocumentReport } from '../report/report.ts'
import { runRules } from '../rules/output-rules.ts'
import { EnvironmentError } from '../system/environment-error.ts'

/** Later findings that no earlier stage reported: composing repeats findings of the rules. */
export function newFindings(earlier: readonly Diagnostic[], later: readonly Diagnostic[]): readonly Diagnostic[] {
  if (later.length === 0) return later
  const known = new Set(earlier.map(keyOf))
  return later.filter((each) => !known.has(keyOf(each)))
}

/** Key of a finding, equal for the same rule, file, position and reason. */
export function keyOf({ ruleId, file, line, column, reason }: Diagnostic): string {
  return JSON.stringify([ruleId, file, line, column, reason])
}

/** Converts an exception into a finding about the document, so that the other documents continue. */
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

type Shown = Pick<DocumentReport, 'diagnostics' | 'texts'>

/** Texts of the files in which a finding has a position: a report omits the others, since it may cover a thousand documents. */
export function textsShown({ diagnostics, texts }: Shown): DocumentReport['texts'] {
  const pointedInto = new Set(diagnostics.flatMap(({ file, place }) => (place ? [file] : [])))
  return new Map([...texts].filter(([name]) => pointedInto.has(name)))
}

/** As `textsShown`, with every line emptied on which no finding starts: for a report that is only displayed. */
export function linesShown(shown: Shown): DocumentReport['texts'] {
  const pointedAt = new Set(shown.diagnostics.map(({ file, line }) => `${line} ${file}`))
  return new Map(
    [...textsShown(shown)].map(([name, text]) => [
      name,
      text
        .split(/\r\n|\n|\r/)
        .map((line, index) => (pointedAt.has(`${index + 1} ${name}`) ? line : ''))
        .join('\n'),
    ]),
  )
}
