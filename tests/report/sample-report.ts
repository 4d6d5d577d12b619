import { configRules } from '../../src/config/config-rules.ts'
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { DocumentReport, Report, ReportContext } from '../../src/report/report.ts'
import { frontMatterRules } from '../../src/rules/front-matter-rules.ts'
import { runRules } from '../../src/rules/output-rules.ts'
import { yamlRules } from '../../src/yaml/yaml-rules.ts'

const place = (line: number, column: number, endLine: number, endColumn: number) => ({
  start: { line, column },
  end: { line: endLine, column: endColumn },
})

/** Signs that mean something to one format or another, and a byte that none can write. */
const odd = '100% "a", b: c; <b> & ]]> \u0007 \uD800\nnieuwe regel'

export const unknownKey = diagnostic({
  rule: yamlRules['yaml/onbekende-sleutel'],
  severity: 'error',
  file: 'a b/één, twee:drie%.md',
  place: place(3, 1, 3, 10),
  reason: 'De sleutel “zaaknumer” is onbekend.',
  advice: 'Bedoelde u “zaaknummer”?',
})
export const oddWarning = diagnostic({
  rule: frontMatterRules['voormatter/zaaknummer'],
  severity: 'warning',
  file: 'a b/één, twee:drie%.md',
  place: place(4, 12, 6, 3),
  reason: odd,
  advice: odd,
})
const wholeFile = diagnostic({
  rule: configRules['configuratie/ontbreekt'],
  severity: 'info',
  file: 'b.md',
  reason: 'Er zijn geen instellingen.',
  advice: 'Maak ze.',
})
export const sharedMistake = diagnostic({
  rule: configRules['configuratie/onbekende-regel'],
  severity: 'warning',
  file: '/elders/collegevoorstel.yaml',
  place: place(1, 10, 1, 12),
  reason: 'De regel “x” bestaat niet.',
  advice: 'Haal hem weg.',
})
const noBrowser = diagnostic({
  rule: runRules['omgeving/geen-browser'],
  severity: 'error',
  file: 'd.md',
  reason: 'Er is geen browser.',
  advice: 'Installeer er een.',
})

export function documentOf(
  file: string,
  outcome: DocumentReport['outcome'],
  diagnostics: readonly Diagnostic[] = [],
): DocumentReport {
  return { file, outcome, diagnostics, made: [], duration: 1234.5, texts: new Map() }
}

/** One of everything: errors, settings shared by two documents, a machine that fails, and a document without a finding. */
export const sampleReport: Report = {
  documents: [
    documentOf('a b/één, twee:drie%.md', 'fouten', [unknownKey, oddWarning, sharedMistake]),
    documentOf('b.md', 'gemaakt', [sharedMistake, wholeFile]),
    documentOf('c.md', 'gemaakt'),
    documentOf('d.md', 'mislukt', [noBrowser]),
  ],
}

export const sampleContext: ReportContext = {
  cwd: '/project/voorstellen',
  root: '/project',
  version: '1.2.3',
  pageOf: (ruleId) => (ruleId === 'yaml/onbekende-sleutel' ? '# Onbekende sleutel\n\nUitleg.\n' : undefined),
}
