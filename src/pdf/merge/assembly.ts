import { isDict, nameOf, type PdfObject, type Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { digestOf } from '../file/write/object-digest.ts'
import { PdfOutput, type PlainObject, perObjectStream } from '../file/write/pdf-output.ts'
import { forEachRef, serialize } from '../file/write/serialize.ts'

/**
 * One PDF made of the objects of several. Each file is poured out as soon as it is ready and can be let go, so that no more
 * than one is held in memory as objects. Streams and fonts that are the same in every byte stand in it once.
 */
export class Assembly {
  readonly #out = new PdfOutput('1.7')
  readonly #shared = new Map<string, number>()
  #plain: PlainObject[] = []
  #highest = 0

  /** A number in the whole for an object that comes later. */
  reserve(): number {
    return ++this.#highest
  }

  source(file: PdfFile): AssemblySource {
    return new AssemblySource(this, file)
  }

  /** The number of the object with this digest: a new one when it is the first. */
  shared(digest: string): { readonly number: number; readonly isNew: boolean } {
    const known = this.#shared.get(digest)
    if (known !== undefined) return { number: known, isNew: false }
    const number = this.reserve()
    this.#shared.set(digest, number)
    return { number, isNew: true }
  }

  put(number: number, object: PdfObject, refText: (ref: Ref) => string): void {
    if (object instanceof Stream) {
      this.#out.stream(number, object, refText)
      return
    }
    this.#plain.push({ number, text: serialize(object, refText) })
    if (this.#plain.length >= perObjectStream) this.#pack()
  }

  /** The whole, closed; the catalog and the information dictionary have been put. */
  bytes(root: number, information: number): Uint8Array {
    this.#pack()
    this.#out.crossReference(this.reserve(), `/Root ${root} 0 R/Info ${information} 0 R`)
    return this.#out.bytes()
  }

  #pack(): void {
    if (this.#plain.length > 0) this.#out.objectStream(this.reserve(), this.#plain)
    this.#plain = []
  }
}

/** What belongs to the file it stands in, and means nothing in another. */
const ownToFile = new Set(['Catalog', 'Pages', 'Page', 'StructTreeRoot', 'StructElem', 'ObjStm', 'XRef'])

/** Entries of streams that say something of the file it comes from, or that another place in the whole has to say. */
const leftOfStreams = ['Metadata', 'PieceInfo', 'LastModified', 'OPI', 'AF'] as const

/** One file that goes into an assembly: which of its objects got which number there. */
export class AssemblySource {
  readonly file: PdfFile
  readonly #assembly: Assembly
  /** Of the whole, by that of the file; 0 for what stays behind. */
  readonly #numbers = new Map<number, number>()
  readonly #borrowed = new Map<number, Ref>()
  readonly #digests = new Map<number, string | undefined>()
  readonly #keyed = new Set<number>()
  readonly #waiting: number[] = []
  /** Objects above it were made here, not read. */
  readonly #lastRead: number

  constructor(assembly: Assembly, file: PdfFile) {
    this.#assembly = assembly
    this.file = file
    this.#lastRead = file.highestNumber()
  }

  /** A reference, for use in this file, to an object of the whole. */
  borrow(number: number): Ref {
    const known = this.#borrowed.get(number)
    if (known) return known
    const ref = this.file.add(null)
    this.#numbers.set(ref.number, number)
    this.#borrowed.set(number, ref)
    return ref
  }

  /** The number in the whole of an object that is ready, or will be when the file is poured out; 0 when it stays behind. */
  numberOf(ref: Ref): number {
    const known = this.#numbers.get(ref.number)
    if (known !== undefined) return known
    const number = this.#meet(ref)
    this.#numbers.set(ref.number, number)
    return number
  }

  /** Takes an object along whatever it is: a page of the file. */
  take(ref: Ref, number: number): void {
    this.#numbers.set(ref.number, number)
    this.#waiting.push(ref.number)
  }

  /** Says that the parent key on an object, by its number, is one of the whole; all others are left out. */
  keepKeyOf(number: number): void {
    this.#keyed.add(number)
  }

  /** Puts out what was asked for, with all it refers to. */
  pour(): void {
    const refText = (ref: Ref): string => {
      const number = this.numberOf(ref)
      return number === 0 ? 'null' : `${number} 0 R`
    }
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const object = this.#object(next)
      forEachRef(object, (ref) => this.numberOf(ref))
      this.#assembly.put(this.#numbers.get(next) ?? 0, object, refText)
    }
  }

  #meet(ref: Ref): number {
    const object = this.#object(ref.number)
    if (object === null || this.#isOwn(ref.number, object)) return 0
    const digest = isShareable(object) ? this.#digest(ref.number) : undefined
    const { number, isNew } =
      digest === undefined ? { number: this.#assembly.reserve(), isNew: true } : this.#assembly.shared(digest)
    if (isNew) this.#waiting.push(ref.number)
    return number
  }

  #digest(number: number): string | undefined {
    return digestOf(number, this.#digests, (each) => {
      const object = this.#object(each)
      return this.#numbers.has(each) || this.#isOwn(each, object) ? undefined : object
    })
  }

  #isOwn(number: number, object: PdfObject): boolean {
    return number <= this.#lastRead && isDict(object) && ownToFile.has(nameOf(object.get('Type')) ?? '')
  }

  #object(number: number): PdfObject {
    const object = this.file.get(number)
    if (!(object instanceof Stream) || number > this.#lastRead) return object
    for (const key of leftOfStreams) object.dict.delete(key)
    if (!this.#keyed.has(number)) for (const key of ['StructParents', 'StructParent']) object.dict.delete(key)
    return object
  }
}

function isShareable(object: PdfObject): boolean {
  return object instanceof Stream || (isDict(object) && nameOf(object.get('Type')) === 'Font')
}
