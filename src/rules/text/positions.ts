import type { Nodes, RootContent } from 'mdast'
import type { Point, Position } from 'unist'
import { positionsIn, type Span } from '../../diagnostics/positions.ts'
import type { Document, Source } from '../../document/document.ts'
import { oncePerKey } from '../../system/lazily.ts'
import type { Path } from '../../yaml/yaml-value.ts'

/** The first line of a block: a code frame that marks all of it would be too long. */
export function firstLineOf({ source }: Document, node: Nodes): Position | undefined {
  const { position } = node
  if (position?.start.offset === undefined || position.end.line === position.start.line) return position
  const length = /^[^\r\n]*/.exec(source.text.slice(position.start.offset))?.[0].length ?? 0
  const { line, column, offset } = position.start
  return { start: position.start, end: { line, column: column + length, offset: offset + length } }
}

/** From the start of the first node to the end of the last. */
export function extentOf(nodes: readonly RootContent[]): Position | undefined {
  const start = nodes[0]?.position?.start
  const end = nodes.at(-1)?.position?.end
  return start && end ? { start, end } : undefined
}

/** The position of something missing: after the last content. */
export function endOfBody(document: Document): Position {
  const top: Point = { line: 1, column: 1, offset: 0 }
  const end = document.body.children.at(-1)?.position?.end ?? document.at([])?.start ?? top
  return { start: end, end }
}

/** Position of an item of a list in the front matter; a single item may be written without a list. */
export function itemPosition(document: Document, path: Path, index: number): Position | undefined {
  const item = document.at([...path, index])
  const isAlone = item?.start.offset === document.at(path, 'key')?.start.offset
  return isAlone ? document.at(path) : item
}

const positionsOf = oncePerKey((source: Source) => positionsIn(source.text))

/** Position of the part of a file between two offsets. */
export function positionIn(source: Source, start: number, end: number): Position {
  return positionsOf(source).position(start, end)
}

/** The offsets of a node, or of any other value with a position. */
export function offsetsOf({ position }: { readonly position?: Position | undefined }): Span {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 }
}
