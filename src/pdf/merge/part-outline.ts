import type { ExplicitDestination } from '../file/model/explicit-destinations.ts'
import { type OutlineItem, readOutline } from '../file/model/outline.ts'
import type { PdfObject, Ref } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/**
 * The bookmarks of a part as they stand under its title: those that lead to a page of it, no deeper than asked. A single one
 * at the top is the part's own title, and gives way to what is under it.
 * @param depth levels; 0 for none
 */
export function partOutline(
  file: PdfFile,
  depth: number,
  explicit: ExplicitDestination,
  element: (old: Ref) => Ref | undefined,
): readonly OutlineItem[] {
  const take = (items: readonly OutlineItem[], levels: number): readonly OutlineItem[] =>
    levels <= 0 ? [] : items.flatMap((item) => keep(item, levels))
  const keep = (item: OutlineItem, levels: number): readonly OutlineItem[] => {
    const place = explicit(item.destination) ?? firstPlace(item.items, explicit)
    if (!place || item.title.trim() === '') return take(item.items, levels)
    const moved = item.element && element(item.element)
    return [{ title: item.title.trim(), destination: place, element: moved, items: take(item.items, levels - 1) }]
  }
  const top = readOutline(file)
  const [only] = top
  return take(top.length === 1 && only ? only.items : top, depth)
}

/** A bookmark that leads nowhere itself stands for the first under it that does. */
function firstPlace(items: readonly OutlineItem[], explicit: ExplicitDestination): readonly PdfObject[] | undefined {
  for (const item of items) {
    const place = explicit(item.destination) ?? firstPlace(item.items, explicit)
    if (place) return place
  }
  return undefined
}
