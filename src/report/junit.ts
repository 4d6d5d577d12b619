import { type Diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import { xmlText as escapedText, xmlAttributes as stated } from '../system/xml-text.ts'
import { xmlInLog } from './message-text.ts'
import { type DocumentReport, type Report, stopsDocument } from './report.ts'

/**
 * JUnit XML: a suite for each document, and a failed test for each finding that stops it; an `error` when settings or environment
 * are the cause. Other findings are passed tests with their text as output; a document without findings is one passed test.
 * Valid under the schemas of both Surefire and the xUnit plugin of Jenkins. Every line begins with a tag, so that a log interprets none
 * as a command.
 */
export function junit(report: Report): string {
  const suites = report.documents.map(suiteOf)
  const sum = (count: (suite: Suite) => number) => suites.reduce((total, suite) => total + count(suite), 0)
  const totals = {
    name: 'collegevoorstel',
    tests: sum((suite) => suite.tests.length),
    failures: sum((suite) => suite.failures),
    errors: sum((suite) => suite.errors),
    time: seconds(sum((suite) => suite.duration)),
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites${xmlAttributes(totals)}>
${suites.map(suiteXml).join('')}</testsuites>
`
}

interface Suite {
  readonly name: string
  readonly tests: readonly string[]
  readonly skipped: number
  readonly failures: number
  readonly errors: number
  /** Milliseconds. */
  readonly duration: number
}

function suiteOf(document: DocumentReport): Suite {
  const stopping = document.diagnostics.filter((message) => stopsDocument(message, document)).length
  const fault = faultOf(document)
  const isSkipped = document.outcome === 'overgeslagen'
  const tests = document.diagnostics.map((message) => testXml(message, document))
  const single = isSkipped ? testcase(document, 'overgeslagen', '<skipped/>') : testcase(document, 'geen meldingen', '')
  return {
    name: document.file,
    tests: tests.length > 0 ? tests : [single],
    skipped: isSkipped ? 1 : 0,
    failures: fault === 'failure' ? stopping : 0,
    errors: fault === 'error' ? stopping : 0,
    duration: document.duration,
  }
}

function suiteXml({ name, tests, skipped, failures, errors, duration }: Suite): string {
  const attributes = { name, tests: tests.length, failures, errors, skipped, time: seconds(duration) }
  return `  <testsuite${xmlAttributes(attributes)}>\n${tests.join('')}  </testsuite>\n`
}

function testXml(message: Diagnostic, document: DocumentReport): string {
  const at = message.line ? `:${message.line}:${message.column ?? 1}` : ''
  const name = `${message.ruleId} ${message.file}${at}`
  const text = xmlText(`${message.file}${at}\n${message.reason}\n${message.note}\n`)
  if (!stopsDocument(message, document)) {
    const words = severityOf(message) === 'warning' ? 'Waarschuwing' : 'Ter informatie'
    return testcase(document, name, `<system-out>${words}: ${text}</system-out>`)
  }
  const element = faultOf(document)
  const attributes = xmlAttributes({ message: message.reason, type: message.ruleId })
  return testcase(document, name, `<${element}${attributes}>${text}</${element}>`)
}

/** An error, where settings or environment are the cause. */
function faultOf({ outcome }: DocumentReport): 'error' | 'failure' {
  return outcome === 'configuratie' || outcome === 'mislukt' ? 'error' : 'failure'
}

/** Checks are not timed individually: only the suite has a duration. */
function testcase(document: DocumentReport, name: string, content: string): string {
  const attributes = xmlAttributes({ name, classname: document.file, time: '0' })
  return content === ''
    ? `    <testcase${attributes}/>\n`
    : `    <testcase${attributes}>\n      ${content}\n    </testcase>\n`
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

function xmlText(text: string): string {
  return xmlInLog(escapedText(text))
}

function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return xmlInLog(stated(values))
}
