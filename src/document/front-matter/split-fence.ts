import matter from 'gray-matter'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { placesIn } from '../../diagnostics/positions.ts'
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

/** gray-matter runs an engine for what it finds between the fences; ours does nothing, whatever language it is asked for. */
const none = { parse: () => ({}), stringify: () => '' }
// Options are always given: without them gray-matter keeps a cache in which a failed text comes back as an empty success.
const options = {
  engines: { yaml: none, json: none, javascript: none, js: none, toml: none, coffee: none },
  language: 'yaml',
}

const spaces = /[^\S\r\n]+(?:\r?\n|$)/y

/** Finds the fences. The only front matter language is YAML: every other one is refused at its line. */
export function splitFence(text: string, file: string): SplitRead {
  const fail = (rule: Rule, start: number, end: number, reason: string, advice: string): SplitRead => ({
    diagnostics: [
      diagnostic({
        rule,
        file,
        place: placesIn(text).position(start, end),
        reason,
        advice,
      }),
    ],
  })
  const firstLine = lineAt(text, 0)
  if (!/^---(?!-)/.test(firstLine)) return { split: { body: 0 }, diagnostics: [] }
  const language = firstLine.slice(3).trim().toLowerCase()
  if (language !== '' && language !== 'yaml' && language !== 'yml') {
    const reason = `De voormatter is geschreven in ${language.slice(0, 30)}; alleen YAML kan.`
    return fail(
      headRules['voormatter/taal'],
      0,
      firstLine.length,
      reason,
      'Zet op de eerste regel alleen --- en schrijf de voormatter als YAML.',
    )
  }
  const from = firstLine.length
  const close = text.indexOf('\n---', from)
  if (close === -1) {
    const advice = 'Zet --- op een eigen regel onder de laatste sleutel.'
    return fail(
      headRules['voormatter/geen-einde'],
      0,
      firstLine.length,
      'De voormatter begint hier, maar houdt nergens op.',
      advice,
    )
  }
  const closing = lineAt(text, close + 1)
  if (closing.trimEnd() !== '---') {
    const reason = 'Deze regel begint met --- en sluit zo de voormatter af, maar er staat nog iets achter.'
    return fail(
      headRules['voormatter/einde'],
      close + 1,
      close + 1 + closing.length,
      reason,
      'Zet op de regel die de voormatter afsluit alleen ---.',
    )
  }
  // Of all it is given gray-matter makes a copy.
  const head = text.slice(0, text.indexOf('\n', close + 1) + 1 || text.length)
  const body = head.length - matter(head, options).content.length
  // Spaces behind the fence, and marks that count as such, are no text: the body begins at the start of a line.
  spaces.lastIndex = body
  return {
    split: { yaml: { from, to: close + 1 }, body: spaces.test(text) ? spaces.lastIndex : body },
    diagnostics: [],
  }
}

function lineAt(text: string, offset: number): string {
  const rest = /[^\r\n]*/y
  rest.lastIndex = offset
  return rest.exec(text)?.[0] ?? ''
}
