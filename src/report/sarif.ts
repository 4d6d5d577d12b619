import { type Diagnostic, type Severity, severityOf } from '../diagnostics/diagnostic.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { distinctFindings } from './findings.ts'
import { jsonText } from './message-text.ts'
import { exitCodeOf, type Report, type ReportContext, uriFromRoot } from './report.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** The base of relative paths; a consumer substitutes the location of the repository (SARIF 2.1.0, 3.14.14). */
const base = '%SRCROOT%'

/**
 * SARIF 2.1.0 (OASIS, with errata 01): one run with a result for each finding, and the rules of those findings with their pages.
 * An ignored finding is a suppressed result with its reason. A failure of the environment is a notification of the run, not a
 * result.
 */
export function sarif(report: Report, context: ReportContext): string {
  const messages = distinctFindings(report).map(({ message }) => message)
  const results = messages.filter((message) => !isAboutRun(message))
  const ignored = report.documents.flatMap((document) => document.ignored ?? [])
  const all = [...messages, ...ignored.map(({ finding }) => finding)]
  const byId = new Map(all.map(({ rule }) => [rule.id, rule]))
  const ids = [...byId.keys()].sort()
  const result = (message: Diagnostic) => ({
    ruleId: message.ruleId,
    ruleIndex: ids.indexOf(message.ruleId),
    ...resultOf(message, context),
  })
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'collegevoorstel',
            version: context.version,
            semanticVersion: context.version,
            language: 'nl',
            rules: ids.flatMap((id) => byId.get(id) ?? []).map((rule) => ruleOf(rule, context)),
          },
        },
        invocations: [
          {
            executionSuccessful: report.documents.every((document) => document.outcome !== 'mislukt'),
            exitCode: exitCodeOf(report),
            toolExecutionNotifications: messages
              .filter(isAboutRun)
              .map((message) => ({ ...resultOf(message, context), descriptor: { id: message.ruleId } })),
          },
        ],
        originalUriBaseIds: { [base]: { description: { text: 'De hoofdmap van de documenten.' } } },
        artifacts: [...new Set(all.map((message) => message.file))].map((file) => ({
          location: artifactLocation(file, context),
        })),
        columnKind: 'utf16CodeUnits',
        results: [
          ...results.map(result),
          ...ignored.map(({ finding, reason }) => ({
            ...result(finding),
            suppressions: [{ kind: 'inSource', justification: reason }],
          })),
        ],
      },
    ],
  }
  return `${jsonText(log)}\n`
}

/** A failure of the machine or of this program. */
function isAboutRun({ rule }: Diagnostic): boolean {
  return rule.about === 'run'
}

function ruleOf({ id, guards, severity }: Rule, context: ReportContext) {
  const markdown = context.pageOf(id)
  return {
    id,
    shortDescription: { text: guards },
    help: { text: markdown ?? guards, ...(markdown === undefined ? {} : { markdown }) },
    defaultConfiguration: { level: levels[severity] },
  }
}

function resultOf(message: Diagnostic, context: ReportContext) {
  const { place } = message
  const region = place && {
    startLine: place.start.line,
    startColumn: place.start.column,
    endLine: place.end.line,
    // Both unist and SARIF (3.30.8) state the position after the last character.
    endColumn: place.end.column,
  }
  const physicalLocation = {
    artifactLocation: artifactLocation(message.file, context),
    ...(region ? { region } : {}),
  }
  return {
    level: levels[severityOf(message)],
    message: { text: `${message.reason} ${message.note}` },
    locations: [{ physicalLocation }],
  }
}

function artifactLocation(file: string, context: ReportContext) {
  const uri = uriFromRoot(file, context)
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: base }
}
