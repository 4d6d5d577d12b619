import type { Jpeg, JpegComponent, JpegFrame, JpegScan } from './jpeg-reader.ts'

/**
 * The length of the coded data of each scan up to its last block, padded to whole bytes (ITU T.81, F.2.2 and G.2): what follows is
 * not drawn. Undefined when the data is damaged or ends too early.
 */
export function scanLengths({ frame, scans }: Jpeg): readonly number[] | undefined {
  const grids = new Map(frame.components.map((component) => [component.id, gridOf(component, frame)]))
  const lengths: number[] = []
  for (const scan of scans) {
    const length = new ScanReader(scan, frame, grids).length()
    if (length === undefined) return undefined
    lengths.push(length)
  }
  return lengths
}

/** The blocks of a component. */
interface Grid {
  readonly component: JpegComponent
  /** Blocks that hold pixels, of which a scan of one component consists (ITU T.81, A.2.2). */
  readonly columns: number
  readonly rows: number
  /** Blocks in a row of whole units. */
  readonly stride: number
  /** Which coefficients are not zero, 64 for each block: kept for progressive frames, whose refinements depend on it. */
  readonly filled: Uint8Array
}

function gridOf(component: JpegComponent, frame: JpegFrame): Grid {
  const { across, down, units } = unitsOf(frame)
  const columns = Math.ceil(Math.ceil((frame.width * component.across) / across) / 8)
  const rows = Math.ceil(Math.ceil((frame.height * component.down) / down) / 8)
  const stride = units.columns * component.across
  const blocks = stride * units.rows * component.down
  return { component, columns, rows, stride, filled: new Uint8Array(isProgressive(frame) ? blocks * 64 : 0) }
}

function isProgressive({ marker }: JpegFrame): boolean {
  return marker === 0xc2
}

/** The largest sampling factors, and the number of units of an interleaved scan (ITU T.81, A.2.3). */
function unitsOf({ components, width, height }: JpegFrame) {
  const across = Math.max(...components.map((component) => component.across))
  const down = Math.max(...components.map((component) => component.down))
  const units = { columns: Math.ceil(width / (8 * across)), rows: Math.ceil(height / (8 * down)) }
  return { across, down, units }
}

/** By the length and value of a code: its symbol plus one. */
interface Huffman {
  /** The first code, the number of codes and the index of the first symbol of each length. */
  readonly first: Int32Array
  readonly counts: Int32Array
  readonly start: Int32Array
  readonly symbols: Uint8Array
}

function huffmanOf(table: Uint8Array | undefined): Huffman | undefined {
  if (table === undefined) return undefined
  const [first, counts, start] = [new Int32Array(17), new Int32Array(17), new Int32Array(17)]
  for (let length = 1, code = 0, index = 0; length <= 16; length++) {
    const count = table[length] ?? 0
    first[length] = code
    counts[length] = count
    start[length] = index
    code = (code + count) << 1
    index += count
  }
  return { first, counts, start, symbols: table.subarray(17) }
}

class Damaged extends Error {
  override readonly name = 'Damaged'
}

interface ScanPart {
  readonly grid: Grid
  readonly direct: Huffman | undefined
  readonly alternating: Huffman | undefined
}

/** Reads the coded data of one scan block by block, without computing coefficients. */
class ScanReader {
  readonly #data: Buffer
  readonly #scan: JpegScan
  readonly #isProgressive: boolean
  readonly #parts: readonly ScanPart[]
  readonly #frame: JpegFrame
  #at = 0
  #held = 0
  #bits = 0
  /** Blocks without coefficients that remain of a run (ITU T.81, G.1.2.2). */
  #run = 0

