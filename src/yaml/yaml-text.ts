import type { Position } from 'unist'
import { Lexer } from 'yaml'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../diagnostics/positions.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { yamlRules } from './yaml-rules.ts'

/** Characters of YAML, levels of nesting, references, and values after references are followed. */
export const yamlLimits = { size: 262_144, depth: 20, aliases: 50, values: 20_000 } as const

/** YAML within a text file: all of it, or the part between two offsets. */
export interface YamlText {
  /** Name of the file as the user knows it. */
  readonly file: string
  /** The whole file, without byte order mark. */
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Makes an error about a place in this text. */
export type Say = (rule: Rule, place: Position, reason: string, advice: string) => Diagnostic

export function sayIn(source: YamlText): Say {
  return (rule, place, reason, advice) => diagnostic({ rule, file: source.file, place, reason, advice })
}

export function tooDeep(say: Say, place: Position): Diagnostic {
  return say(
    yamlRules['yaml/te-diep'],
    place,
    `Deze YAML is dieper genest dan ${yamlLimits.depth} niveaus.`,
    'Gebruik minder lijsten in lijsten; kijk of er haakjes te veel staan.',
  )
}

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
