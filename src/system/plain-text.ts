/**
 * The text of a file without byte order mark, and with line endings that Markdown, YAML and CSS all recognise: a lone CR is read as
 * LF. Offsets in a file are those of this text.
 */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n')
}
