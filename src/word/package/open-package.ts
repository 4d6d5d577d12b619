import { crc32 } from 'node:zlib'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { WordProblem } from '../xml/word-problem.ts'
import { sniffFormat } from './sniff-format.ts'

const megabyte = 1024 * 1024
/** A document of five hundred pages with two hundred photos stays well below these. */
export const packageLimits = {
  /** Of the file. */
  bytes: 250 * megabyte,
  entries: 10_000,
  /** Unpacked, of all parts together. */
  unpacked: 500 * megabyte,
  /** Unpacked, of all parts of XML that are read, one that is read twice included. */
  xml: 48 * megabyte,
} as const

/** The parts of an Open Packaging Conventions file (ECMA-376, part 2). */
export interface WordPackage {
  readonly names: readonly string[]
  /** Undefined for a part that is not there. @throws WordProblem when it is damaged or too large */
  readonly read: (name: string) => Promise<Uint8Array | undefined>
  /** As `read`, decoded. */
  readonly readXml: (name: string) => Promise<string | undefined>
}

/** Opens the archive without unpacking it. @throws WordProblem for anything that is not an archive, or exceeds a limit */
export async function openPackage(bytes: Uint8Array): Promise<WordPackage> {
  const format = sniffFormat(bytes)
  if (format !== 'zip') throw new WordProblem(format)
  if (bytes.length > packageLimits.bytes) throw new WordProblem('too-large', 'bytes')
  const zip = await opened(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const entries = await listed(zip)
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const entry = entries.get(name.toLowerCase())
    return entry === undefined ? undefined : unpacked(zip, entry)
  }
  let xml = 0
  const readXml = async (name: string): Promise<string | undefined> => {
    xml += entries.get(name.toLowerCase())?.uncompressedSize ?? 0
    if (xml > packageLimits.xml) throw new WordProblem('too-large', 'xml')
    const part = await read(name)
    return part === undefined ? undefined : decoded(part)
  }
  return { names: [...entries.values()].map(({ fileName }) => fileName), read, readXml }
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) => {
      if (error) reject(new WordProblem('damaged', error.message))
      else resolve(zip)
    })
  })
}

/** The entries by name in lower case: names of parts are compared so (ECMA-376, part 2, 6.2.2.3). */
function listed(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  let size = 0
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(new WordProblem('damaged', error.message)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      size += entry.uncompressedSize
      if (entry.isEncrypted()) return reject(new WordProblem('password'))
      if (size > packageLimits.unpacked) return reject(new WordProblem('too-large', 'unpacked'))
      if (entries.size >= packageLimits.entries) return reject(new WordProblem('too-large', 'entries'))
      const name = entry.fileName.toLowerCase()
      // Programs that read the first, and programs that read the last, would see other documents.
      if (entries.has(name)) return reject(new WordProblem('damaged', entry.fileName))
      entries.set(name, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** The size of an entry bounds what is unpacked: yauzl ends with an error at a byte more. */
function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const damaged = (error: Error) => new WordProblem('damaged', `${entry.fileName}: ${error.message}`)
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged(error))
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', (cause: Error) => reject(damaged(cause)))
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks)
        if (crc32(bytes) === entry.crc32) resolve(bytes)
        else reject(damaged(new Error('crc32')))
      })
    })
  })
}

/** Parts of XML are UTF-8 or UTF-16 (ECMA-376, part 2, 6.1). */
function decoded(bytes: Uint8Array): string {
  const name =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    throw new WordProblem('damaged', 'encoding')
  }
}
