import { brotliDecompressSync, inflateSync } from 'node:zlib'

/** The container in which a font comes, as CSS names it (CSS Fonts 4, 4.3.1). */
export type FontFormat = 'woff2' | 'woff' | 'truetype' | 'opentype'

/** A font as its tables. */
export interface FontTables {
  readonly format: FontFormat
  /** The contents of a table; undefined where the font has none of that name. */
  readonly table: (tag: string) => Buffer | undefined
}

const signatures: Readonly<Record<string, FontFormat>> = {
  wOF2: 'woff2',
  wOFF: 'woff',
  OTTO: 'opentype',
  true: 'truetype',
  '\u0000\u0001\u0000\u0000': 'truetype',
}

/** No font for text has tables larger than this. */
const mostBytes = 64 * 1024 * 1024

/**
 * Opens a font file: WOFF2, WOFF, TrueType or OpenType. Undefined for any other file, a collection of fonts included.
 * @throws an error, or a RangeError, for a damaged file
 */
export function openFont(bytes: Uint8Array): FontTables | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const format = signatures[file.toString('latin1', 0, 4)]
  if (format === undefined) return undefined
  const tables = format === 'woff2' ? fromWoff2(file) : format === 'woff' ? fromWoff(file) : fromSfnt(file)
  return tables && { format, table: (tag) => tables.get(tag)?.() }
}

/** Contents by tag, decompressed when they are read. */
type Tables = ReadonlyMap<string, () => Buffer>

function slice(file: Buffer, from: number, length: number): Buffer {
  if (from + length > file.length) throw new RangeError('a table ends after its file')
  return file.subarray(from, from + length)
}

/** ISO/IEC 14496-22, 4.5. */
function fromSfnt(file: Buffer): Tables {
  const tables = new Map<string, () => Buffer>()
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const at = 12 + 16 * index
    const [from, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    tables.set(file.toString('latin1', at, at + 4), () => slice(file, from, length))
  }
  return tables
}

/** WOFF File Format 1.0, 4 and 5. */
function fromWoff(file: Buffer): Tables {
  const tables = new Map<string, () => Buffer>()
  for (let index = 0; index < file.readUInt16BE(12); index++) {
    const at = 44 + 20 * index
    const [from, stored, length] = [at + 4, at + 8, at + 12].map((each) => file.readUInt32BE(each))
    if (from === undefined || stored === undefined || length === undefined) break
    tables.set(file.toString('latin1', at, at + 4), () => {
      const bytes = slice(file, from, stored)
      return stored < length ? inflateSync(bytes, { maxOutputLength: mostBytes }) : bytes
    })
  }
  return tables
}

/** The tags that WOFF2 writes as a number, of four characters each (WOFF File Format 2.0, 4.1). */
const knownTags =
  'cmapheadhheahmtxmaxpnameOS/2postcvt fpgmglyflocaprepCFF VORGEBDTEBLCgasphdmxkernLTSHPCLTVDMXvheavmtxBASEGDEFGPOSGSUBEBSCJSTFMATHCBDTCBLCCOLRCPALSVG sbixacntavarbdatblocbslncvarfdscfeatfmtxfvargvarhstyjustlcarmortmorxopbdproptrakZapfSilfGlatGlocFeatSill'
const otherTag = 63

/** WOFF File Format 2.0, 4 and 5: one compressed stream holds all tables. Undefined for a collection. */
function fromWoff2(file: Buffer): Tables | undefined {
  if (file.toString('latin1', 4, 8) === 'ttcf') return undefined
  const places: { readonly tag: string; readonly from: number; readonly length: number }[] = []
  let at = 48
  let from = 0
  for (let index = 0; index < file.readUInt16BE(12); index++) {
    const flags = file.readUInt8(at++)
    const known = flags & otherTag
    const tag = known === otherTag ? file.toString('latin1', at, at + 4) : knownTags.slice(4 * known, 4 * known + 4)
    if (known === otherTag) at += 4
    const original = base128(file, at)
    at = original.end
    // Version 3 leaves outlines as they are, and version 0 every other table.
    const isTransformed = flags >> 6 !== (tag === 'glyf' || tag === 'loca' ? 3 : 0)
    const stored = isTransformed ? base128(file, at) : original
    at = Math.max(at, stored.end)
    places.push({ tag, from, length: stored.value })
    from += stored.value
  }
  const compressed = slice(file, at, file.readUInt32BE(20))
  let stream: Buffer | undefined
  return new Map(
    places.map(({ tag, from: start, length }) => [
      tag,
      () => {
        stream ??= brotliDecompressSync(compressed, { maxOutputLength: mostBytes })
        return slice(stream, start, length)
      },
    ]),
  )
}

/** UIntBase128 (WOFF File Format 2.0, 3.1). */
function base128(file: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0
  for (let at = start; at < start + 5; at++) {
    const byte = file.readUInt8(at)
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, end: at + 1 }
  }
  throw new RangeError('a length has no end')
}
