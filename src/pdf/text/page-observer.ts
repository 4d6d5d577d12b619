import type { Matrix } from '../file/objects/matrix.ts'
import type { Rectangle } from './filled-areas.ts'
import type { ShownGlyph } from './shown-text.ts'

/** Who wants to know more than the words. */
export interface PageObserver {
  /** @param mcid of the marked content of the page that it stands in */
  readonly glyph?: (glyph: ShownGlyph, mcid: number | undefined) => void
  /** A rectangle that is filled so that nothing under it can be seen: left, bottom, right, top, in the page's own space. */
  readonly filled?: (rectangle: Rectangle) => void
  /** @param place of its unit square, in the page's own space */
  readonly image?: (place: Matrix, mcid: number | undefined) => void
}

/** Marked content that is open; a replacement text in it is written where the first glyph stands that it replaces. */
export interface OpenText {
  readonly actual: string | undefined
  readonly mcid: number | undefined
  written: boolean
}
