import { DamagedPdf, type Dict, dict, nameOf, type PdfObject, Ref } from '../objects/objects.ts'
import { textString } from '../objects/text-string.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** A bookmark. */
export interface OutlineItem {
  readonly title: string
  /** Where it leads: a destination as it stands in the file. */
  readonly destination: PdfObject
  /** The structure element it belongs to. */
  readonly element: Ref | undefined
  readonly items: readonly OutlineItem[]
}

const mostItems = 100_000

/**
 * Reads the bookmarks (ISO 32000-1, 12.3.3).
 * @throws DamagedPdf when they run in a circle
 */
export function readOutline(file: PdfFile): readonly OutlineItem[] {
  const seen = new Set<number>()
  const list = (first: PdfObject | undefined, depth: number): OutlineItem[] => {
    const items: OutlineItem[] = []
    for (let next = first; next instanceof Ref; ) {
      if (seen.has(next.number) || seen.size > mostItems || depth > 100)
        throw new DamagedPdf('kringloop', 'De bladwijzers van de PDF verwijzen in een kring naar elkaar.')
      seen.add(next.number)
      const item = file.dict(next)
      if (!item) break
      const element = item.get('SE')
      items.push({
        title: file.text(item.get('Title')) ?? '',
        destination: item.get('Dest') ?? placeOf(file, item.get('A')),
        element: element instanceof Ref ? element : undefined,
        items: list(item.get('First'), depth + 1),
      })
      next = item.get('Next')
    }
    return items
  }
  return list(file.dict(file.catalog()?.get('Outlines'))?.get('First'), 0)
}

/** Where an action goes to, if that is all it does. */
function placeOf(file: PdfFile, object: PdfObject | undefined): PdfObject {
  const action = file.dict(object)
  return nameOf(file.resolve(action?.get('S'))) === 'GoTo' ? (action?.get('D') ?? null) : null
}

/** Whether a reader unfolds the bookmarks at once, or shows the top ones. */
export type OutlineState = 'open' | 'folded'

/** Writes the bookmarks anew; without any, the catalog says nothing of them. */
export function writeOutline(file: PdfFile, items: readonly OutlineItem[], state: OutlineState = 'open'): void {
  const catalog = file.catalog()
  catalog?.delete('Outlines')
  if (items.length === 0) return
  const root: Dict = new Map()
  const ref = file.add(root)
  const count = writeItems(file, items, root, ref, state)
  root.set('Count', state === 'open' ? count : items.length)
  catalog?.set('Outlines', ref)
}

/** Adds First and Last to the parent; hands back how many items stand under it. */
function writeItems(
  file: PdfFile,
  items: readonly OutlineItem[],
  parent: Dict,
  parentRef: Ref,
  state: OutlineState,
): number {
  let count = items.length
  const refs = items.map((item) => {
    const made = dict({ Title: textString(item.title), Parent: parentRef, Dest: item.destination, SE: item.element })
    const ref = file.add(made)
    if (item.items.length > 0) {
      const under = writeItems(file, item.items, made, ref, state)
      made.set('Count', state === 'open' ? under : -item.items.length)
      count += under
    }
    return { made, ref }
  })
  for (const [index, { made }] of refs.entries()) {
    const previous = refs[index - 1]?.ref
    const next = refs[index + 1]?.ref
    if (previous) made.set('Prev', previous)
    if (next) made.set('Next', next)
  }
  const first = refs[0]?.ref
  const last = refs.at(-1)?.ref
  if (first && last) {
    parent.set('First', first)
    parent.set('Last', last)
  }
  return count
}
