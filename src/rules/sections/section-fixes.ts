import type { Html, RootContent } from 'mdast'
import type { Fix } from '../../diagnostics/diagnostic.ts'
import { lineStart, type Span } from '../../diagnostics/positions.ts'
import type { Document } from '../../document/document.ts'
import { parseBody } from '../../document/markdown/parse-body.ts'
import { type WrittenSection, writtenBody } from '../../document/markdown/sections.ts'
import type { KindSection } from '../../forms/kind.ts'
import { headingText, newSection } from '../../forms/new-document.ts'
import { oncePerKey } from '../../system/lazily.ts'
import { nodesOf } from '../text/nodes-of.ts'

/** A section in the source, from the comments that belong to its heading up to the next section. */
interface Piece {
  readonly section: WrittenSection
  readonly from: number
  /** The end of its text, before trailing blank lines. */
  readonly textEnd: number
  readonly to: number
}

/**
 * Moves the sections into the order of the form; the blank lines between them keep their position. Undefined if something else could
 * change: with an unknown or repeated heading, two definitions of one note or address, or an unclosed block.
 */
export function orderFix(document: Document): Fix | undefined {
  const pieces = piecesOf(document)
  const order = document.kind.onderdelen
  const rank = ({ section }: Piece) => (section.form ? order.indexOf(section.form) : -1)
  const ranks = pieces.map(rank)
  const [first] = pieces
  if (first === undefined || ranks.includes(-1) || new Set(ranks).size < ranks.length) return undefined
  const sorted = [...pieces].sort((a, b) => rank(a) - rank(b))
  const replacement = sorted.flatMap((piece, index): readonly Span[] => {
    const place = pieces[index] ?? piece
    return [
      { from: piece.from, to: piece.textEnd },
      { from: place.textEnd, to: place.to },
    ]
  })
  return keepsAll(document, first.from, replacement, sorted)
    ? [{ from: first.from, to: document.source.text.length, replacement }]
    : undefined
}

/** Whether parsing the new text gives the same sections with the same content. */
function keepsAll(document: Document, from: number, replacement: readonly Span[], sorted: readonly Piece[]): boolean {
  const { text } = document.source
  const names = nodesOf(document, 'definition', 'footnoteDefinition').map((node) => `${node.type} ${node.identifier}`)
  if (new Set(names).size < names.length) return false
  const start = lineStart(text, document.body.children[0]?.position?.start.offset ?? from)
  const moved = text.slice(0, from) + replacement.map((span) => text.slice(span.from, span.to)).join('')
  const after = writtenBody(parseBody(moved, start), document.kind).sections
  return JSON.stringify(after.map(bare)) === JSON.stringify(sorted.map(({ section }) => bare(section)))
}

function bare({ heading, content }: WrittenSection): unknown {
  return JSON.parse(
    JSON.stringify([heading, content], (key, value: unknown) => (key === 'position' ? undefined : value)),
  )
}

/**
 * Adds the heading of an absent section with its hint, as in a new document, before the first that follows it in the form. Undefined if there is an unknown heading,
 * which can be the missing one.
 *
 * @param added offsets at which a heading is already added
 */
export function missingFix(document: Document, form: KindSection, added: Set<number>): Fix | undefined {
  const order = document.kind.onderdelen
  const pieces = piecesOf(document)
  const ranks = pieces.map(({ section }) => (section.form ? order.indexOf(section.form) : -1))
  if (ranks.some((rank, index) => rank < (ranks[index - 1] ?? 0))) return undefined
  const { text } = document.source
  const next = pieces[ranks.findIndex((rank) => rank > order.indexOf(form))]
  const at = next?.from ?? text.length
  const isFirst = !added.has(at)
  added.add(at)
  const heading = newSection(form)
  if (next)
    return [{ from: at, to: at, replacement: [`${isFirst && !followsBlank(text, at) ? '\n' : ''}${heading}\n\n`] }]
  if (!/[\r\n]$/.test(text)) return [{ from: at, to: at, replacement: [`\n\n${heading}`] }]
  return [{ from: at, to: at, replacement: [`${isFirst && followsBlank(text, at) ? '' : '\n'}${heading}\n`] }]
}

/** Changes the spelling of a heading, but not the number before it. */
export function titleFix(document: Document, { heading }: WrittenSection, name: string): Fix | undefined {
  const from = heading.children[0]?.position?.start.offset
  const to = heading.children.at(-1)?.position?.end.offset
  if (from === undefined || to === undefined || !heading.children.every(isPlain)) return undefined
  const written = document.source.text.slice(from, to)
  if (/[\r\n]|<!--/.test(written)) return undefined
  const number = /^[\d.)]+\s+/.exec(written)?.[0].length ?? 0
  return [{ from: from + number, to: from + written.trimEnd().length, replacement: [headingText(name)] }]
}

function isPlain(node: RootContent): boolean {
  if (node.type === 'emphasis' || node.type === 'strong') return node.children.every(isPlain)
  return node.type === 'text'
}

const piecesOf = oncePerKey(cut)

/** From the last section to the first, so that comments are visited once. */
function cut(document: Document): readonly Piece[] {
  const { text } = document.source
  const { sections, before } = writtenBody(document.body, document.kind)
  const pieces: Piece[] = []
  let comment = document.comments.length - 1
  let to = text.length
  for (let index = sections.length - 1; index >= 0; index--) {
    const section = sections[index]
    if (section === undefined) continue
    const above = sections[index - 1]
    const last = (above ? above.content : before).at(-1) ?? above?.heading
    const floor = last?.position?.end.offset ?? 0
    let from = lineStart(text, section.heading.position?.start.offset ?? 0)
    for (; comment >= 0; comment--) {
      const place = document.comments[comment]?.position
      if ((place?.start.offset ?? 0) < floor) break
      if ((place?.end.offset ?? 0) <= from && belongs(text, document.comments[comment], from)) {
        from = lineStart(text, place?.start.offset ?? 0)
      }
    }
    pieces.push({ section, from, textEnd: textEndIn(text, from, to), to })
    to = from
  }
  return pieces.reverse()
}

/** Trailing spaces of the last line belong to the section. */
function textEndIn(text: string, from: number, to: number): number {
  const end = from + text.slice(from, to).trimEnd().length
  return end + (/^[^\S\r\n]*/.exec(text.slice(end, to))?.[0].length ?? 0)
}

/** Comments directly above a heading, and ignore comments for it. */
function belongs(text: string, comment: Html | undefined, start: number): boolean {
  const from = comment?.position?.start.offset ?? 0
  const between = text.slice(comment?.position?.end.offset ?? 0, start)
  if (between.trim() !== '' || text.slice(lineStart(text, from), from).trim() !== '') return false
  const lineEnds = between.match(/\r\n|\n|\r/g)?.length ?? 0
  return lineEnds <= 1 || /^<!--\s*collegevoorstel-/i.test(comment?.value ?? '')
}

/** Whether the line above is blank, or closes the front matter. */
function followsBlank(text: string, offset: number): boolean {
  const above = text.slice(0, offset).replace(/(?:\r\n|\n|\r)$/, '')
  return /^(?:---)?[ \t]*$/.test(above.slice(lineStart(above, above.length)))
}
