import type { Position } from 'unist'
import type { Document } from '../document/document.ts'
import type { Path } from '../yaml/read-yaml.ts'

/** Position of an item of a list in the front matter; a single item may be written without a list. */
export function itemPlace(document: Document, path: Path, index: number): Position | undefined {
  const item = document.at([...path, index])
  const isAlone = item?.start.offset === document.at(path, 'key')?.start.offset
  return isAlone ? document.at(path) : item
}
