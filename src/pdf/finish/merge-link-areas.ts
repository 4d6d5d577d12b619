import { normalizedRectangle } from '../file/model/page-box.ts'
import type { Page } from '../file/model/pages.ts'
import { union } from '../file/objects/geometry.ts'
import { type PdfObject, Ref } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { Element, ObjectKid } from '../tags/structure.ts'

/** The largest gap, in points, between two areas that are merged. */
const largestGap = 4
/** A narrower area, in points, cannot be clicked. */
const thinnest = 1

/**
 * Merges the areas of a link that adjoin on one line: Chromium makes an annotation for each run of its text, each of which
 * would be a separate stop in keyboard navigation. Returns the annotations that were removed.
 */
export function mergeAreas(file: PdfFile, link: Element): readonly Ref[] {
  const gone: Ref[] = []
  let last: ObjectKid | undefined
  link.kids = link.kids.filter((kid) => {
    if (kid.kind !== 'object') return true
    if (last && last.page?.number === kid.page?.number && absorb(file, last.object, kid.object)) {
      gone.push(kid.object)
      return false
    }
    last = kid
    return true
  })
  const areas = link.kids.filter((kid) => kid.kind === 'object')
  const slivers = areas.filter(({ object }) => isSliver(file, object))
  if (slivers.length === 0 || slivers.length === areas.length) return gone
  link.kids = link.kids.filter((kid) => kid.kind !== 'object' || !slivers.includes(kid))
  return [...gone, ...slivers.map(({ object }) => object)]
}

/** Chromium leaves a sliver of a link on the first line of a page at the bottom of the previous page. */
function isSliver(file: PdfFile, area: Ref): boolean {
  const box = normalizedRectangle(file, file.dict(area)?.get('Rect'))
  return box !== undefined && (box[2] - box[0] < thinnest || box[3] - box[1] < thinnest)
}

/** Removes annotations from their pages. */
export function dropAnnotations(file: PdfFile, pages: readonly Page[], gone: ReadonlySet<number>): void {
  if (gone.size === 0) return
  for (const page of pages) {
    const all = file.array(page.dict.get('Annots'))
    if (all?.some((each) => each instanceof Ref && gone.has(each.number)))
      page.dict.set(
        'Annots',
        all.filter((each) => !(each instanceof Ref && gone.has(each.number))),
      )
  }
}

/** Extends the first area over the second when they adjoin on one line and have the same target. */
function absorb(file: PdfFile, one: Ref, other: Ref): boolean {
  const first = file.dict(one)
  const second = file.dict(other)
  if (!first || !second || one.number === other.number || first.has('QuadPoints') || second.has('QuadPoints'))
    return false
  const box = normalizedRectangle(file, first.get('Rect'))
  const next = normalizedRectangle(file, second.get('Rect'))
  const goal = targetOf(file, first)
  if (!box || !next || goal === undefined || goal !== targetOf(file, second)) return false
  const shared = Math.min(box[3], next[3]) - Math.max(box[1], next[1])
  const gap = Math.max(box[0], next[0]) - Math.min(box[2], next[2])
  if (shared < 0.6 * Math.min(box[3] - box[1], next[3] - next[1]) || gap > largestGap) return false
  first.set('Rect', union(box, next))
  return true
}

function targetOf(file: PdfFile, annotation: ReadonlyMap<string, PdfObject>): string | undefined {
  const uri = file.text(file.dict(annotation.get('A'))?.get('URI'))
  const goal = annotation.get('Dest')
  return uri ?? file.name(goal) ?? file.text(goal)
}
