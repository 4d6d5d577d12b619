import { type Dict, isArray, isDict, nameOf, type PdfObject, PdfString, Ref, Stream } from '../objects/objects.ts'
import { textOf } from '../objects/text-string.ts'
import type { Decrypt } from './encryption.ts'
import { streamBytes } from './flate.ts'

/** Where the objects of a file come from. */
export interface ObjectSource {
  readonly load: (number: number) => PdfObject | undefined
  readonly highest: number
  /** Undefined for a file that is not encrypted. */
  readonly decrypt: Decrypt | undefined
}

export const noObjects: ObjectSource = { load: () => undefined, highest: 0, decrypt: undefined }

/**
 * The objects of one PDF by number, mutable. `load` reads an object from the file; an object that is set or added here takes
 * precedence.
 */
export class PdfFile {
  readonly trailer: Dict
  /** The version in the header, for example `1.4`. */
  readonly version: string
  private readonly objects = new Map<number, PdfObject>()
  private readonly source: ObjectSource
  private highest: number

  constructor(trailer: Dict, version: string, source: ObjectSource) {
    this.trailer = trailer
    this.version = version
    this.highest = source.highest
    this.source = source
  }

  /** Whether it is encrypted, but opens without a password. */
  get isProtected(): boolean {
    return this.source.decrypt !== undefined
  }

  /** An object as it was read from the bytes of the file, without its encryption. */
  decrypted(object: PdfObject, number: number, generation: number): PdfObject {
    return this.source.decrypt?.(object, number, generation) ?? object
  }

  /** The object a reference points to, null when it does not exist; any other value is returned unchanged. */
  resolve = (object: PdfObject | undefined): PdfObject | undefined => {
    let found = object
    for (let hops = 0; found instanceof Ref; hops++) {
      if (hops > 20) return null
      found = this.get(found.number)
    }
    return found
  }

  get(number: number): PdfObject {
    const known = this.objects.get(number)
    if (known !== undefined) return known
    // Set before reading, so that a stream whose length refers to itself does not recurse forever.
    this.objects.set(number, null)
    const read = this.source.load(number) ?? null
    this.objects.set(number, read)
    return read
  }

  highestNumber(): number {
    return this.highest
  }

  set(ref: Ref, object: PdfObject): void {
    this.objects.set(ref.number, object)
  }

  add(object: PdfObject): Ref {
    this.highest++
    this.objects.set(this.highest, object)
    return new Ref(this.highest)
  }

  dict(object: PdfObject | undefined): Dict | undefined {
    const found = this.resolve(object)
    if (found instanceof Stream) return found.dict
    return isDict(found) ? found : undefined
  }

  array(object: PdfObject | undefined): readonly PdfObject[] | undefined {
    const found = this.resolve(object)
    return isArray(found) ? found : undefined
  }

  number(object: PdfObject | undefined): number | undefined {
    const found = this.resolve(object)
    return typeof found === 'number' ? found : undefined
  }

  name(object: PdfObject | undefined): string | undefined {
    return nameOf(this.resolve(object))
  }

  text(object: PdfObject | undefined): string | undefined {
    const found = this.resolve(object)
    return found instanceof PdfString ? textOf(found) : undefined
  }

  /** The decoded bytes of a stream. */
  bytes(stream: Stream): Uint8Array {
    return streamBytes(stream, this.resolve)
  }

  catalog(): Dict | undefined {
    return this.dict(this.trailer.get('Root'))
  }
}
