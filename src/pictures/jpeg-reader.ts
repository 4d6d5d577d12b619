import { bufferOf } from './bytes.ts'

/** A segment that is not part of the image data: `APPn`. */
export interface JpegSegment {
  readonly marker: number
  readonly content: Buffer
}

export interface JpegComponent {
  readonly id: number
  /** Sampling factors. */
  readonly across: number
  readonly down: number
  readonly quantizer: number
}

export interface JpegFrame {
  readonly marker: number
  readonly header: Buffer
  readonly width: number
  readonly height: number
  readonly components: readonly JpegComponent[]
}

export interface JpegScan {
  readonly header: Buffer
  /** With the identifiers of the Huffman tables for the first and for the other coefficients. */
  readonly components: readonly { readonly id: number; readonly direct: number; readonly alternating: number }[]
  /** Spectral selection and successive approximation (ITU T.81, G.1.1.1). */
  readonly first: number
  readonly last: number
  readonly refines: number
  readonly restart: number
  /** As they are when the scan begins, each in the form that it has in a segment. */
  readonly quantizers: ReadonlyMap<number, Buffer>
  readonly huffman: ReadonlyMap<number, Buffer>
  /** Entropy-coded data with restart markers. */
  readonly data: Buffer
}

export interface Jpeg {
  readonly segments: readonly JpegSegment[]
  readonly frame: JpegFrame
  readonly scans: readonly JpegScan[]
}

/** Baseline, extended sequential and progressive, with Huffman coding. */
const drawnFrames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
const otherFrames: ReadonlySet<number> = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
const mostScans = 1000

/** Reads the segments up to the end of the image. Undefined when one is damaged or missing. */
export function readJpeg(bytes: Uint8Array): Jpeg | undefined {
  const data = bufferOf(bytes)
  const reader = new Reader()
  if (data[0] !== 0xff || data[1] !== 0xd8) return undefined
  for (let at = 2; at + 2 <= data.length; ) {
    const marker = data[at + 1] ?? 0
    if (data[at] !== 0xff) return undefined
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return reader.finish()
    if (at + 4 > data.length) return undefined
    const end = at + 2 + data.readUInt16BE(at + 2)
    if (end < at + 4 || end > data.length) return undefined
    const next = marker === 0xda ? endOfScan(data, end) : end
    if (!reader.read(marker, data.subarray(at + 4, end), data.subarray(end, next))) return undefined
    at = next
  }
  return undefined
}

/** The position of the first marker that is not a restart: in coded data, 0xFF is followed by 0 (ITU T.81, B.1.1.5). */
function endOfScan(data: Buffer, start: number): number {
  for (let at = data.indexOf(0xff, start); at >= 0; at = data.indexOf(0xff, at + 1)) {
    const next = data[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return data.length
}

class Reader {
  readonly #segments: JpegSegment[] = []
  readonly #scans: JpegScan[] = []
  readonly #quantizers = new Map<number, Buffer>()
  readonly #huffman = new Map<number, Buffer>()
  #frame: JpegFrame | undefined
  #restart = 0

  /** Whether the segment is well formed. */
  read(marker: number, content: Buffer, coded: Buffer): boolean {
    if (marker >= 0xe0 && marker <= 0xef) this.#segments.push({ marker, content })
    if (marker === 0xdb) return this.#readQuantizers(content)
    if (marker === 0xc4) return this.#readHuffman(content)
    if (marker === 0xdd) this.#restart = content.length === 2 ? content.readUInt16BE(0) : 0
    if (drawnFrames.has(marker)) return this.#readFrame(marker, content)
    if (marker === 0xda) return this.#readScan(content, coded)
    return !otherFrames.has(marker)
  }

  finish(): Jpeg | undefined {
    if (!this.#frame || this.#scans.length === 0) return undefined
    return { segments: this.#segments, frame: this.#frame, scans: this.#scans }
  }

  #readQuantizers(content: Buffer): boolean {
    let at = 0
    while (at < content.length) {
      const head = content[at] ?? 0
      const end = at + 1 + (head >> 4 === 0 ? 64 : 128)
      if (end > content.length) return false
      this.#quantizers.set(head & 15, content.subarray(at, end))
      at = end
    }
    return true
  }

  #readHuffman(content: Buffer): boolean {
    let at = 0
    while (at < content.length) {
      const counts = content.subarray(at + 1, at + 17)
      const end = at + 17 + counts.reduce((sum, count) => sum + count, 0)
      if (end > content.length) return false
      this.#huffman.set(content[at] ?? 0, content.subarray(at, end))
      at = end
    }
    return true
  }

  #readFrame(marker: number, content: Buffer): boolean {
    const count = content[5] ?? 0
    const header = content.subarray(0, 6 + count * 3)
    if (this.#frame || content[0] !== 8 || ![1, 3, 4].includes(count) || header.length !== 6 + count * 3) return false
    const [height, width] = [header.readUInt16BE(1), header.readUInt16BE(3)]
    const components = Array.from({ length: count }, (_, index) => {
      const [id = 0, sampling = 0, quantizer = 0] = header.subarray(6 + index * 3)
      return { id, across: sampling >> 4, down: sampling & 15, quantizer }
    })
    this.#frame = { marker, header, width, height, components }
    return width > 0 && height > 0
  }

  #readScan(content: Buffer, data: Buffer): boolean {
    const count = content[0] ?? 0
    const header = content.subarray(0, 4 + count * 2)
    if (!this.#frame || count < 1 || count > 4 || header.length !== 4 + count * 2) return false
    if (this.#scans.length >= mostScans) return false
    const components = Array.from({ length: count }, (_, index) => {
      const [id = 0, tables = 0] = header.subarray(1 + index * 2)
      return { id, direct: tables >> 4, alternating: tables & 15 }
    })
    const [first = 0, last = 0, approximation = 0] = header.subarray(1 + count * 2)
    this.#scans.push({
      header,
      components,
      first,
      last,
      refines: approximation >> 4,
      restart: this.#restart,
      quantizers: new Map(this.#quantizers),
      huffman: new Map(this.#huffman),
      data,
    })
    return true
  }
}
