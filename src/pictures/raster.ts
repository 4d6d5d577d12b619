import { type Orientation, swapsSides } from './orientation.ts'

/** What a colour management module needs beside the samples, as in a PNG (W3C PNG, 11.3.2). */
export interface ColourSpace {
  /** Rewritten ICC profile. */
  readonly profile?: Uint8Array | undefined
  /** `cICP`, `sRGB`, `gAMA` and `cHRM` chunks by name, each of the length that the specification states. */
  readonly chunks: ReadonlyMap<string, Uint8Array>
}

/** A decoded picture: red, green, blue and alpha of each pixel, in rows from the top. */
export interface Raster {
  readonly width: number
  readonly height: number
  /** 16-bit samples in a Uint16Array. */
  readonly samples: Uint8Array | Uint16Array
  readonly colour: ColourSpace
}

/** Orientations that mirror the columns or the rows of the stored picture. */
const mirrored = { columns: [2, 3, 7, 8], rows: [3, 4, 6, 7] }

/** Turns the pixels, so that the picture is upright without a stated orientation. */
export function upright(raster: Raster, orientation: Orientation): Raster {
  if (orientation === 1) return raster
  const { width, height, samples } = raster
  const isSwapped = swapsSides(orientation)
  const [newWidth, newHeight] = isSwapped ? [height, width] : [width, height]
  const turned = samples instanceof Uint16Array ? new Uint16Array(samples.length) : new Uint8Array(samples.length)
  // The index of the stored pixel is linear in the column and the row of the new one.
  const acrossStep = mirrored.columns.includes(orientation) ? -1 : 1
  const downStep = mirrored.rows.includes(orientation) ? -width : width
  const start = (acrossStep < 0 ? width - 1 : 0) + (downStep < 0 ? (height - 1) * width : 0)
  const [columnStep, rowStep] = isSwapped ? [downStep, acrossStep] : [acrossStep, downStep]
  for (let y = 0, at = 0; y < newHeight; y++)
    for (let x = 0; x < newWidth; x++) {
      const source = (start + x * columnStep + y * rowStep) * 4
      for (let sample = 0; sample < 4; sample++) turned[at++] = samples[source + sample] ?? 0
    }
  return { ...raster, width: newWidth, height: newHeight, samples: turned }
}
