import type { BlockContent, FootnoteDefinition, PhrasingContent, RootContent } from 'mdast'
import type { WordBlock, WordParagraph } from '../../word/model/word-model.ts'
import type { BodyContext } from './body-context.ts'
import { isPlainNumber, nestPoints, type Point } from './lists.ts'
import { toPhrasing } from './phrasing.ts'
import { isBold, isEmpty } from './plain.ts'
import { tabTable } from './tab-table.ts'
import { tableNodes } from './tables.ts'
import { withTypedPoints } from './typed-points.ts'

/** A paragraph that is a heading in the proposal, with its depth. */
export type Depths = ReadonlyMap<WordParagraph, number>

/** Converts sifted blocks to mdast. */
export function toBlocks(
  blocks: readonly WordBlock[],
  context: BodyContext,
  depths: Depths = new Map(),
): RootContent[] {
  const result: RootContent[] = []
  let points: Point[] = []
  const close = () => {
    result.push(...nestPoints(points))
    points = []
  }
  const own = withTypedPoints(
    blocks.filter((block) => block.kind === 'table' || !isEmpty(block)),
    context.ledger,
  )
  for (let at = 0; at < own.length; at++) {
    const block = own[at]
    if (block === undefined) break
    if (block.kind === 'paragraph' && isPoint(block, depths)) {
      points.push(pointOf(block, context))
      continue
    }
    close()
    const table = block.kind === 'paragraph' ? tabTable(from(own, at), context, depths) : undefined
    if (table !== undefined) {
      result.push(table.node)
      at += table.length - 1
    } else if (block.kind === 'paragraph' && isQuoted(block) && !depths.has(block)) {
      const quoted = quotedAt(own, at)
      result.push({
        type: 'blockquote',
        children: quoted.map((each) => paragraphNode(each, context, depths)) as BlockContent[],
      })
      at += quoted.length - 1
    } else if (block.kind === 'table')
      result.push(...tableNodes(block, context, (cell) => toBlocks(cell, context, depths)))
    else result.push(paragraphNode(block, context, depths))
  }
  close()
  return result
}

/** Without a copy of what follows. */
function* from(blocks: readonly WordBlock[], start: number): Iterable<WordBlock> {
  for (let at = start; at < blocks.length; at++) {
    const block = blocks[at]
    if (block !== undefined) yield block
  }
}

function quotedAt(blocks: readonly WordBlock[], start: number): readonly WordParagraph[] {
  const quoted: WordParagraph[] = []
  for (const block of from(blocks, start)) {
    if (!isQuoted(block)) break
    quoted.push(block)
  }
  return quoted
}

function isQuoted(block: WordBlock): block is WordParagraph {
  return (
    block.kind === 'paragraph' &&
    block.list === undefined &&
    /^(intense quote|quote|block text|quotations)$/i.test(block.style)
  )
}

function isPoint(paragraph: WordParagraph, depths: Depths): boolean {
  return paragraph.list !== undefined && !depths.has(paragraph)
}

function paragraphNode(paragraph: WordParagraph, context: BodyContext, depths: Depths): RootContent {
  const depth = depths.get(paragraph)
  if (depth === undefined) return { type: 'paragraph', children: toPhrasing(paragraph.pieces, context) }
  const children = toPhrasing(paragraph.pieces, context, { without: ['bold'], breaks: 'spaces' })
  const label = paragraph.list?.label ?? ''
  if (label !== '') children.unshift({ type: 'text', value: `${label} ` })
  return { type: 'heading', depth: Math.min(6, Math.max(1, depth)) as 1 | 2 | 3 | 4 | 5 | 6, children }
}

function pointOf(paragraph: WordParagraph, context: BodyContext): Point {
  const { list } = paragraph
  if (list === undefined) throw new Error('A point has a mark.')
  const children: PhrasingContent[] = toPhrasing(paragraph.pieces, context)
  if (!isPlainNumber(list) && list.label !== '') children.unshift({ type: 'text', value: `${list.label} ` })
  return { mark: list, paragraph, content: [{ type: 'paragraph', children }] }
}

/** The notes that the text refers to; a note can refer to another. */
export function noteDefinitions(context: BodyContext): FootnoteDefinition[] {
  const definitions: FootnoteDefinition[] = []
  for (let index = 0; index < context.usedNotes.length; index++) {
    const identifier = String(index + 1)
    const children = toBlocks(context.notes.get(context.usedNotes[index] ?? '') ?? [], context)
    definitions.push({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: children as BlockContent[],
    })
  }
  return definitions
}

/** Whether a paragraph looks like a heading: it has the style of one, or is one short bold line. */
export function looksLikeHeading(paragraph: WordParagraph): boolean {
  return paragraph.level !== undefined || /^(title|subtitle)$/i.test(paragraph.style) || isBold(paragraph)
}
