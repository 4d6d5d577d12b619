import type { Page } from '../file/model/pages.ts'
import { type Dict, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import { DamagedPdf } from '../file/objects/refusal.ts'
import { flateStream } from '../file/read/flate.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { applyEdits, toArtifact } from './edits.ts'
import { type FontReader, fontReaders } from './font-reader.ts'
import { scanContent } from './scan-content.ts'
import type { ScannedContent } from './scanned-content.ts'

/** All content of a document, by the object number of its page or form XObject. */
export interface DocumentContent {
  readonly pages: ReadonlyMap<number, ScannedContent>
  readonly forms: ReadonlyMap<number, ScannedContent>
  /** Characters without a glyph in any font. */
  readonly missing: readonly MissingCharacter[]
  /** Every font that shows text. */
  readonly fonts: () => readonly FontReader[]
}

export interface MissingCharacter {
  /** Empty where only the position is known. */
  readonly character: string
  /** The text that precedes it on its line. */
  readonly before: string
}

const deepestForm = 40

/** Scans every page, and every form XObject that a page paints, once. */
export function readContent(file: PdfFile, pages: readonly Page[]): DocumentContent {
  const fonts = fontReaders(file)
  const missing = new Map<string, MissingCharacter>()
  const forms = new Map<number, ScannedContent>()
  const within = new Set<number>()
  const painted = new Set<number>()

  const scan = (bytes: Uint8Array, resources: Dict): ScannedContent =>
    scanContent(bytes, {
      resource: (category, name) => file.dict(resources.get(category))?.get(name),
      font: fonts.of,
      form: (object) => formOf(object, resources),
      untaggedCopy: (object) => untaggedCopy(object, resources),
      missing: (character, before) => {
        missing.set(character === '' ? `\u0000${before}` : character, { character, before })
      },
    })

  const formOf = (object: PdfObject | undefined, inherited: Dict): ScannedContent | undefined => {
    if (!(object instanceof Ref)) return undefined
    const known = forms.get(object.number)
    if (known) return known
    const form = file.resolve(object)
    if (!(form instanceof Stream) || file.name(form.dict.get('Subtype')) !== 'Form') return undefined
    if (within.has(object.number) || within.size > deepestForm)
      throw new DamagedPdf('kringloop', 'Onderdelen van de PDF verwijzen in een kring naar elkaar.')
    within.add(object.number)
    const scanned = scan(file.bytes(form), file.dict(form.dict.get('Resources')) ?? inherited)
    within.delete(object.number)
    forms.set(object.number, scanned)
    return scanned
  }

  // Chromium paints a form twice for effects. Its marked content may not occur on the page twice (ISO 32000-1, 14.7.4.2):
  // from the second time on a copy without tags is painted.
  const untaggedCopy = (object: PdfObject | undefined, resources: Dict): string | undefined => {
    if (!(object instanceof Ref)) return undefined
    if (!painted.has(object.number)) {
      painted.add(object.number)
      return undefined
    }
    const form = file.get(object.number)
    const scanned = forms.get(object.number)
    if (!(form instanceof Stream) || !scanned) return undefined
    const marks = [...scanned.marks.values()].map((mark) => toArtifact(mark))
    const entries = new Map(form.dict)
    entries.delete('StructParents')
    const bytes = applyEdits(scanned.bytes, [...scanned.edits, ...marks])
    const name = `Copy${object.number}`
    const objects = new Map(file.dict(resources.get('XObject')) ?? [])
    resources.set('XObject', objects.set(name, file.add(flateStream(bytes, entries))))
    return name
  }

  const scannedPages = new Map<number, ScannedContent>()
  for (const page of pages) scannedPages.set(page.ref.number, scan(pageBytes(file, page), page.resources))
  return { pages: scannedPages, forms, missing: [...missing.values()], fonts: fonts.all }
}

/** The concatenated content streams of a page. */
export function pageBytes(file: PdfFile, page: Page): Uint8Array {
  const contents = file.resolve(page.dict.get('Contents'))
  const chunks: Uint8Array[] = []
  for (const each of Array.isArray(contents) ? contents : [contents]) {
    const stream = file.resolve(each)
    if (stream instanceof Stream) chunks.push(file.bytes(stream), Buffer.from('\n'))
  }
  return chunks.length === 2 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks)
}

/** Writes the edited content. A form without tagged content is unchanged: the artifact that encloses it covers all of it. */
export function writeContent(file: PdfFile, pages: readonly Page[], content: DocumentContent): void {
  for (const page of pages) {
    const scanned = content.pages.get(page.ref.number)
    if (!scanned || scanned.edits.length === 0) continue
    page.dict.set('Contents', file.add(flateStream(applyEdits(scanned.bytes, scanned.edits))))
  }
  for (const [number, scanned] of content.forms) {
    const form = file.get(number)
    if (!scanned.tagged || scanned.edits.length === 0 || !(form instanceof Stream)) continue
    file.set(new Ref(number), flateStream(applyEdits(scanned.bytes, scanned.edits), form.dict))
  }
}
