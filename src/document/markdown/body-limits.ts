import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { positionsIn, type Span } from '../../diagnostics/positions.ts'
import { bodyRules } from '../document-rules.ts'

/** The body of a text file: everything from an offset. */
export interface BodyText {
  /** Name of the file, for messages. */
  readonly file: string
  readonly text: string
  readonly from: number
}

/** Limits that protect the Markdown parser against text that it would take minutes to parse. */
const bodyLimits = {
  /** Quotes and list items nested on one line. */
  levels: 20,
  /** Nested `:::` blocks. */
  blocks: 20,
  /** Quotes in a document: after each the parser moves all preceding tokens. */
  quotes: 1_000,
  /** Characters, opening brackets, and `*` or `_` in one paragraph or table. */
  paragraph: 100_000,
  brackets: 2_000,
  emphasis: 5_000,
} as const

/** The marker of a quote, also within list items. */
const quoteMark = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*>/

/** The first place where a body exceeds a limit. */
export function bodyProblem(body: BodyText): Diagnostic | undefined {
  const { text, from } = body
  const lines = /[^\r\n]*(?:\r\n|\n|\r|$)/y
  lines.lastIndex = from
  let open = 0
  let paragraph = 0
  let brackets = 0
  let emphasis = 0
  let quotes = 0
  let wasQuote = false
  let inCode = false
  for (let found = lines.exec(text); found && found[0] !== ''; found = lines.exec(text)) {
    const line = found[0].trimEnd()
    const exceeded = (reason: string, advice: string) =>
      tooMuch(body, { from: found.index, to: found.index + line.length }, reason, advice)
    if (/^[ \t>]*(```|~~~)/.test(line)) inCode = !inCode
    if (line.trim() === '') {
      paragraph = 0
      brackets = 0
      emphasis = 0
    }
    paragraph += line.length
    if (paragraph > bodyLimits.paragraph) {
      return exceeded(
        'Deze alinea of tabel is langer dan 100.000 tekens.',
        'Zet witregels tussen alinea’s; zet grote tabellen in een bijlage.',
      )
    }
    if (inCode) continue
    const isQuote = quoteMark.test(line)
    if (isQuote && !wasQuote && ++quotes > bodyLimits.quotes) {
      return exceeded(
        `In dit document staan meer dan ${bodyLimits.quotes} citaten.`,
        'Deel het document op, of zet een deel in een bijlage.',
      )
    }
    wasQuote = isQuote
    brackets += countOf(line, '[')
    if (brackets > bodyLimits.brackets) {
      return exceeded(
        `In deze alinea of tabel staan meer dan ${bodyLimits.brackets} rechte haken.`,
        'Zet witregels tussen alinea’s, of deel de tabel op.',
      )
    }
    emphasis += countOf(line, '*') + countOf(line, '_')
    if (emphasis > bodyLimits.emphasis) {
      return exceeded(
        `In deze alinea of tabel staan meer dan ${bodyLimits.emphasis} sterretjes of lage streepjes.`,
        'Zet witregels tussen alinea’s.',
      )
    }
    open = Math.max(0, open + containerStep(line))
    if (open > bodyLimits.blocks || levelsOf(line) > bodyLimits.levels) {
      return exceeded(
        `Deze regel is dieper genest dan ${bodyLimits.levels} niveaus.`,
        'Gebruik minder citaten, lijsten of blokken in elkaar.',
      )
    }
  }
  return tooManyProblem(body)
}

/** Lines that the parser, or the code that numbers them, compares with all others of their kind. */
const comparedLines = [
  { line: /^[ \t>]*#{1,6}(?:[ \t]|$)/gm, most: 2_000, name: 'koppen' },
  { line: /^[ \t>]*\[[^\]\r\n]{1,999}\]:/gm, most: 1_000, name: 'voetnoten en adressen van koppelingen' },
]

function tooManyProblem(body: BodyText): Diagnostic | undefined {
  const markdown = body.text.slice(body.from)
  for (const { line, most, name } of comparedLines) {
    let count = 0
    for (const found of markdown.matchAll(line)) {
      if (++count <= most) continue
      const reason = `In dit document staan meer dan ${most} ${name}.`
      const advice = 'Deel het document op, of zet een deel in een bijlage.'
      const start = body.from + found.index
      return tooMuch(body, { from: start, to: start + found[0].length }, reason, advice)
    }
  }
  return undefined
}

/** For nesting that overflows the call stack of the parser. */
export function tooDeepBody(body: BodyText): Diagnostic {
  return tooMuch(
    body,
    { from: body.from, to: body.from },
    'De tekst van dit document is te diep genest om te lezen.',
    'Gebruik minder citaten, lijsten of blokken in elkaar.',
  )
}

function tooMuch({ file, text }: BodyText, { from, to }: Span, reason: string, advice: string): Diagnostic {
  const place = positionsIn(text).position(from, to)
  return diagnostic({ rule: bodyRules['tekst/te-ingewikkeld'], file, place, reason, advice })
}

function containerStep(line: string): number {
  const found = /^[ \t>]*:{3,}[ \t]*(\p{L})?/u.exec(line)
  if (!found) return 0
  return found[1] === undefined ? -1 : 1
}

/** The number of quotes and list items that start on a line. A line of only `-`, `*` or `_` is a thematic break. */
function levelsOf(line: string): number {
  if (/^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/.test(line)) return 0
  const markers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0] ?? ''
  return markers.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0
}

function countOf(line: string, char: string): number {
  let count = 0
  for (let at = line.indexOf(char); at >= 0; at = line.indexOf(char, at + 1)) count++
  return count
}
