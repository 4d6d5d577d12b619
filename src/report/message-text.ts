/** A number with the singular or plural: `1 fout`, `2 fouten`. */
export function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`
}

/**
 * Makes text of a user safe for a terminal or log: control characters, which can move the cursor or set colours, and bidirectional
 * marks, which can disguise a line, become U+FFFD one for one, so that columns do not change.
 */
export function visible(text: string): string {
  return text.replace(unseen, '\uFFFD')
}

/**
 * As `visible`, on one line: a line feed in a value must not start a line that looks like another finding, or that a CI job
 * interprets as a command (`::stop-commands::`).
 */
export function onOneLine(text: string): string {
  return visible(text)
    .replaceAll('\n', ' ')
    .replace(/^(?=::)/, './')
}

/** C0 except line feed and tab, DEL and C1; line and paragraph separators; bidirectional marks (Unicode UAX #9). */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject of this pattern
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
