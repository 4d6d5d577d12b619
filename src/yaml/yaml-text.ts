import type { Position } from 'unist'
import { Lexer } from 'yaml'
import { type Diagnostic, diagnostic, type Fix } from '../diagnostics/diagnostic.ts'
import { type Positions, positionsIn, type Span } from '../diagnostics/positions.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { yamlRules } from './yaml-rules.ts'

/** Limits on what the YAML parser and all code that follows it recurse into, or take long for. */
export const yamlLimits = {
  /** Characters. */
  size: 262_144,
  /** Levels of values. */
  depth: 20,
  /** Levels of the syntax tree, also of malformed text. Some 900 overflow the call stack of the composer. */
  composed: 100,
  /** Labels and anchors, each of which may be an error. 160 kB of them took 1.1 s, and 3 times as long as 80 kB. */
  properties: 1_000,
  aliases: 50,
  /** After aliases are resolved. */
  values: 20_000,
} as const

/** YAML within a text file: all of it, or the part between two offsets. */
export interface YamlText {
  /** The name of the file in messages. */
  readonly file: string
  /** The whole file, without byte order mark. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** Whether the file can be repaired: findings then carry fixes. */
  readonly fixes?: 'offered'
}

/** A YAML text with what is needed to report a problem in it. */
export interface YamlContext {
  readonly source: YamlText
  readonly positions: Positions
  /** The position of a problem with the whole text: in front matter, its opening fence. */
  readonly start: Position
  readonly report: (rule: Rule, span: Span, reason: string, advice: string) => Diagnostic
}

export function yamlContext(source: YamlText): YamlContext {
  const positions = positionsIn(source.text)
  return {
    source,
    positions,
    start: positions.position(0, source.from),
    report: (rule, { from, to }, reason, advice) =>
      diagnostic({ rule, file: source.file, place: positions.position(from, to), reason, advice }),
  }
}

/** Adds a fix to a finding. @param fix with offsets in the YAML */
export function withFix(found: Diagnostic, fix: Fix | undefined, { from, fixes }: YamlText): Diagnostic {
  if (fix === undefined || fixes !== 'offered') return found
  return Object.assign(found, { fix: fix.map((edit) => ({ ...edit, from: from + edit.from, to: from + edit.to })) })
}

export function tooDeep({ report }: YamlContext, span: Span): Diagnostic {
  return report(
    yamlRules['yaml/te-diep'],
    span,
    `Deze YAML is dieper genest dan ${yamlLimits.depth} niveaus.`,
    'Gebruik minder lijsten in lijsten; kijk of er haakjes of dubbele punten te veel staan.',
  )
}

export function tooManyProperties({ report }: YamlContext, span: Span): Diagnostic {
  return report(
    yamlRules['yaml/te-veel-verwijzingen'],
    span,
    'Deze YAML heeft meer dan 1.000 labels of ankers (een woord met een ! of & ervoor).',
    'Haal ze weg. Horen ze bij de tekst, zet dan de hele waarde tussen aanhalingstekens.',
  )
}

/** Control tokens of the lexer, which are no text of the file: start of a document, of a scalar, and end of an inline list. */
const controlTokens = new Set(['\u0002', '\u0018', '\u001f'])

/** Every YAML comment in a part of a text, `#` included. The lexer tells it from a `#` in a scalar. */
export function yamlComments(text: string, { from, to }: Span): readonly Span[] {
  const found: Span[] = []
  let at = from
  let before = ''
  for (const token of new Lexer().lex(text.slice(from, to))) {
    if (!controlTokens.has(token)) {
      if (token.startsWith('#') && before !== '\u001f') found.push({ from: at, to: at + token.length })
      at += token.length
    }
    before = token
  }
  return found
}
