import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { positionsIn, type Span } from '../../diagnostics/positions.ts'
import { lazily } from '../../system/lazily.ts'
import { bodyRules } from '../document-rules.ts'
import {
  type BodyLine,
  countOf,
  indentOf,
  isBlankLine,
  isDefinitionLine,
  isHeadingLine,
  LazyLines,
  levelsOf,
  OpenBlocks,
  OpenBrackets,
  startsQuote,
} from './body-lines.ts'

/** The body of a text file: everything from an offset. */
export interface BodyText {
  /** Name of the file, for messages. */
  readonly file: string
  readonly text: string
  readonly from: number
}

/** Limits on what the Markdown parser, and all code that follows it, recurses into. */
const depthLimits = {
  /** Quotes, list items and `:::` blocks within each other. Some 500 overflow the call stack. */
  levels: 20,
  /** Columns before a list item or quote: each level of a list takes two to four. */
  indent: 80,
  /** Brackets within each other. */
  brackets: 100,
} as const

/** How many characters or lines of a kind a paragraph (text, list or table without a blank line) and a document may have. */
interface Limit {
  readonly name: string
  readonly count: (line: BodyLine) => number
  readonly inParagraph: number
  readonly inDocument: number
}

/**
 * What takes the parser the square of its number in a paragraph, or much for each in a document. The figures behind each are the
 * processor time of `check` in seconds, for one paragraph and for one document at the limit with nothing else (Node 20, one core).
 */
const limits: readonly Limit[] = [
  // 0.1 · 5 MB is the limit on files
  { name: 'tekens', count: ({ text }) => text.length, inParagraph: 100_000, inDocument: 5_000_000 },
  // 0.6 · 0.8
  { name: 'regels', count: () => 1, inParagraph: 15_000, inDocument: 30_000 },
  // 0.3 · 0.5
  { name: 'rechte haken ([)', count: chars('['), inParagraph: 2_000, inDocument: 6_000 },
  // 0.05 · 0.1; without limit 24 for 80,000
  { name: 'rechte haken (])', count: chars(']'), inParagraph: 2_000, inDocument: 6_000 },
  // 0.1 · 0.3
  { name: 'sterretjes en lage streepjes', count: chars('*_'), inParagraph: 5_000, inDocument: 15_000 },
  // 0.1 · 0.2; without limit 6 for 53,000
  { name: 'golfjes (~)', count: chars('~'), inParagraph: 2_000, inDocument: 15_000 },
  // 0.3 · 0.5
  { name: 'dubbele punten', count: chars(':'), inParagraph: 10_000, inDocument: 20_000 },
  // 1.1 · 1.1
  { name: 'verticale strepen (|)', count: chars('|'), inParagraph: 40_000, inDocument: 40_000 },
  // 0.8 · 0.8
  { name: 'punten van lijsten en rijen van tabellen', count: items, inParagraph: 5_000, inDocument: 5_000 },
  // 0.05 · 0.3; each is compared with those before it: without limit 37 for 40,000
  {
    name: 'regels die zonder streepje, nummer of > doorlopen in een lijst of citaat',
    count: ({ isLazy }) => Number(isLazy),
    inParagraph: 500,
    inDocument: 5_000,
  },
  // 0.2; after each the parser moves all preceding tokens
  { name: 'citaten', count: (line) => Number(startsQuote(line)), inParagraph: 1_000, inDocument: 1_000 },
  // 0.8; their anchors are compared
  { name: 'koppen', count: (line) => Number(isHeadingLine(line)), inParagraph: 2_000, inDocument: 2_000 },
  // 0.3
  {
    name: 'voetnoten en adressen van koppelingen',
    count: (line) => Number(isDefinitionLine(line)),
    inParagraph: 1_000,
    inDocument: 1_000,
  },
]

function chars(each: string): Limit['count'] {
  return ({ text }) => [...each].reduce((sum, char) => sum + countOf(text, char), 0)
}

