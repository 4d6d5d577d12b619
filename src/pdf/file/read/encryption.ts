import { createHash } from 'node:crypto'
import { type Dict, isArray, isDict, nameOf, type PdfObject, PdfString, Stream } from '../objects/objects.ts'
import { unlessDamaged } from '../objects/refusal.ts'
import { aes, rc4 } from './ciphers.ts'
import { fileKey, type KeyFacts } from './encryption-key.ts'

/** An object of a protected file as it was before it was encrypted. */
export type Decrypt = (object: PdfObject, number: number, generation: number) => PdfObject

type Resolve = (object: PdfObject | undefined) => PdfObject | undefined

/** How a crypt filter encrypts (ISO 32000-2, table 25). */
type Method = 'None' | 'V2' | 'AESV2' | 'AESV3'

/**
 * Opens a file that anyone may open: one with an empty user password (ISO 32000-2, 7.6). Undefined when it asks for a password,
 * or uses another security handler than the standard one.
 * @param resolve reads objects as they are in the file
 */
export function decryptionOf(encrypt: Dict, id: PdfObject | undefined, resolve: Resolve): Decrypt | undefined {
  if (nameOf(resolve(encrypt.get('Filter'))) !== 'Standard') return undefined
  const methods = methodsOf(encrypt, resolve)
  if (methods === undefined) return undefined
  const used = [methods.streams, methods.strings]
  const facts = used.every((method) => method === 'None') ? undefined : keyFacts(encrypt, id, resolve)
  const key = facts === undefined ? Buffer.alloc(0) : unlessDamaged(() => fileKey(facts))
  return key && ((object, number, generation) => new Decryption(methods, key, { number, generation }).object(object))
}

interface Methods {
  readonly streams: Method
  readonly strings: Method
  readonly files: Method
  readonly named: (name: string) => Method
  readonly skipsMetadata: boolean
}

function methodsOf(encrypt: Dict, resolve: Resolve): Methods | undefined {
  const version = resolve(encrypt.get('V'))
  if (version === 1 || version === 2)
    return { streams: 'V2', strings: 'V2', files: 'V2', named: () => 'V2', skipsMetadata: false }
  if (version !== 4 && version !== 5) return undefined
  const filters = resolve(encrypt.get('CF'))
  const named = (name: string | undefined): Method => {
    const filter = resolve(isDict(filters) && name !== undefined ? filters.get(name) : undefined)
    const method = isDict(filter) ? nameOf(resolve(filter.get('CFM'))) : undefined
    return method === 'V2' || method === 'AESV2' || method === 'AESV3' ? method : 'None'
  }
  const streams = nameOf(resolve(encrypt.get('StmF')))
  return {
    streams: named(streams),
    strings: named(nameOf(resolve(encrypt.get('StrF')))),
    files: named(nameOf(resolve(encrypt.get('EFF'))) ?? streams),
    named,
    skipsMetadata: resolve(encrypt.get('EncryptMetadata')) === false,
  }
}

function keyFacts(encrypt: Dict, id: PdfObject | undefined, resolve: Resolve): KeyFacts {
  const raw = (object: PdfObject | undefined): Buffer => {
    const found = resolve(object)
    return Buffer.from(found instanceof PdfString ? found.raw : '', 'latin1')
  }
  const number = (key: string, fallback: number): number => {
    const found = resolve(encrypt.get(key))
    return typeof found === 'number' ? found : fallback
  }
  const ids = resolve(id)
  const version = number('V', 0)
  const bits = version === 1 ? 40 : number('Length', version >= 4 ? 128 : 40)
  return {
    revision: number('R', 0),
    owner: raw(encrypt.get('O')),
    user: raw(encrypt.get('U')),
    userKey: raw(encrypt.get('UE')),
    permissions: number('P', 0),
    id: isArray(ids) ? raw(ids[0]) : Buffer.alloc(0),
    // Some producers state the length in bytes.
    keyLength: version === 4 ? 16 : Math.min(16, Math.max(5, bits < 40 ? bits : bits >> 3)),
    encryptsMetadata: resolve(encrypt.get('EncryptMetadata')) !== false,
  }
}

/** Decrypts the strings and the stream of one indirect object. */
class Decryption {
  private readonly methods: Methods
  private readonly key: Buffer
  private readonly place: { readonly number: number; readonly generation: number }

  constructor(methods: Methods, key: Buffer, place: { readonly number: number; readonly generation: number }) {
    this.methods = methods
    this.key = key
    this.place = place
  }

  object(object: PdfObject): PdfObject {
    if (object instanceof PdfString) {
      const bytes = this.bytes(Buffer.from(object.raw, 'latin1'), this.methods.strings)
      return new PdfString(bytes.toString('latin1'))
    }
    if (isArray(object)) return object.map((each) => this.object(each))
    if (isDict(object)) return this.dict(object)
    if (!(object instanceof Stream)) return object
    const method = this.streamMethod(object)
    if (method === undefined) return object
    return new Stream(this.dict(object.dict), this.bytes(Buffer.from(object.raw), method))
  }

  private dict(entries: Dict): Dict {
    // The digest in a signature is not encrypted (7.6.2).
    const isSignature = entries.has('ByteRange')
    const made: Dict = new Map()
    for (const [key, value] of entries) made.set(key, isSignature && key === 'Contents' ? value : this.object(value))
    return made
  }

  /** Undefined for a cross-reference stream, of which nothing is encrypted. */
  private streamMethod({ dict }: Stream): Method | undefined {
    const type = nameOf(dict.get('Type'))
    if (type === 'XRef') return undefined
    const filter = dict.get('Filter')
    const first = isArray(filter) ? filter[0] : filter
    if (nameOf(first) === 'Crypt') {
      const parameters = dict.get('DecodeParms')
      const own = isArray(parameters) ? parameters[0] : parameters
      return this.methods.named((isDict(own) ? nameOf(own.get('Name')) : undefined) ?? 'Identity')
    }
    if (type === 'Metadata' && this.methods.skipsMetadata) return 'None'
    return type === 'EmbeddedFile' ? this.methods.files : this.methods.streams
  }

  private bytes(bytes: Buffer, method: Method): Buffer {
    if (method === 'None' || this.key.length === 0) return bytes
    if (method === 'AESV3') return fromAes(this.key, bytes)
    const own = this.ownKey(method)
    return method === 'V2' ? rc4(own, bytes) : fromAes(own, bytes)
  }

  /** The key of this object (algorithm 1). */
  private ownKey(method: Method): Buffer {
    const { number, generation } = this.place
    const hash = createHash('md5').update(this.key)
    hash.update(Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8].map((each) => each & 255)))
    if (method === 'AESV2') hash.update('sAlT')
    return hash.digest().subarray(0, Math.min(16, this.key.length + 5))
  }
}

/** The first block is the initialization vector; the last holds its own padding. */
function fromAes(key: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.length - (bytes.length % 16)
  if (whole < 32) return Buffer.alloc(0)
  const made = aes(key, bytes.subarray(0, 16), bytes.subarray(16, whole), 'decrypt')
  const padding = made.at(-1) ?? 0
  return padding >= 1 && padding <= 16 ? made.subarray(0, made.length - padding) : made
}
