import { assign, type Dict, dict, type PdfObject, Ref } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'
import { textString } from '../objects/text-string.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** A bookmark (outline item). */
export interface OutlineItem {
  readonly title: string
  /** In the form in which the file has it; undefined where it leads nowhere. */
  readonly destination: PdfObject | undefined
  /** The structure element it belongs to. */
  readonly element: Ref | undefined
  readonly items: readonly OutlineItem[]
}

const mostItems = 100_000

/**
 * Reads the bookmarks (ISO 32000-1, 12.3.3).
 * @throws DamagedPdf when they refer to each other in a cycle
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

/** The destination of a go-to action; null for any other action. */
function placeOf(file: PdfFile, object: PdfObject | undefined): PdfObject {
  const action = file.dict(object)
  return file.name(action?.get('S')) === 'GoTo' ? (action?.get('D') ?? null) : null
}

/** Whether a viewer initially shows all bookmarks, or those of the top level. */
export type OutlineState = 'open' | 'folded'

/** Replaces the bookmarks; removes the catalog entry when there are none. */
export function writeOutline(file: PdfFile, items: readonly OutlineItem[], state: OutlineState = 'open'): void {
  const catalog = file.catalog()
  catalog?.delete('Outlines')
  if (items.length === 0) return
  const root: Dict = new Map()
  const ref = file.add(root)
  const count = writeItems(file, items, { dict: root, ref }, state)
  root.set('Count', state === 'open' ? count : items.length)
  catalog?.set('Outlines', ref)
}

interface OutlineNode {
  readonly dict: Dict
  readonly ref: Ref
}

/** Adds First and Last to the parent; returns the number of its descendants. */
function writeItems(file: PdfFile, items: readonly OutlineItem[], parent: OutlineNode, state: OutlineState): number {
  let count = items.length
  const nodes = items.map((item): OutlineNode => {
    const made = dict({ Title: textString(item.title), Parent: parent.ref, Dest: item.destination, SE: item.element })
    const node = { dict: made, ref: file.add(made) }
    if (item.items.length > 0) {
      const descendants = writeItems(file, item.items, node, state)
      made.set('Count', state === 'open' ? descendants : -item.items.length)
      count += descendants
    }
    return node
  })
  for (const [index, node] of nodes.entries())
    assign(node.dict, { Prev: nodes[index - 1]?.ref, Next: nodes[index + 1]?.ref })
  assign(parent.dict, { First: nodes[0]?.ref, Last: nodes.at(-1)?.ref })
  return count
}
