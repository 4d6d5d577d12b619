import type { Severity } from '../diagnostics/rule.ts'

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'fout',
  warning: 'waarschuwing',
  info: 'ter informatie',
}

/** A number with the singular or plural: `1 fout`, `2 fouten`. */
export function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`
}

/**
 * Makes text of a user safe for a terminal or log: control characters, which can move the cursor or set colours, bidirectional marks,
 * which can disguise a line, and the mark of a command become U+FFFD one for one, so that columns do not change.
 */
export function visible(text: string): string {
  return text.replace(unseen, '\uFFFD').replace(commandMark, '#\uFFFD')
}

/**
 * As `visible`, on one line: a line feed in a value must not start a line that looks like another finding, or that a CI job
 * interprets as a command (`::stop-commands::`).
 */
export function onOneLine(text: string): string {
  return visible(text)
    .replaceAll('\n', ' ')
    .replace(/^(?=\s*::)/, './')
}

/** Indented JSON of which no line is a command in a log, and no character controls a terminal: they are escaped. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replace(unseen, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(commandMark, '#\\u0023')
}

/** As `jsonText`, for escaped text within XML, which is put on one line: a line of it could begin with `::`. */
export function xmlInLog(xml: string): string {
  return xml
    .replace(unseen, (char) => `&#${char.charCodeAt(0)};`)
    .replaceAll('\n', '&#10;')
    .replace(commandMark, '#&#35;')
}

/** Begins a command anywhere on a line: in GitHub Actions (`##[error]`), Azure Pipelines (`##vso[`) and TeamCity (`##teamcity[`). */
const commandMark = /##(?=(?:vso|teamcity)?\[)/gi

/** C0 except line feed and tab, DEL and C1; line and paragraph separators; bidirectional marks (Unicode UAX #9). */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject of this pattern
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
