import { Lexer } from 'yaml'
import type { Span } from '../diagnostics/edit.ts'

/** What the lexer says besides the text itself: where a document, a value or the end of an inline list begins. */
const signs = new Set(['\u0002', '\u0018', '\u001f'])

/** Every comment between two offsets of a text, `#` included; what looks like one in a value or a block of text is none. */
export function yamlComments(text: string, { from, to }: Span): readonly Span[] {
  const found: Span[] = []
  let at = from
  let before = ''
  for (const token of new Lexer().lex(text.slice(from, to))) {
    if (!signs.has(token)) {
      if (token.startsWith('#') && before !== '\u001f') found.push({ from: at, to: at + token.length })
      at += token.length
    }
    before = token
  }
  return found
}
