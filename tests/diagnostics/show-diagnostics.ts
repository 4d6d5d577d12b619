import { type Diagnostic, severityOf } from '../../src/diagnostics/diagnostic.ts'

/** The whole report as text: a change in any word or place shows in the difference. */
export function showDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.map((found) => {
    const place = found.place && 'start' in found.place ? found.place : undefined
    const where = place ? `${place.start.line}:${place.start.column}-${place.end.line}:${place.end.column}` : '-'
    return `${found.file}:${where} ${severityOf(found)} ${found.ruleId}\n  ${found.reason}\n  ${found.note}\n`
  })
  return lines.length === 0 ? 'niets\n' : lines.join('')
}
