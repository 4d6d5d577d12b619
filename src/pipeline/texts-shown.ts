import type { DocumentReport } from '../report/report.ts'

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