  constructor(scan: JpegScan, frame: JpegFrame, grids: ReadonlyMap<number, Grid>) {
    this.#data = scan.data
    this.#scan = scan
    this.#frame = frame
    this.#isProgressive = isProgressive(frame)
    this.#parts = scan.components.flatMap(({ id, direct, alternating }) => {
      const grid = grids.get(id)
      return grid
        ? [
            {
              grid,
              direct: huffmanOf(scan.huffman.get(direct)),
              alternating: huffmanOf(scan.huffman.get(0x10 | alternating)),
            },
          ]
        : []
    })
  }

  length(): number | undefined {
    if (this.#parts.length !== this.#scan.components.length) return undefined
    try {
      this.#readUnits()
      return this.#at
    } catch (error) {
      if (error instanceof Damaged) return undefined
      throw error
    }
  }

  #readUnits(): void {
    const [only] = this.#parts
    const isAlone = this.#parts.length === 1 && only
    const { units } = unitsOf(this.#frame)
    const columns = isAlone ? only.grid.columns : units.columns
    const count = columns * (isAlone ? only.grid.rows : units.rows)
    for (let unit = 0; unit < count; unit++) {
      if (this.#scan.restart > 0 && unit > 0 && unit % this.#scan.restart === 0) this.#restart()
      const [column, row] = [unit % columns, Math.floor(unit / columns)]
      if (isAlone) this.#block(only, row * only.grid.stride + column)
      else for (const part of this.#parts) this.#unit(part, column, row)
    }
  }

  #unit(part: ScanPart, column: number, row: number): void {
    const { component, stride } = part.grid
    for (let y = 0; y < component.down; y++)
      for (let x = 0; x < component.across; x++)
        this.#block(part, (row * component.down + y) * stride + column * component.across + x)
  }

  #block({ grid, direct, alternating }: ScanPart, index: number): void {
    const { first, last, refines } = this.#scan
    if (!this.#isProgressive) this.#sequential(direct, alternating)
    else if (first === 0) {
      if (refines > 0) this.#read(1)
      else this.#read(this.#symbol(direct))
    } else if (refines > 0) this.#refine(alternating, grid.filled, index * 64, last)
    else this.#spectral(alternating, grid.filled, index * 64, last)
  }

  #sequential(direct: Huffman | undefined, alternating: Huffman | undefined): void {
    this.#read(this.#symbol(direct))
    for (let place = 1; place < 64; place++) {
      const symbol = this.#symbol(alternating)
      const [run, size] = [symbol >> 4, symbol & 15]
      if (size === 0 && run < 15) return
      place += run
      this.#read(size)
    }
  }

  /** The first scan of a band (ITU T.81, G.1.2.2). */
  #spectral(huffman: Huffman | undefined, filled: Uint8Array, block: number, last: number): void {
    if (this.#run > 0) {
      this.#run -= 1
      return
    }
    for (let place = this.#scan.first; place <= last; place++) {
      const symbol = this.#symbol(huffman)
      const [run, size] = [symbol >> 4, symbol & 15]
      if (size === 0 && run < 15) {
        this.#run = (1 << run) - 1 + this.#read(run)
        return
      }
      place += run
      if (size === 0) continue
      this.#read(size)
      filled[block + place] = 1
    }
  }

  /** A refinement of a band: one bit for each coefficient that is not zero (ITU T.81, G.1.2.3). */
  #refine(huffman: Huffman | undefined, filled: Uint8Array, block: number, last: number): void {
    let place = this.#scan.first
    while (place <= last && this.#run === 0) {
      const symbol = this.#symbol(huffman)
      const [run, size] = [symbol >> 4, symbol & 15]
      if (size > 1) throw new Damaged()
      if (size === 0 && run < 15) {
        this.#run = (1 << run) + this.#read(run)
        break
      }
      if (size === 1) this.#read(1)
      place = this.#skip(filled, block, { place, last, zeros: run })
      if (size === 1) filled[block + place] = 1
      place += 1
    }
    if (this.#run === 0) return
    this.#skip(filled, block, { place, last, zeros: 64 })
    this.#run -= 1
  }

  /** Reads a bit for each filled coefficient until so many zeros were passed. @returns the place of the next zero */
  #skip(
    filled: Uint8Array,
    block: number,
    { place, last, zeros }: { readonly place: number; readonly last: number; readonly zeros: number },
  ): number {
    let left = zeros
    for (let at = place; at <= last; at++) {
      if (filled[block + at] === 1) this.#read(1)
      else if (left === 0) return at
      else left -= 1
    }
    return last
  }

  #restart(): void {
    this.#bits = 0
    this.#run = 0
    while (this.#data[this.#at] === 0xff && this.#data[this.#at + 1] === 0xff) this.#at += 1
    const marker = this.#data[this.#at + 1] ?? 0
    if (this.#data[this.#at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw new Damaged()
    this.#at += 2
  }

  #symbol(huffman: Huffman | undefined): number {
    if (huffman === undefined) throw new Damaged()
    for (let code = 0, length = 1; length <= 16; length++) {
      code = (code << 1) | this.#bit()
      const offset = code - (huffman.first[length] ?? 0)
      if (offset >= 0 && offset < (huffman.counts[length] ?? 0))
        return huffman.symbols[(huffman.start[length] ?? 0) + offset] ?? 0
    }
    throw new Damaged()
  }

  #read(count: number): number {
    let value = 0
    for (let bit = 0; bit < count; bit++) value = (value << 1) | this.#bit()
    return value
  }

  #bit(): number {
    if (this.#bits === 0) {
      if (this.#at >= this.#data.length) throw new Damaged()
      this.#held = this.#data[this.#at] ?? 0
      const isStuffed = this.#held === 0xff
      if (isStuffed && this.#data[this.#at + 1] !== 0) throw new Damaged()
      this.#at += isStuffed ? 2 : 1
      this.#bits = 8
    }
    this.#bits -= 1
    return (this.#held >> this.#bits) & 1
  }
}
