import { changedWords } from './changed-words.ts'
import type { Area } from './draw-page.ts'
import type { PageFrame } from './page-frame.ts'
import type { PageText } from './page-text.ts'

/** Long enough to find with the eyes, and gone before it is in the way. */
const markedFor = 2400

/**
 * Marks for a moment what is new on a page.
 * @param area in which the picture differs from the one before: it is marked when all words stayed where they were, as with another image
 * @param before text of every page as it was
 */
export function markChanges(frame: PageFrame, area: Area, before: readonly (PageText | undefined)[]): void {
  const now = frame.text?.text ?? ''
  const [previous, same, next] = [-2, -1, 0].map((step) => before[frame.number + step])
  if (!same) return
  const parts = changedWords(same.text, `${previous?.text ?? ''}\n${next?.text ?? ''}`, now)
  const letters = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  // A page that is new from top to bottom needs no finger that points at it.
  if (letters > now.length / 2) return
  const sameText = same.fingerprint === frame.text?.fingerprint
  markForAMoment(frame, sameText ? [area] : parts.flatMap((part) => frame.areasOf(part)))
}

export function markForAMoment(frame: PageFrame, areas: readonly Area[]): void {
  frame.clear('gewijzigd')
  frame.mark('gewijzigd', areas)
  const marked = [...frame.element.querySelectorAll('.gewijzigd')]
  setTimeout(() => {
    for (const mark of marked) mark.remove()
  }, markedFor)
}
