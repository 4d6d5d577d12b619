import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** Where two pictures of a page differ most. */
export interface Difference {
  /** Differing pixels in the worst tile; 0 when nothing differs. */
  readonly pixels: number
  /** Top left corner of that tile, in pixels. */
  readonly x: number
  readonly y: number
  /** What differs, in red. */
  readonly picture: PNG
}

/** In pixels: at 100 dpi ten millimetres, less than three lines of text. */
const tile = 40

/**
 * Measured per tile and not per page: a line of text is less than a hundredth of a page, but much of the tiles that it crosses.
 * The soft edges of letters, in which programs that draw differ, do not count.
 */
export function differenceOf(kept: PNG, made: PNG): Difference {
  const { width, height } = kept
  const picture = new PNG({ width, height })
  pixelmatch(kept.data, made.data, picture.data, width, height, { threshold: 0.2, diffMask: true })
  const across = Math.ceil(width / tile)
  const counts = new Map<number, number>()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // The mask is clear but for what differs and is no edge.
      if (picture.data[(y * width + x) * 4 + 3] === 0) continue
      const place = Math.floor(y / tile) * across + Math.floor(x / tile)
      counts.set(place, (counts.get(place) ?? 0) + 1)
    }
  }
  const [place, pixels] = [...counts].reduce((worst, each) => (each[1] > worst[1] ? each : worst), [0, 0])
  return { pixels, x: (place % across) * tile, y: Math.floor(place / across) * tile, picture }
}
