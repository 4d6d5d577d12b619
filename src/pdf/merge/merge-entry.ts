import { explicitDestinations } from '../file/model/explicit-destinations.ts'
import type { OutlineItem } from '../file/model/outline.ts'
import { inherited, pageBox } from '../file/model/page-box.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { assign, copyEntries, type Dict, isArray, Name, type PdfObject, Ref } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { writeElements } from '../tags/write-structure.ts'
import type { AssemblySource } from './assembly.ts'
import { adaptAnnotations } from './entry-annotations.ts'
import { conformanceOf, type EntryConformance } from './entry-conformance.ts'
import { type LossKind, lossesOfFile } from './entry-loss.ts'
import { entryOutline } from './entry-outline.ts'
import { type EntryPages, entryStructure } from './entry-structure.ts'
import { mergeLayers } from './merge-layers.ts'
import type { EntryElements, MergedPdf, PagePosition } from './merged-pdf.ts'
import { paintForms, placeStamp, type Stamp } from './stamp-forms.ts'

/** How to merge one PDF. */
export interface EntryRequest extends EntryElements {
  readonly title: string
  /** Language of the merged file; an entry in another language is marked with its own. */
  readonly lang: string
  /** Levels of bookmarks below that of the entry itself. */
  readonly levels: number
  /** Known before. */
  readonly shortcomings?: readonly string[]
  readonly accepts: (conformance: EntryConformance) => boolean
  readonly stamps: (page: number, box: { readonly width: number; readonly height: number }) => readonly Stamp[]
}

export interface MergedEntry {
  /** Its first page. */
  readonly position: PagePosition
  /** With references of the merged file. */
  readonly outline: readonly OutlineItem[]
  /** Keys of the entries that its links lead to. */
  readonly keys: ReadonlySet<string>
  readonly losses: ReadonlySet<LossKind>
}

/**
 * Adds the pages, tags and bookmarks of one PDF to the merged file.
 * @returns undefined when the request does not accept it
 * @throws DamagedPdf
 */
export function mergeEntry(merged: MergedPdf, pdf: Uint8Array, request: EntryRequest): MergedEntry | undefined {
  const file = openReadable(pdf)
  const found = pagesOf(file)
  const { shortcomings } = request
  const conformance = shortcomings
    ? ({ ok: true, pages: found.length, shortcomings } as const)
    : conformanceOf(file, found)
  if (!request.accepts(conformance)) return undefined
  const source = merged.assembly.source(file)
  const fileLosses = lossesOfFile(file, found)
  const pages = detachPages(file, found)
  const explicit = explicitDestinations(file, new Set(pages.map(({ ref }) => ref.number)))
  const numbers = pages.map((page) => {
    const { number, node } = merged.nextPage()
    page.dict.set('Parent', source.refTo(node))
    source.include(page.ref, number)
    return number
  })
  const { kept, keys, losses } = adaptAnnotations(file, pages, explicit)
  const newElement = mergeStructure(merged, source, { file, pages, annotations: kept }, request)
  for (const [index, page] of pages.entries()) {
    const box = pageBox(file, page.dict)
    const placed = request
      .stamps(index + 1, box)
      .map((stamp) => placeStamp(source.refTo(merged.source.numberOf(merged.stamps.of(stamp))), stamp, box))
    if (placed.length > 0) paintForms(file, page, placed)
  }
  mergeLayers(merged, source)
  const outline = mergeOutline(merged, source, entryOutline(file, request.levels, explicit, newElement))
  source.flush()
  return { position: firstPosition(file, pages, numbers), outline, keys, losses: new Set([...fileLosses, ...losses]) }
}

/** Page entries that determine how a page looks and is read; others describe its production, or act when it is opened. */
const ownKeys = ['Contents', 'Group', 'Annots', 'Tabs', 'BleedBox', 'TrimBox', 'ArtBox', 'UserUnit'] as const

/** Inheritable page entries (ISO 32000-1, 7.7.3.4). */
const inheritableKeys = ['MediaBox', 'CropBox', 'Rotate', 'Resources'] as const

/** Makes pages independent of their page tree: inherited entries are copied, references to their file removed. */
function detachPages(file: PdfFile, pages: readonly Page[]): readonly Page[] {
  return pages.map((page) => {
    const made: Dict = new Map([['Type', new Name('Page')]])
    for (const key of inheritableKeys) assign(made, { [key]: inherited(file, page.dict, key) })
    if (!made.has('MediaBox')) made.set('MediaBox', [0, 0, 595, 842])
    if (!made.has('Resources')) made.set('Resources', new Map())
    copyEntries(page.dict, made, ownKeys)
    file.set(page.ref, made)
    return { ...page, dict: made }
  })
}

/** Finds the new element of an element of the file. */
type NewElement = (old: Ref) => Ref | undefined

function mergeStructure(
  merged: MergedPdf,
  source: AssemblySource,
  entry: EntryPages,
  request: EntryRequest,
): NewElement {
  const { file, pages } = entry
  const root = entryStructure(entry, merged, (attributes) => source.numberOf(file.add(attributes)))
  if (!root) {
    merged.addElement(request, request.title)
    return () => undefined
  }
  root.entries.set('T', textString(request.title))
  const lang = file.text(file.catalog()?.get('Lang'))
  if (lang !== undefined && lang !== request.lang && !root.entries.has('Lang'))
    root.entries.set('Lang', textString(lang))
  const prefix = `d${request.element}n`
  const written = writeElements(file, root, source.refTo(request.parent), (count) => `${prefix}${count}`)
  source.include(written.top, request.element)
  addKids(
    file.dict(written.top),
    request.kids.map((number) => source.refTo(number)),
  )
  const parents = written.parents(pages, merged.nextKey)
  for (const { holder } of parents) source.keepKeyOf(holder)
  merged.addParents(parents.map(({ value }) => source.numberOf(value)))
  merged.addIds(written.ids.map(([id, ref]) => [id, source.numberOf(ref)]))
  return (old) => written.moved.get(old.number)
}

function addKids(element: Dict | undefined, more: readonly Ref[]): void {
  if (!element || more.length === 0) return
  const kids = element.get('K')
  const own = isArray(kids) ? kids : kids === undefined ? [] : [kids]
  element.set('K', [...own, ...more])
}

/** Bookmarks of an entry with references of the merged file. */
function mergeOutline(
  merged: MergedPdf,
  source: AssemblySource,
  items: readonly OutlineItem[],
): readonly OutlineItem[] {
  const refer = (object: PdfObject): PdfObject =>
    object instanceof Ref ? merged.source.refTo(source.numberOf(object)) : object
  return items.map((item) => ({
    title: item.title,
    destination: isArray(item.destination) ? item.destination.map(refer) : null,
    element: item.element && merged.source.refTo(source.numberOf(item.element)),
    items: mergeOutline(merged, source, item.items),
  }))
}

function firstPosition(file: PdfFile, pages: readonly Page[], numbers: readonly number[]): PagePosition {
  const { toPage, height } = pageBox(file, pages[0]?.dict ?? new Map())
  const [, , c, d, e, f] = toPage
  return { page: numbers[0] ?? 0, left: c * height + e, top: d * height + f }
}
