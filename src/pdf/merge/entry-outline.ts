import type { ExplicitDestination } from '../file/model/explicit-destinations.ts'
import { type OutlineItem, readOutline } from '../file/model/outline.ts'
import type { PdfObject, Ref } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/**
 * The bookmarks of an entry below that of the entry itself: those that lead to one of its pages. A single top-level bookmark
 * repeats the title of the entry, and is replaced by the bookmarks below it.
 * @param depth number of levels
 */
export function entryOutline(
  file: PdfFile,
  depth: number,
  explicit: ExplicitDestination,
  newElement: (old: Ref) => Ref | undefined,
): readonly OutlineItem[] {
  const convertAll = (items: readonly OutlineItem[], levels: number): readonly OutlineItem[] =>
    levels <= 0 ? [] : items.flatMap((item) => convert(item, levels))
  const convert = (item: OutlineItem, levels: number): readonly OutlineItem[] => {
    const destination = explicit(item.destination) ?? firstDestination(item.items, explicit)
    if (!destination || item.title.trim() === '') return convertAll(item.items, levels)
    const element = item.element && newElement(item.element)
    return [{ title: item.title.trim(), destination, element, items: convertAll(item.items, levels - 1) }]
  }
  const top = readOutline(file)
  const [only] = top
  return convertAll(top.length === 1 && only ? only.items : top, depth)
}

/** A bookmark without a destination uses that of its first descendant that has one. */
function firstDestination(
  items: readonly OutlineItem[],
  explicit: ExplicitDestination,
): readonly PdfObject[] | undefined {
  for (const item of items) {
    const destination = explicit(item.destination) ?? firstDestination(item.items, explicit)
    if (destination) return destination
  }
  return undefined
}
