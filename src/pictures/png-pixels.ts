export interface PngLayout {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colourType: number
  readonly interlaced: boolean
  /** Samples of a pixel. */
  readonly channels: number
}

interface Lookup {
  /** Content of the `PLTE` chunk. */
  readonly palette: Uint8Array | undefined
  /** Content of the `tRNS` chunk. */
  readonly transparency: Uint8Array | undefined
}

/** Where the pixels of a row are: the index of the first, and the distance to the next. */
interface Place {
  readonly first: number
  readonly step: number
}

/** Writes an unfiltered row as red, green, blue and alpha. */
type PaintRow = (line: Uint8Array, columns: number, place: Place) => void

export function painterOf(layout: PngLayout, lookup: Lookup, samples: Uint8Array | Uint16Array): PaintRow {
  const { depth, colourType } = layout
  if (colourType === 3) return paletteRow(depth, lookup, samples)
  return colourType === 0 || colourType === 4 ? greyRow(layout, lookup, samples) : colourRow(layout, lookup, samples)
}

function paletteRow(depth: number, { palette, transparency }: Lookup, samples: Uint8Array | Uint16Array): PaintRow {
  const read = readerOf(depth)
  return (line, columns, { first, step }) => {
    for (let column = 0, at = first * 4; column < columns; column++, at += step * 4) {
      const index = read(line, column)
      samples[at] = palette?.[index * 3] ?? 0
      samples[at + 1] = palette?.[index * 3 + 1] ?? 0
      samples[at + 2] = palette?.[index * 3 + 2] ?? 0
      samples[at + 3] = transparency?.[index] ?? 0xff
    }
  }
}

function greyRow(
  { depth, colourType }: PngLayout,
  { transparency }: Lookup,
  samples: Uint8Array | Uint16Array,
): PaintRow {
  const read = readerOf(depth)
  const most = depth === 16 ? 0xffff : 0xff
  const scale = most / (2 ** depth - 1)
  const hasAlpha = colourType === 4
  const clear = !hasAlpha && transparency && transparency.length >= 2 ? wordAt(transparency, 0) : -1
  return (line, columns, { first, step }) => {
    for (let column = 0, at = first * 4; column < columns; column++, at += step * 4) {
      const raw = read(line, hasAlpha ? column * 2 : column)
      samples[at] = raw * scale
      samples[at + 1] = raw * scale
      samples[at + 2] = raw * scale
      samples[at + 3] = hasAlpha ? read(line, column * 2 + 1) : raw === clear ? 0 : most
    }
  }
}

function colourRow(
  { depth, channels }: PngLayout,
  { transparency }: Lookup,
  samples: Uint8Array | Uint16Array,
): PaintRow {
  const read = readerOf(depth)
  const most = depth === 16 ? 0xffff : 0xff
  const clear = channels === 3 && transparency && transparency.length >= 6
  const [red, green, blue] = [0, 2, 4].map((at) => (clear ? wordAt(transparency, at) : -1))
  return (line, columns, { first, step }) => {
    for (let column = 0, at = first * 4, from = 0; column < columns; column++, at += step * 4, from += channels) {
      const r = read(line, from)
      const g = read(line, from + 1)
      const b = read(line, from + 2)
      samples[at] = r
      samples[at + 1] = g
      samples[at + 2] = b
      samples[at + 3] = channels === 4 ? read(line, from + 3) : r === red && g === green && b === blue ? 0 : most
    }
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

/** Reads one sample of a row by its index. */
function readerOf(depth: number): (line: Uint8Array, index: number) => number {
  if (depth === 16) return (line, index) => wordAt(line, index * 2)
  if (depth === 8) return (line, index) => line[index] ?? 0
  const [perByte, mask] = [8 / depth, 2 ** depth - 1]
  return (line, index) => {
    const shift = 8 - depth * ((index % perByte) + 1)
    return ((line[Math.floor(index / perByte)] ?? 0) >> shift) & mask
  }
}
