import matter from 'gray-matter'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { placesIn, type Span } from '../../diagnostics/positions.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { headRules } from '../document-rules.ts'

/** Where the front matter and the body stand in the text. */
export interface Split {
  /** Offsets of the YAML between the fences; absent when the file begins without one. */
  readonly yaml?: { readonly from: number; readonly to: number }
  /** Offset of the first character of the body. */
  readonly body: number
}

export interface SplitRead {
  /** Absent when it cannot be told where the front matter ends. */
  readonly split?: Split
  readonly diagnostics: readonly Diagnostic[]
}

const fence = '---'

/** In the place of gray-matter's own engines, which parse YAML and JSON and run JavaScript. */
const unread = { parse: (text: string) => ({ text }) }
// Options are always given: without them gray-matter keeps a cache in which a failed text comes back as an empty success.
const options = { engines: { yaml: unread, json: unread, javascript: unread } }

const spaces = /[^\S\r\n]+(?:\r?\n|$)/y

/** Splits front matter from body. The only front matter language is YAML: every other one is refused at its line. */
export function splitFence(text: string, file: string): SplitRead {
  const fail = (rule: Rule, { from, to }: Span, reason: string, advice: string): SplitRead => ({
    diagnostics: [diagnostic({ rule, file, place: placesIn(text).position(from, to), reason, advice })],
  })
  const whole = forGrayMatter(text)
  const { name, raw } = matter.language(whole, options)
  // A byte order mark that is left is text, though gray-matter looks past it; four dashes are a rule across the page.
  if (!matter.test(whole, options) || raw.startsWith('-')) return { split: { body: 0 }, diagnostics: [] }
  const firstLine = { from: 0, to: fence.length + raw.length }
  if (!/^(?:ya?ml)?$/i.test(name)) {
    const reason = `De voormatter is geschreven in ${name.toLowerCase().slice(0, 30)}; alleen YAML kan.`
    const advice = 'Zet op de eerste regel alleen --- en schrijf de voormatter als YAML.'
    return fail(headRules['voormatter/taal'], firstLine, reason, advice)
  }
  const { matter: front, content } = matter(whole, options)
  // To gray-matter blanks behind the opening fence are front matter, and so is all that no fence closes.
  const close = (name === '' ? fence.length : firstLine.to) + front.length
  if (close === whole.length) {
    const reason = 'De voormatter begint hier, maar houdt nergens op.'
    return fail(
      headRules['voormatter/geen-einde'],
      firstLine,
      reason,
      'Zet --- op een eigen regel onder de laatste sleutel.',
    )
  }
  const closing = lineAt(text, close + 1)
  if (closing.trimEnd() !== fence) {
    const reason = 'Deze regel begint met --- en sluit zo de voormatter af, maar er staat nog iets achter.'
    const line = { from: close + 1, to: close + 1 + closing.length }
    return fail(headRules['voormatter/einde'], line, reason, 'Zet op de regel die de voormatter afsluit alleen ---.')
  }
  const body = Math.min(whole.length - content.length, text.length)
  // Blanks behind the closing fence are no text: the body begins at the start of a line.
  spaces.lastIndex = body
  return {
    split: { yaml: { from: firstLine.to, to: close + 1 }, body: spaces.test(text) ? spaces.lastIndex : body },
    diagnostics: [],
  }
}

/**
 * The text as gray-matter splits it at the same offsets: with line ends that it knows, one at the end, since it takes a character
 * off a language that nothing follows, and without blank lines: its search for comments takes time quadratic in those.
 */
function forGrayMatter(text: string): string {
  const lines = `${text.replace(/\r(?!\n)/g, '\n')}\n`
  return lines.replace(/\n\s+(?=\n)/g, (blank) => `\n${'.'.repeat(blank.length - 1)}`)
}

function lineAt(text: string, offset: number): string {
  const rest = /[^\r\n]*/y
  rest.lastIndex = offset
  return rest.exec(text)?.[0] ?? ''
}
