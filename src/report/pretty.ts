import { pathToFileURL } from 'node:url'
import { createColors } from 'picocolors'
import type { Position } from 'unist'
import { type Diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import { explainCommand } from '../diagnostics/explain-command.ts'
import { distinctFindings, type Found, tally } from './findings.ts'
import { type FoundGroup, groupedFindings } from './grouped-findings.ts'
import { count, onOneLine, severityWords, visible } from './message-text.ts'
import { type Report, stopsDocument } from './report.ts'

export interface PrettyOptions {
  readonly color: 'on' | 'off'
  /**
   * `problems` counts what is only information; `errors` omits the summary, and findings that do not stop a document. By default `all`.
   */
  readonly show?: 'all' | 'problems' | 'errors'
  /** `offered` mentions that `check --fix` can repair some findings. By default `unmentioned`. */
  readonly repairs?: 'offered' | 'unmentioned'
  /** The documentation of the rules; not mentioned when absent. */
  readonly pages?: RulePages
}

export interface RulePages {
  /** The absolute path of the page of a rule; undefined when it has none. */
  readonly pathOf: (ruleId: string) => string | undefined
  /** `on` makes the rule name a hyperlink; `off` prints the plain name. */
  readonly hyperlinks: 'on' | 'off'
}

/** The report for users: each finding with its source line, carets and advice, then a summary line. */
export function pretty(report: Report, options: PrettyOptions): string {
  const shown = groupedFindings(distinctFindings(report).filter((found) => isShown(found, options)))
  const end =
    options.show === 'errors'
      ? []
      : [summary(report, options), repairsOffered(shown, options), explanations(shown, options)]
  const linesOf = lineSplitter()
  return [...shown.map((found) => block(found, options, linesOf)), end.filter((line) => line !== '').join('\n')]
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n')
}

function isShown({ message, document }: Found, { show = 'all' }: PrettyOptions): boolean {
  if (show === 'errors') return stopsDocument(message, document)
  return show === 'all' || message.fatal !== undefined || message.rule.shown === 'always'
}

/** Splits each text once, however many messages refer to it. */
function lineSplitter(): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (text) => {
    const lines = known.get(text) ?? text.split(/\r\n|\n|\r/)
    known.set(text, lines)
    return lines
  }
}

function block(
  { message, document, reason, advice }: FoundGroup,
  options: PrettyOptions,
  linesOf: (text: string) => readonly string[],
): string {
  const colors = createColors(options.color === 'on')
  const severity = severityOf(message)
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const where = message.line ? `${message.file}:${message.line}:${message.column ?? 1}` : message.file
  const text = document.texts.get(message.file)
  const frame = text && message.place ? codeFrame(linesOf(text), message.place, paint) : undefined
  return [
    `${colors.bold(onOneLine(where))}  ${paint(severityWords[severity])}  ${onOneLine(reason)}`,
    ...(frame === undefined ? [] : [frame]),
    `  ${onOneLine(advice)}  ${colors.dim(ruleName(message, options.pages))}`,
  ].join('\n')
}

/** A longer line is cut around the position. */
const frameWidth = 96

/** The first line of a range with carets below it; undefined when that line is blank. */
function codeFrame(lines: readonly string[], place: Position, paint: (text: string) => string): string | undefined {
  const { line } = place.start
  const source = visible((lines[line - 1] ?? '').replaceAll('\t', ' '))
  if (source.trim() === '') return undefined
  const start = place.start.column - 1
  const stop = place.end.line > line ? source.trimEnd().length : place.end.column - 1
  const end = Math.min(Math.max(stop, start + 1), Math.max(source.length, start + 1))
  const from = start < frameWidth - 20 ? 0 : start - 20
  const shown = source.slice(from, from + frameWidth)
  const lead = from > 0 ? '…' : ''
  const tail = source.length > from + frameWidth ? '…' : ''
  const carets = '^'.repeat(Math.max(1, Math.min(end, from + frameWidth) - start))
  const gutter = String(line)
  const blank = ' '.repeat(gutter.length)
  return [
    `  ${gutter} | ${lead}${shown}${tail}`,
    `  ${blank} | ${' '.repeat(start - from + lead.length)}${paint(carets)}`,
  ].join('\n')
}

/** An OSC 8 hyperlink, terminated by ST, which every supporting terminal accepts. */
function ruleName({ ruleId }: Diagnostic, pages: RulePages | undefined): string {
  const page = pages?.hyperlinks === 'on' ? pages.pathOf(ruleId) : undefined
  if (page === undefined) return `[${ruleId}]`
  return `\u001B]8;;${pathToFileURL(page).href}\u001B\\[${ruleId}]\u001B]8;;\u001B\\`
}

function summary(report: Report, options: PrettyOptions): string {
  const colors = createColors(options.color === 'on')
  const { notes, touched } = tally(report)
  // As many as there are messages to read.
  const messages = groupedFindings(distinctFindings(report)).map(({ message }) => severityOf(message))
  const errors = messages.filter((severity) => severity === 'error').length
  const warnings = messages.filter((severity) => severity === 'warning').length
  const unread = options.show === 'problems' ? notes - alwaysShown(report) : 0
  const aside =
    unread > 0
      ? `${count(unread, 'melding', 'meldingen')} ter informatie: lees ${unread === 1 ? 'haar' : 'ze'} met --info`
      : ''
  if (errors + warnings === 0) return aside
  const total = report.documents.length
  const found = [
    ...(errors > 0 ? [colors.red(count(errors, 'fout', 'fouten'))] : []),
    ...(warnings > 0 ? [colors.yellow(count(warnings, 'waarschuwing', 'waarschuwingen'))] : []),
  ].join(', ')
  const line = total === 1 ? found : `${found} in ${touched} van ${count(total, 'document', 'documenten')}`
  return [line, aside].filter((text) => text !== '').join('\n')
}

/** Notes that are shown all the same. */
function alwaysShown(report: Report): number {
  return distinctFindings(report).filter(
    ({ message }) => message.fatal === undefined && message.rule.shown === 'always',
  ).length
}

/** Without a number, because only applying a repair shows whether it helps, which takes as long as a check. */
function repairsOffered(shown: readonly Found[], { repairs }: PrettyOptions): string {
  if (repairs !== 'offered' || !shown.some(({ message }) => message.fix !== undefined)) return ''
  return 'Wat maar op één manier goed kan, herstelt u met: collegevoorstel check --fix'
}

/** How to read more about a finding, with the first as an example. */
function explanations(shown: readonly Found[], { pages }: PrettyOptions): string {
  const withPage = shown.filter(({ message }) => pages?.pathOf(message.ruleId) !== undefined)
  const explained = withPage.find(({ message }) => message.fatal !== undefined) ?? withPage[0]
  return explained === undefined ? '' : `Uitleg bij een melding: ${explainCommand(explained.message.ruleId)}`
}
