import { type Balance, balanceOf } from '../content/content-balance.ts'
import { pageBytes } from '../content/document-content.ts'
import type { ExplicitDestination } from '../file/model/explicit-destinations.ts'
import { inherited } from '../file/model/page-box.ts'
import type { Page } from '../file/model/pages.ts'
import type { Matrix } from '../file/objects/geometry.ts'
import { type Dict, dict, type PdfObject, type Ref } from '../file/objects/objects.ts'
import { DamagedPdf } from '../file/objects/refusal.ts'
import { flateStream } from '../file/read/flate.ts'
import { joinResources } from './clean-content.ts'
import { cleanLinks, type KeptLink } from './clean-links.ts'
import type { CleanContent, Cleaner } from './cleaner.ts'
import { type FlatDrawing, flatAnnotations } from './flatten-annotations.ts'
import { type Fields, name, number, numbers, takeFields } from './kinds.ts'
import { form, group } from './paint-kinds.ts'

/** A page that was written anew. */
export interface CleanedPage {
  readonly page: Page
  readonly links: readonly KeptLink[]
  /** The marked content that an annotation became, by the object number of the annotation. */
  readonly flattened: ReadonlyMap<number, number>
  /** Annotations that were painted on the page. */
  readonly drawn: number
  /** Annotations that were left out, though a viewer would draw something of them. */
  readonly undrawn: number
}

const pageFields: Fields = {
  Type: name,
  BleedBox: numbers,
  TrimBox: numbers,
  ArtBox: numbers,
  UserUnit: number,
  Group: group,
  Tabs: name,
}

/** Inheritable entries (ISO 32000-1, 7.7.3.4). */
const inheritedFields: Fields = { MediaBox: numbers, CropBox: numbers, Rotate: number }

/** What all pages of a file share while they are cleaned. */
export interface PageCleaning {
  readonly cleaner: Cleaner
  readonly explicit: ExplicitDestination
  readonly isHiddenLayer: (layer: PdfObject | undefined) => boolean
  /** The object numbers of annotations that the structure tree refers to. */
  readonly tagged: ReadonlySet<number>
}

/** Writes a page anew under its own reference. @throws DamagedPdf */
export function cleanPage(page: Page, parent: Ref, shared: PageCleaning): CleanedPage {
  const { cleaner, explicit, isHiddenLayer, tagged } = shared
  const { file } = cleaner
  const made = takeFields(page.dict, pageFields, cleaner)
  for (const [key, kind] of Object.entries(inheritedFields)) {
    const value = cleaner.take(inherited(file, page.dict, key), kind)
    if (value !== undefined) made.set(key, value)
  }
  const annotations = file.array(page.dict.get('Annots')) ?? []
  const own = cleaner.page(page.ref.number, pageBytes(file, page), page.resources)
  const flat = flatAnnotations(file, annotations, isHiddenLayer)
  if (flat.isUnfilled)
    throw new DamagedPdf(
      'formulier',
      'De PDF is een formulier waarvan het programma de inhoud pas tekent als u het opent.',
    )
  const links = cleanLinks(cleaner, annotations, explicit, isHiddenLayer)
  const painted = paintDrawings(own, flat.drawings, { cleaner, tagged })
  made.set('Parent', parent)
  made.set('Resources', painted.resources)
  made.set('Contents', file.add(flateStream(painted.bytes)))
  if (links.length > 0)
    made.set(
      'Annots',
      links.map(({ ref }) => ref),
    )
  file.set(page.ref, made)
  return {
    page: { ref: page.ref, dict: made, resources: painted.resources },
    links,
    flattened: painted.marks,
    drawn: flat.drawings.length,
    undrawn: flat.undrawn,
  }
}

interface Painted extends CleanContent {
  readonly marks: ReadonlyMap<number, number>
}

/**
 * Paints the drawings of annotations over the page: as marked content where the structure tree refers to the annotation, else as an
 * artifact. What the page leaves open is closed first.
 */
function paintDrawings(
  own: CleanContent,
  drawings: readonly FlatDrawing[],
  { cleaner, tagged }: Pick<PageCleaning, 'cleaner' | 'tagged'>,
): Painted {
  const marks = new Map<number, number>()
  if (drawings.length === 0) return { ...own, marks }
  const objects: Dict = new Map()
  const known = cleaner.file.dict(own.resources.get('XObject'))
  let next = firstFreeMark(own.bytes)
  let painting = ''
  for (const { number, form: appearance, matrix } of drawings) {
    const taken = cleaner.take(appearance, form)
    if (taken === undefined) continue
    const name = freeName(known, objects)
    objects.set(name, taken)
    const isTagged = number !== undefined && tagged.has(number)
    if (isTagged) marks.set(number, next)
    painting += `${isTagged ? `/Span <</MCID ${next++}>> BDC` : '/Artifact BMC'}\nq ${written(matrix)} cm /${name} Do Q\nEMC\n`
  }
  const balance = balanceOf(own.bytes)
  const before = Buffer.from('q\n'.repeat(1 + balance.tooManyQ), 'latin1')
  const bytes = Buffer.concat([before, own.bytes, Buffer.from(closing(balance) + painting, 'latin1')])
  return { bytes, resources: joinResources(own.resources, dict({ XObject: objects })), marks }
}

function freeName(known: Dict | undefined, made: Dict): string {
  let count = made.size + 1
  while (known?.has(`Vlak${count}`) || made.has(`Vlak${count}`)) count++
  return `Vlak${count}`
}

/** The first MCID that a content does not use. */
function firstFreeMark(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return [...text.matchAll(/\/MCID (\d{1,7})/g)].reduce((most, [, mcid]) => Math.max(most, Number(mcid) + 1), 0)
}

function written(matrix: Matrix): string {
  return matrix.map((each) => String(Number(each.toFixed(6)))).join(' ')
}

function closing({ openText, openMarks, openStates }: Balance): string {
  return `${openText ? 'ET\n' : ''}${'EMC\n'.repeat(openMarks)}${'Q\n'.repeat(1 + openStates)}`
}
