import { pointMark } from '../../rules/text/point-marks.ts'
import type { ListMark } from '../../word/lists/read-numbering.ts'
import type { WordBlock, WordParagraph, WordPiece } from '../../word/model/word-model.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { isEmpty, paragraphText } from './plain.ts'

/**
 * Points with a typed mark become points of a list, by the marks that the rule `tekst/opsomming` knows. Letters stay as they are
 * typed: Markdown has no list with letters.
 */
export function withTypedPoints(blocks: readonly WordBlock[], ledger: Ledger): readonly WordBlock[] {
  const apart = blocks.flatMap(separated)
  const result: WordBlock[] = []
  for (let at = 0; at < apart.length; ) {
    const run = runAt(apart, at)
    if (run.length === 0) {
      result.push(...apart.slice(at, at + 1).map(withSpaceAfterMark))
      at++
      continue
    }
    result.push(...run.map((point) => asPoint(point, ledger)))
    at += run.length
  }
  return result
}

/** A typed letter stays text; the tab behind it is no column. */
function withSpaceAfterMark(block: WordBlock): WordBlock {
  if (block.kind === 'table' || block.list !== undefined) return block
  const mark = pointMark(paragraphText(block))?.mark ?? ''
  if (!mark.includes('\t')) return block
  const [first, ...others] = block.pieces
  if (first?.kind !== 'text' || !first.text.trimStart().startsWith(mark)) return block
  return { ...block, pieces: [{ ...first, text: first.text.replace(/\t/, ' ') }, ...others] }
}

interface TypedPoint {
  readonly paragraph: WordParagraph
  readonly mark: string
  readonly kind: 'bullet' | 'inner-bullet' | 'dash' | 'number'
  readonly number: number
}

/** Divides a paragraph at its line ends where every line is a point, and where two line ends follow each other. */
function separated(block: WordBlock): readonly WordBlock[] {
  if (block.kind === 'table' || !block.pieces.some(({ kind }) => kind === 'break')) return [block]
  const lines: WordPiece[][] = [[]]
  for (const piece of block.pieces) {
    if (piece.kind === 'break') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  const paragraphs = lines.map((pieces): WordParagraph => ({ ...block, pieces }))
  const filled = paragraphs.filter((paragraph) => !isEmpty(paragraph))
  const points = filled.filter((paragraph) => typedPoint(paragraph) !== undefined)
  if (block.list === undefined && block.level === undefined && points.length >= 2 && points.length >= filled.length - 1)
    return filled
  return atEmptyLines(block, lines)
}

function atEmptyLines(block: WordParagraph, lines: readonly (readonly WordPiece[])[]): readonly WordBlock[] {
  const paragraphs: WordPiece[][] = [[]]
  for (const pieces of lines) {
    const last = paragraphs.at(-1)
    if (isEmpty({ ...block, pieces })) paragraphs.push([])
    else if (last !== undefined && last.length > 0)
      last.push({ kind: 'break', place: pieces[0]?.place ?? { line: block.line, column: 1 } }, ...pieces)
    else last?.push(...pieces)
  }
  const filled = paragraphs.filter((pieces) => pieces.length > 0)
  return filled.map((pieces, index) => ({ ...block, pieces, list: index === 0 ? block.list : undefined }))
}

function typedPoint(paragraph: WordParagraph): TypedPoint | undefined {
  if (paragraph.list !== undefined || paragraph.level !== undefined) return undefined
  const found = pointMark(paragraphText(paragraph))
  if (
    found === undefined ||
    (found.kind !== 'bullet' && found.kind !== 'inner-bullet' && found.kind !== 'dash' && found.kind !== 'number')
  )
    return undefined
  return { paragraph, mark: found.mark, kind: found.kind, number: found.value }
}

/** Consecutive points of one list; a single dash or number may also begin a sentence. */
function runAt(blocks: readonly WordBlock[], at: number): readonly TypedPoint[] {
  const run: TypedPoint[] = []
  for (let index = at; index < blocks.length; index++) {
    const block = blocks[index]
    const point = block?.kind === 'paragraph' ? typedPoint(block) : undefined
    if (point === undefined) break
    const last = run.at(-1)
    if (last !== undefined && !follows(last, point)) break
    run.push(point)
  }
  const [first] = run
  if (first === undefined || (first.kind === 'inner-bullet' && run.length < 2 && !first.mark.includes('\t'))) return []
  const isSure = first.kind === 'bullet' || first.kind === 'inner-bullet' || first.mark.includes('\t') || run.length > 1
  return isSure ? run : []
}

function follows(last: TypedPoint, point: TypedPoint): boolean {
  if (point.kind === 'number' || last.kind === 'number')
    return point.kind === last.kind && point.number === last.number + 1
  return true
}

function asPoint({ paragraph, mark, kind, number }: TypedPoint, ledger: Ledger): WordParagraph {
  if (kind === 'number') ledger.formWords.push(mark.trim())
  if (kind === 'inner-bullet') ledger.formWords.push('o')
  const list: ListMark = {
    list: `typed-${kind === 'number' ? 'number' : 'bullet'}`,
    level: kind === 'inner-bullet' ? 1 : 0,
    format: kind === 'number' ? 'decimal' : 'bullet',
    number,
    label: kind === 'number' ? `${number}.` : '',
  }
  return { ...paragraph, list, pieces: withoutStart(paragraph.pieces, mark) }
}

function withoutStart(pieces: readonly WordPiece[], mark: string): readonly WordPiece[] {
  let left = mark.length
  let isStart = true
  return pieces.flatMap((piece): readonly WordPiece[] => {
    if (piece.kind !== 'text' || left === 0) return [piece]
    const text = isStart ? piece.text.trimStart() : piece.text
    if (text !== '') isStart = false
    const rest = text.slice(left)
    left -= text.length - rest.length
    return rest === '' ? [] : [{ ...piece, text: rest }]
  })
}