function items({ text }: BodyLine): number {
  return levelsOf(text) + Number(text.includes('|'))
}

interface Exceeded {
  readonly reason: string
  readonly advice: string
}

/** The first line on which a body exceeds a limit. Code counts as text, since only a parser can tell where it ends. */
export function bodyProblem(body: BodyText): Diagnostic | undefined {
  const { text, from } = body
  const lines = /[^\r\n]*(?:\r\n|\n|\r|$)/y
  lines.lastIndex = from
  const blocks = new OpenBlocks()
  const inDocument = new Tally('inDocument')
  let paragraph = newParagraph()
  let before = ''
  for (let found = lines.exec(text); found && found[0] !== ''; found = lines.exec(text)) {
    const line = found[0].replace(/[\r\n]+$/, '')
    if (isBlankLine(line)) paragraph = newParagraph()
    blocks.add(line)
    const shape: BodyLine = { text: line, before, isLazy: paragraph.lazy.isLazy(line) }
    before = isBlankLine(line) ? '' : line
    const exceeded =
      tooDeep(line, blocks.depth, paragraph.brackets.add(line)) ?? paragraph.tally.add(shape) ?? inDocument.add(shape)
    if (exceeded) return tooMuch(body, { from: found.index, to: found.index + line.trimEnd().length }, exceeded)
  }
  return undefined
}

function newParagraph() {
  return { lazy: new LazyLines(), brackets: new OpenBrackets(), tally: new Tally('inParagraph') }
}

function tooDeep(line: string, blocks: number, brackets: number): Exceeded | undefined {
  const { levels, indent } = depthLimits
  if (blocks > levels || levelsOf(line) > levels || indentOf(line) > indent) {
    return { reason: `Deze regel is dieper genest dan ${levels} niveaus.`, advice: shallower }
  }
  if (brackets <= depthLimits.brackets) return undefined
  return {
    reason: `In deze alinea staan meer dan ${depthLimits.brackets} rechte haken in elkaar.`,
    advice: 'Sluit elke [ met een ], of zet er een \\ voor.',
  }
}

const shallower = 'Gebruik minder citaten, lijsten of blokken in elkaar.'

// Made when a message needs it: that takes 9 ms.
const numbers = lazily(() => new Intl.NumberFormat('nl-NL'))

/** Counts in a paragraph, or in the document. */
class Tally {
  readonly #where: 'inParagraph' | 'inDocument'
  readonly #counts = new Map<Limit, number>()

  constructor(where: 'inParagraph' | 'inDocument') {
    this.#where = where
  }

  add(line: BodyLine): Exceeded | undefined {
    for (const limit of limits) {
      const count = (this.#counts.get(limit) ?? 0) + limit.count(line)
      this.#counts.set(limit, count)
      if (count > limit[this.#where]) return exceeding(limit, this.#where)
    }
    return undefined
  }
}

function exceeding(limit: Limit, where: 'inParagraph' | 'inDocument'): Exceeded {
  const count = `meer dan ${numbers().format(limit[where])} ${limit.name}`
  if (where === 'inDocument' || limit.inParagraph === limit.inDocument) {
    return {
      reason: `In dit document staan ${count}.`,
      advice: 'Deel het document op, of zet een deel in een bijlage.',
    }
  }
  return {
    reason: `In deze alinea, lijst of tabel staan ${count}.`,
    advice: 'Zet witregels tussen alinea’s, of deel de lijst of tabel op.',
  }
}

/** For nesting that overflows the call stack of the parser. */
export function tooDeepBody(body: BodyText): Diagnostic {
  return tooMuch(
    body,
    { from: body.from, to: body.from },
    { reason: 'De tekst van dit document is te diep genest om te lezen.', advice: shallower },
  )
}

function tooMuch({ file, text }: BodyText, { from, to }: Span, { reason, advice }: Exceeded): Diagnostic {
  const place = positionsIn(text).position(from, to)
  return diagnostic({ rule: bodyRules['tekst/te-ingewikkeld'], file, place, reason, advice })
}
