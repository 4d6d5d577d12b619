import { type Dict, isArray, isDict, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** What a page needs of an object of one kind; undefined where nothing remains. Never receives a reference. */
export type Kind = (object: PdfObject, cleaner: Cleaner) => PdfObject | undefined

/** A content stream written anew, with the resources that it uses. */
export interface CleanContent {
  readonly bytes: Uint8Array
  readonly resources: Dict
}

/** Writes a content stream anew. @param cleaner cleans the resources that it uses */
export type ContentCleaner = (cleaner: Cleaner, bytes: Uint8Array, resources: Dict) => CleanContent

/** Makes a cleaned copy of each object once; the copies are in the same file, and the originals do not change. */
export class Cleaner {
  readonly file: PdfFile
  /** The copy of each form, by the object number of the original: the structure tree refers to both. */
  readonly forms = new Map<number, Ref>()
  /** Marked content that belongs to a hidden layer, by the object number of its page or form. */
  readonly hiddenMarks = new Map<number, Set<number>>()
  private readonly copies = new Map<Kind, Map<number, PdfObject | undefined>>()
  private readonly clean: ContentCleaner
  private inherited: Dict = new Map()
  /** The object whose content is being cleaned. */
  private holder = 0
  private images = 0

  constructor(file: PdfFile, clean: ContentCleaner) {
    this.file = file
    this.clean = clean
  }

  /** The cleaned copy of an object; a reference stays one. */
  take(object: PdfObject | undefined, kind: Kind): PdfObject | undefined {
    if (!(object instanceof Ref)) return object === undefined || object === null ? undefined : kind(object, this)
    const known = this.copies.get(kind) ?? new Map<number, PdfObject | undefined>()
    this.copies.set(kind, known)
    if (known.has(object.number)) return known.get(object.number)
    const original = this.file.resolve(object) ?? null
    const isShared = original instanceof Stream || isDict(original) || isArray(original)
    if (!isShared) return original === null ? undefined : kind(original, this)
    // Reserved, so that a circle ends here.
    const ref = this.file.add(null)
    known.set(object.number, ref)
    const outer = this.holder
    this.holder = object.number
    const made = kind(original, this)
    this.holder = outer
    if (made === undefined) known.set(object.number, undefined)
    else this.file.set(ref, made)
    if (made instanceof Stream) this.forms.set(object.number, ref)
    return known.get(object.number)
  }

  /** A content stream within the page that is being cleaned. @param own its resources, by default those of what paints it */
  content(bytes: Uint8Array, own: PdfObject | undefined): CleanContent {
    const resources = this.file.dict(own) ?? this.inherited
    const outer = this.inherited
    this.inherited = resources
    const made = this.clean(this, bytes, resources)
    this.inherited = outer
    return made
  }

  /** As `content`, for the content of a page. @param holder its object number */
  page(holder: number, bytes: Uint8Array, resources: Dict): CleanContent {
    this.holder = holder
    return this.content(bytes, resources)
  }

  /** A name for an image that had none; unique, because the glyphs of a font share their resources. */
  nameImage(isTaken: (name: string) => boolean): string {
    let name: string
    do name = `Beeld${++this.images}`
    while (isTaken(name))
    return name
  }

  hide(mcid: number): void {
    const marks = this.hiddenMarks.get(this.holder) ?? new Set()
    this.hiddenMarks.set(this.holder, marks.add(mcid))
  }
}
