import matter from 'gray-matter'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { positionsIn, type Span } from '../../diagnostics/positions.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { headRules } from '../document-rules.ts'
import { meantClosing, meantFence } from './meant-fence.ts'

/** The offsets of the front matter and the body. */
export interface Split {
  /** The YAML between the fences; absent if the file does not start with a fence. */
  readonly yaml?: Span
  readonly body: number
}

export interface SplitResult {
  /** Absent if the end of the front matter is unknown. */
  readonly split?: Split
  readonly diagnostics: readonly Diagnostic[]
}

const fence = '---'

/** Replaces the engines of gray-matter, which parse YAML and JSON and run JavaScript. */
const noEngine = { parse: (text: string) => ({ text }) }
// Without options, gray-matter caches results, and returns a text that failed as an empty success.
const options = { engines: { yaml: noEngine, json: noEngine, javascript: noEngine } }

const spaces = /[^\S\r\n]+(?:\r?\n|$)/y

/** Splits front matter and body. YAML is the only front matter language; others are reported. */
export function splitFence(text: string, file: string): SplitResult {
  const fail = (rule: Rule, { from, to }: Span, reason: string, advice: string): SplitResult => ({
    diagnostics: [diagnostic({ rule, file, place: positionsIn(text).position(from, to), reason, advice })],
  })
  const whole = forGrayMatter(text)
  const { name, raw } = matter.language(whole, options)
  // A second byte order mark is text, though gray-matter skips it; four dashes are a thematic break.
  if (!matter.test(whole, options) || raw.startsWith('-')) return { split: { body: 0 }, diagnostics: [] }
  const firstLine = { from: 0, to: fence.length + raw.length }
  if (!/^(?:ya?ml)?$/i.test(name)) {
    const reason = `De voormatter is geschreven in ${name.toLowerCase().slice(0, 30)}; alleen YAML kan.`
    const advice = 'Zet op de eerste regel alleen --- en schrijf de voormatter als YAML.'
    return fail(headRules['voormatter/taal'], firstLine, reason, advice)
  }
  const { matter: front, content } = matter(whole, options)
  // gray-matter counts spaces after the opening fence as front matter, and so everything without a closing fence.
  const close = (name === '' ? fence.length : firstLine.to) + front.length
  if (close === whole.length) {
    const meant = meantClosing(text)
    if (meant) return { diagnostics: [diagnostic({ rule: headRules['voormatter/geen-einde'], file, ...meant })] }
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
    const meant = meantFence(text, { from: close + 1, to: close + 1 + closing.length })
    if (meant) return { diagnostics: [diagnostic({ rule: headRules['voormatter/einde'], file, ...meant })] }
    const reason = 'Deze regel begint met --- en sluit zo de voormatter af, maar er staat nog iets achter.'
    const line = { from: close + 1, to: close + 1 + closing.length }
    return fail(headRules['voormatter/einde'], line, reason, 'Zet op de regel die de voormatter afsluit alleen ---.')
  }
  const body = Math.min(whole.length - content.length, text.length)
  // Spaces after the closing fence are skipped: the body starts at the start of a line.
  spaces.lastIndex = body
  return {
    split: { yaml: { from: firstLine.to, to: close + 1 }, body: spaces.test(text) ? spaces.lastIndex : body },
    diagnostics: [],
  }
}

/**
 * The text with the same offsets, as gray-matter needs it: with LF, a line ending at the end, since it drops a character of a final
 * language name, and without blank lines, since its search for comments is quadratic in those.
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
