import { type Colour, contrast, luminance } from './colours.ts'
import type { RunFormat } from './run-format.ts'

/**
 * Whether text can be seen. `background`: it has the colour of its background, or no size. `redacted`: it is covered by a dark bar, so
 * that it was meant to be unreadable.
 */
export type Visibility = 'visible' | 'hidden' | 'background' | 'redacted'

/** Below this contrast nobody sees text. */
const leastContrast = 1.2
/** Nearly black on black is meant to be unreadable. */
const leastOnDark = 2
/** Darker than this is a bar. */
const darkest = 0.05
/** In half points: text of two points or less. */
const smallest = 4

/** @param grounds the fills below the text, from the page to its paragraph; the last one that is stated is its background */
export function visibilityOf(format: RunFormat, grounds: readonly (Colour | 'none' | undefined)[]): Visibility {
  if (format.hidden) return 'hidden'
  if (format.transparent) return 'background'
  const below = grounds.findLast((fill): fill is Colour => fill !== undefined && fill !== 'none') ?? 'FFFFFF'
  const own = stated(format.highlight) ?? stated(format.fill)
  const ground = own ?? below
  const isDark = luminance(ground) < darkest
  if (format.colour === undefined || format.colour === 'auto') {
    // Automatic text turns white on a dark paragraph or cell. Below a marker pen it stays black, and some programs write a marker
    // pen as the fill of the text.
    return own !== undefined && isDark ? 'redacted' : sized(format)
  }
  if (contrast(format.colour, ground) >= (isDark ? leastOnDark : leastContrast)) return sized(format)
  return isDark ? 'redacted' : 'background'
}

function sized({ size }: RunFormat): Visibility {
  return size !== undefined && size <= smallest ? 'background' : 'visible'
}

function stated(fill: Colour | 'none' | undefined): Colour | undefined {
  return fill === 'none' ? undefined : fill
}
