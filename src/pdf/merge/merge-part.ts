import { explicitDestinations } from '../file/model/explicit-destinations.ts'
import type { OutlineItem } from '../file/model/outline.ts'
import { pageBox } from '../file/model/page-box.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { type Dict, isArray, type PdfObject, Ref } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { writeElements } from '../tags/write-structure.ts'
import type { AssemblySource } from './assembly.ts'
import { mergeLayers } from './merge-layers.ts'
import { fitAnnotations } from './part-annotations.ts'
import { type LossKind, lossesOfFile } from './part-loss.ts'
import { partOutline } from './part-outline.ts'
import { standAlone } from './part-pages.ts'
import { type PartStanding, standingOf } from './part-standing.ts'
import { partStructure } from './part-structure.ts'
import { paintForms, placeStamp, type Stamp } from './stamp-forms.ts'
import type { WholePdf, WholePlace } from './whole-pdf.ts'

/** What is to be made of one PDF in a whole. */
export interface PartOrder {
  readonly title: string
  /** Of the whole: a part in another language says so. */
  readonly lang: string
  /** Numbers of the element it becomes, of the one above, and of those of the parts under it. */
  readonly element: number
  readonly above: number
  readonly under: readonly number[]
  /** Levels of bookmarks under its own. */
  readonly levels: number
  /** Whether it may stand in the whole, seeing what it is. */
  readonly admits: (standing: PartStanding) => boolean
  readonly stamps: (page: number, box: { readonly width: number; readonly height: number }) => readonly Stamp[]
}

export interface MergedPart {
  /** Where it begins. */
  readonly place: WholePlace
  /** In the file of the whole. */
  readonly outline: readonly OutlineItem[]
  /** Parts that its links lead to. */
  readonly keys: ReadonlySet<string>
  readonly losses: ReadonlySet<LossKind>
}

/**
 * Pours the pages, tags and bookmarks of one PDF into a whole.
 * @returns only how it stands when it is not admitted
 * @throws DamagedPdf
 */
export function mergePart(whole: WholePdf, pdf: Uint8Array, order: PartOrder): MergedPart | PartStanding {
  const file = openPdf(pdf)
  const found = file.trailer.has('Encrypt') ? [] : pagesOf(file)
  const standing = standingOf(file, found)
  if (!order.admits(standing)) return standing
  const source = whole.assembly.source(file)
  const ofFile = lossesOfFile(file, found)
  const pages = standAlone(file, found)
  const explicit = explicitDestinations(file, new Set(pages.map(({ ref }) => ref.number)))
  const numbers = pages.map((page) => {
    const { number, node } = whole.nextPage()
    page.dict.set('Parent', source.borrow(node))
    source.take(page.ref, number)
    return number
  })
  const { staying, keys, losses } = fitAnnotations(file, pages, explicit)
  const element = mergeStructure(whole, source, pages, staying, order)
  for (const [index, page] of pages.entries()) {
    const box = pageBox(file, page.dict)
    const placed = order
      .stamps(index + 1, box)
      .map((stamp) => placeStamp(source.borrow(whole.source.numberOf(whole.stamps.of(stamp))), stamp, box))
    if (placed.length > 0) paintForms(file, page, placed)
  }
  mergeLayers(whole, source)
  const outline = intoWhole(whole, source, partOutline(file, order.levels, explicit, element))
  source.pour()
  const place = firstPlace(file, pages, numbers)
  return { place, outline, keys, losses: new Set([...ofFile, ...losses]) }
}

/** Gives back where its elements went. */
function mergeStructure(
  whole: WholePdf,
  source: AssemblySource,
  pages: readonly Page[],
  annotations: ReadonlySet<number>,
  order: PartOrder,
): (old: Ref) => Ref | undefined {
  const { file } = source
  const place = (attributes: PdfObject) => source.numberOf(file.add(attributes))
  const root = partStructure(file, pages, annotations, whole, place)
  if (!root) {
    whole.addElement(order.element, order.above, order.title, order.under)
    return () => undefined
  }
  root.entries.set('T', textString(order.title))
  const lang = file.text(file.catalog()?.get('Lang'))
  if (lang !== undefined && lang !== order.lang && !root.entries.has('Lang')) root.entries.set('Lang', textString(lang))
  const prefix = `d${order.element}n`
  const written = writeElements(file, root, source.borrow(order.above), (count) => `${prefix}${count}`)
  source.take(written.top, order.element)
  addKids(
    file.dict(written.top),
    order.under.map((number) => source.borrow(number)),
  )
  const parents = written.parents(pages, whole.nextKey)
  for (const { holder } of parents) source.keepKeyOf(holder)
  whole.addParents(parents.map(({ value }) => source.numberOf(value)))
  whole.addIds(written.ids.map(([id, ref]) => [id, source.numberOf(ref)]))
  return (old) => written.moved.get(old.number)
}

function addKids(element: Dict | undefined, more: readonly Ref[]): void {
  if (!element || more.length === 0) return
  const kids = element.get('K')
  const own = isArray(kids) ? kids : kids === undefined ? [] : [kids]
  element.set('K', [...own, ...more])
}

/** Bookmarks of a part with what they refer to in the whole. */
function intoWhole(whole: WholePdf, source: AssemblySource, items: readonly OutlineItem[]): readonly OutlineItem[] {
  const refer = (object: PdfObject): PdfObject =>
    object instanceof Ref ? whole.source.borrow(source.numberOf(object)) : object
  return items.map(({ title, destination, element, items: under }) => ({
    title,
    destination: isArray(destination) ? destination.map(refer) : null,
    element: element && whole.source.borrow(source.numberOf(element)),
    items: intoWhole(whole, source, under),
  }))
}

function firstPlace(file: PdfFile, pages: readonly Page[], numbers: readonly number[]): WholePlace {
  const { toPage, height } = pageBox(file, pages[0]?.dict ?? new Map())
  const [, , c, d, e, f] = toPage
  return { page: numbers[0] ?? 0, left: c * height + e, top: d * height + f }
}
