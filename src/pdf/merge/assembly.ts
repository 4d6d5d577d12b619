import { isDict, nameOf, type PdfObject, type Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { digestOf } from '../file/write/object-digest.ts'
import { PdfOutput, type PlainObject, perObjectStream } from '../file/write/pdf-output.ts'
import { forEachRef, serialize } from '../file/write/serialize.ts'

/**
 * Assembles one PDF from the objects of several files. Each file is written as soon as it is ready, so that only one is held
 * in memory as objects. Identical streams and fonts are written once.
 */
export class Assembly {
  readonly #out = new PdfOutput('1.7')
  readonly #shared = new Map<string, number>()
  #plain: PlainObject[] = []
  #highest = 0

  /** An object number for an object that is written later. */
  reserve(): number {
    return ++this.#highest
  }

  source(file: PdfFile): AssemblySource {
    return new AssemblySource(this, file)
  }

  /** The number of the object with this digest; a new number for the first one. */
  shared(digest: string): { readonly number: number; readonly isNew: boolean } {
    const known = this.#shared.get(digest)
    if (known !== undefined) return { number: known, isNew: false }
    const number = this.reserve()
    this.#shared.set(digest, number)
    return { number, isNew: true }
  }

  write(number: number, object: PdfObject, refText: (ref: Ref) => string): void {
    if (object instanceof Stream) {
      this.#out.stream(number, object, refText)
      return
    }
    this.#plain.push({ number, text: serialize(object, refText) })
    if (this.#plain.length >= perObjectStream) this.#pack()
  }

  /** Completes the file, after the catalog and the information dictionary have been written. */
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

/** Types of objects that have no meaning outside their file. */
const fileSpecificTypes = new Set(['Catalog', 'Pages', 'Page', 'StructTreeRoot', 'StructElem', 'ObjStm', 'XRef'])

/** Stream entries about the original file. */
const droppedKeys = ['Metadata', 'PieceInfo', 'LastModified', 'OPI', 'AF'] as const

/** One file of an assembly, with the numbers that its objects get there. */
export class AssemblySource {
  readonly file: PdfFile
  readonly #assembly: Assembly
  /** Numbers in the assembly by number in the file; 0 for an object that is not included. */
  readonly #numbers = new Map<number, number>()
  readonly #placeholders = new Map<number, Ref>()
  readonly #digests = new Map<number, string | undefined>()
  readonly #keyed = new Set<number>()
  readonly #waiting: number[] = []
  /** Objects with a higher number were added, not read. */
  readonly #lastRead: number

  constructor(assembly: Assembly, file: PdfFile) {
    this.#assembly = assembly
    this.file = file
    this.#lastRead = file.highestNumber()
  }

  /** A reference, for use in this file, to an object of the assembly. */
  refTo(number: number): Ref {
    const known = this.#placeholders.get(number)
    if (known) return known
    const ref = this.file.add(null)
    this.#numbers.set(ref.number, number)
    this.#placeholders.set(number, ref)
    return ref
  }

  /** The number in the assembly of an object, which `flush` will write; 0 when it is not included. */
  numberOf(ref: Ref): number {
    const known = this.#numbers.get(ref.number)
    if (known !== undefined) return known
    const number = this.#assign(ref)
    this.#numbers.set(ref.number, number)
    return number
  }

  /** Includes an object that would otherwise be left out, such as a page. */
  include(ref: Ref, number: number): void {
    this.#numbers.set(ref.number, number)
    this.#waiting.push(ref.number)
  }

  /** Keeps the parent tree key of an object, which is one of the assembly; keys of other objects are dropped. */
  keepKeyOf(number: number): void {
    this.#keyed.add(number)
  }

  /** Writes the included objects and everything they refer to. */
  flush(): void {
    const refText = (ref: Ref): string => {
      const number = this.numberOf(ref)
      return number === 0 ? 'null' : `${number} 0 R`
    }
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const object = this.#object(next)
      forEachRef(object, (ref) => this.numberOf(ref))
      this.#assembly.write(this.#numbers.get(next) ?? 0, object, refText)
    }
  }

  #assign(ref: Ref): number {
    const object = this.#object(ref.number)
    if (object === null || this.#isFileSpecific(ref.number, object)) return 0
    const digest = isShareable(object) ? this.#digest(ref.number) : undefined
    const { number, isNew } =
      digest === undefined ? { number: this.#assembly.reserve(), isNew: true } : this.#assembly.shared(digest)
    if (isNew) this.#waiting.push(ref.number)
    return number
  }

  #digest(number: number): string | undefined {
    return digestOf(number, this.#digests, (each) => {
      const object = this.#object(each)
      return this.#numbers.has(each) || this.#isFileSpecific(each, object) ? undefined : object
    })
  }

  #isFileSpecific(number: number, object: PdfObject): boolean {
    return number <= this.#lastRead && isDict(object) && fileSpecificTypes.has(nameOf(object.get('Type')) ?? '')
  }

  #object(number: number): PdfObject {
    const object = this.file.get(number)
    if (!(object instanceof Stream) || number > this.#lastRead) return object
    for (const key of droppedKeys) object.dict.delete(key)
    if (!this.#keyed.has(number)) for (const key of ['StructParents', 'StructParent']) object.dict.delete(key)
    return object
  }
}

function isShareable(object: PdfObject): boolean {
  return object instanceof Stream || (isDict(object) && nameOf(object.get('Type')) === 'Font')
}
