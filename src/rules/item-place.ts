import type { Position } from 'unist'
import type { Document } from '../document/document.ts'
import type { Path } from '../yaml/read-yaml.ts'

/** Where one item of a list in the front matter stands; an author may write the only one without a list. */
export function itemPlace(document: Document, path: Path, index: number): Position | undefined {
  const item = document.at([...path, index])
  const isAlone = item?.start.offset === document.at(path, 'key')?.start.offset
  return isAlone ? document.at(path) : item
}
