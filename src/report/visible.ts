/**
 * Text of a user's file as it may go to a terminal or a log: control characters, which can move the cursor or set colours, and marks
 * that turn the direction of writing, which can make a line read as another, become U+FFFD. One for one: columns stay what they are.
 */
export function visible(text: string): string {
  return text.replace(unseen, '\uFFFD')
}

/**
 * The same on one line: a value of the user's that holds a line feed must not begin a line of its own, which reads as another message
 * or, in the log of a CI job, as a command to it (`::stop-commands::`).
 */
export function onOneLine(text: string): string {
  return visible(text)
    .replaceAll('\n', ' ')
    .replace(/^(?=::)/, './')
}

/** C0 but for the line feed and the tab, DEL and C1; line and paragraph separators; marks of direction (Unicode UAX #9). */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding those is the purpose
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
