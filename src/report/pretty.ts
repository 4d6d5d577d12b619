import { pathToFileURL } from 'node:url'
import { createColors } from 'picocolors'
import { type Diagnostic, type Severity, severityOf } from '../diagnostics/diagnostic.ts'
import { codeFrame } from './code-frame.ts'
import { count } from './dutch-count.ts'
import { distinctFindings, type Found, tally } from './findings.ts'
import { type Report, stopsDocument } from './report.ts'
import { onOneLine, visible } from './visible.ts'

const words: Readonly<Record<Severity, string>> = { error: 'fout', warning: 'waarschuwing', info: 'ter informatie' }

export interface PrettyOptions {
  readonly color: 'on' | 'off'
  /** `errors`: leave out what does not stop a document, and the sum. Default `all`. */
  readonly show?: 'all' | 'errors'
  /** `offered`: say that `check --fix` can put some of it right. Default `unmentioned`. */
  readonly repairs?: 'offered' | 'unmentioned'
  /** Where the rules are explained; absent: nothing is said of it. */
  readonly pages?: RulePages
}

export interface RulePages {
  /** The folder of the pages, as the user would type it. */
  readonly folder: string
  /** Absolute path of the page about a rule; undefined when it has none. */
  readonly pathOf: (ruleId: string) => string | undefined
  /** `on`: the terminal shows hyperlinks, and the name of a rule becomes one. `off`: a last line names the folder. */
  readonly hyperlinks: 'on' | 'off'
}

/** For people, on stderr: each message with its line, a caret and what to do; then a line that sums up. */
export function pretty(report: Report, options: PrettyOptions): string {
  const shown = distinctFindings(report).filter(
    ({ message, document }) => options.show !== 'errors' || stopsDocument(message, document),
  )
  const end =
    options.show === 'errors'
      ? []
      : [summary(report, options), repairsOffered(shown, options), explanations(shown, options)]
  return [...shown.map((found) => block(found, options)), end.filter((line) => line !== '').join('\n')]
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n')
}

function block({ message, document }: Found, options: PrettyOptions): string {
  const colors = createColors(options.color === 'on')
  const severity = severityOf(message)
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const where = message.line ? `${message.file}:${message.line}:${message.column ?? 1}` : message.file
  const text = document.texts.get(message.file)
  const at = message.place && 'start' in message.place ? message.place : undefined
  const frame = text && at ? codeFrame(text, at, paint) : undefined
  return [
    `${colors.bold(onOneLine(where))}  ${paint(words[severity])}  ${onOneLine(message.reason)}`,
    ...(frame === undefined ? [] : [frame]),
    `  ${onOneLine(message.note)}  ${colors.dim(ruleName(message, options.pages))}`,
  ].join('\n')
}

/** OSC 8, the hyperlink of terminals: it ends with ST, which every terminal that knows it takes. */
function ruleName({ ruleId }: Diagnostic, pages: RulePages | undefined): string {
  const page = pages?.hyperlinks === 'on' ? pages.pathOf(ruleId) : undefined
  if (page === undefined) return `[${ruleId}]`
  return `\u001B]8;;${pathToFileURL(page).href}\u001B\\[${ruleId}]\u001B]8;;\u001B\\`
}

function summary(report: Report, options: PrettyOptions): string {
  const colors = createColors(options.color === 'on')
  const { errors, warnings, touched } = tally(report)
  if (errors + warnings === 0) return ''
  const total = report.documents.length
  const found = [
    ...(errors > 0 ? [colors.red(count(errors, 'fout', 'fouten'))] : []),
    ...(warnings > 0 ? [colors.yellow(count(warnings, 'waarschuwing', 'waarschuwingen'))] : []),
  ].join(', ')
  return total === 1 ? found : `${found} in ${touched} van ${count(total, 'document', 'documenten')}`
}

/** Without a number: only making them tells which repairs help, and that takes as long as a check each. */
function repairsOffered(shown: readonly Found[], { repairs }: PrettyOptions): string {
  if (repairs !== 'offered' || !shown.some(({ message }) => message.fix !== undefined)) return ''
  return 'Wat maar op één manier goed kan, herstelt u met: collegevoorstel check --fix'
}

/** Where no hyperlink can be: which folder has the pages, with one of them as an example of how they are named. */
function explanations(shown: readonly Found[], { pages }: PrettyOptions): string {
  if (pages === undefined || pages.hyperlinks === 'on') return ''
  const explained = shown.find(({ message }) => pages.pathOf(message.ruleId) !== undefined)
  if (explained === undefined) return ''
  return `Uitleg bij elke melding staat in ${visible(pages.folder)}, bijvoorbeeld ${explained.message.ruleId}.md`
}
