import type { DocumentReport } from '../report/report.ts'

/** Of the texts of a document those that a finding shows a line of: the report of a thousand documents holds no others. */
export function textsShown({
  diagnostics,
  texts,
}: Pick<DocumentReport, 'diagnostics' | 'texts'>): DocumentReport['texts'] {
  const pointedInto = new Set(diagnostics.flatMap(({ file, place }) => (place ? [file] : [])))
  return new Map([...texts].filter(([name]) => pointedInto.has(name)))
}
