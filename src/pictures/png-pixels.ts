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

type Paint = (line: Uint8Array, column: number, at: number) => void

/** Writes a pixel of an unfiltered row as red, green, blue and alpha. */
export function painterOf(
  { depth, colourType }: PngLayout,
  { palette, transparency }: Lookup,
  samples: Uint8Array | Uint16Array,
): Paint {
  const most = depth === 16 ? 0xffff : 0xff
  const read = readerOf(depth)
  const scale = most / (2 ** depth - 1)
  const put = (at: number, [red, green, blue, alpha]: readonly [number, number, number, number]) => {
    samples[at] = red
    samples[at + 1] = green
    samples[at + 2] = blue
    samples[at + 3] = alpha
  }
  if (colourType === 3)
    return (line, column, at) => {
      const index = read(line, column)
      for (let sample = 0; sample < 3; sample++) samples[at + sample] = palette?.[index * 3 + sample] ?? 0
      samples[at + 3] = transparency?.[index] ?? most
    }
  if (colourType === 0 || colourType === 4) {
    const step = colourType === 0 ? 1 : 2
    const clear = colourType === 0 && transparency && transparency.length >= 2 ? wordAt(transparency, 0) : -1
    return (line, column, at) => {
      const raw = read(line, column * step)
      const grey = raw * scale
      put(at, [grey, grey, grey, step === 2 ? read(line, column * 2 + 1) : raw === clear ? 0 : most])
    }
  }
  if (colourType === 6)
    return (line, column, at) => {
      for (let sample = 0; sample < 4; sample++) samples[at + sample] = read(line, column * 4 + sample)
    }
  const clear = transparency && transparency.length >= 6 ? [0, 2, 4].map((at) => wordAt(transparency, at)) : [-1]
  return (line, column, at) => {
    const [red, green, blue] = [read(line, column * 3), read(line, column * 3 + 1), read(line, column * 3 + 2)]
    put(at, [red, green, blue, red === clear[0] && green === clear[1] && blue === clear[2] ? 0 : most])
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
