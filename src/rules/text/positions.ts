import type { Nodes, RootContent } from 'mdast'
import type { Point, Position } from 'unist'
import { placesIn } from '../../diagnostics/positions.ts'
import type { Document, Source } from '../../document/document.ts'
import { oncePerKey } from '../../system/lazily.ts'
import type { Path } from '../../yaml/yaml-value.ts'

/** The first line of a block, so that the code frame does not mark all of it. */
export function firstLineOf({ source }: Document, node: Nodes): Position | undefined {
  const place = node.position
  if (place?.start.offset === undefined || place.end.line === place.start.line) return place
  const length = /^[^\r\n]*/.exec(source.text.slice(place.start.offset))?.[0].length ?? 0
  const { line, column, offset } = place.start
  return { start: place.start, end: { line, column: column + length, offset: offset + length } }
}

/** From the first of these to the last. */
export function spanOf(nodes: readonly RootContent[]): Position | undefined {
  const start = nodes[0]?.position?.start
  const end = nodes.at(-1)?.position?.end
  return start && end ? { start, end } : undefined
}

/** Where something missing would be added: after the last content. */
export function endOf(document: Document): Position {
  const top: Point = { line: 1, column: 1, offset: 0 }
  const end = document.body.children.at(-1)?.position?.end ?? document.at([])?.start ?? top
  return { start: end, end }
}

/** Position of an item of a list in the front matter; a single item may be written without a list. */
export function itemPlace(document: Document, path: Path, index: number): Position | undefined {
  const item = document.at([...path, index])
  const isAlone = item?.start.offset === document.at(path, 'key')?.start.offset
  return isAlone ? document.at(path) : item
}

const placesOf = oncePerKey((source: Source) => placesIn(source.text))

/** Position of the part of a file between two offsets. */
export function placeIn(source: Source, start: number, end: number): Position {
  return placesOf(source).position(start, end)
}
