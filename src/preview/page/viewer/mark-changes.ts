import { changedWords } from './changed-words.ts'
import type { Area } from './draw-page.ts'
import type { PageFrame } from './page-frame.ts'
import type { PageText } from './page-text.ts'

/** How long a change stays marked, in ms. */
const markDuration = 2400

/**
 * Marks the changes on a page for a moment.
 * @param area differing pixels, marked when the text is unchanged, for example around another image
 * @param before old text of every page
 */
export function markChanges(frame: PageFrame, area: Area, before: readonly (PageText | undefined)[]): void {
  const now = frame.text?.text ?? ''
  const [previous, same, next] = [-2, -1, 0].map((step) => before[frame.number + step])
  if (!same) return
  const parts = changedWords(same.text, `${previous?.text ?? ''}\n${next?.text ?? ''}`, now)
  const letters = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  // Marks on most of a page would not help.
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
  }, markDuration)
}
