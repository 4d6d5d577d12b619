import type { Heading } from 'mdast'
import type { Edit, Fix } from '../diagnostics/edit.ts'
import type { Document } from '../document/document.ts'

/**
 * Raises a heading that skips a level together with its siblings and descendants, so that their relative levels stay the same.
 *
 * @param at index of the heading
 * @param depth the level it should have
 */
export function raiseFix(
  { source: { text } }: Document,
  headings: readonly Heading[],
  at: number,
  depth: number,
): Fix | undefined {
  const first = headings[at]
  if (first === undefined) return undefined
  const edits: Edit[] = []
  for (let index = at; index < headings.length; index++) {
    const heading = headings[index]
    if (heading === undefined || heading.depth < first.depth) break
    const from = heading.position?.start.offset ?? 0
    if (text.slice(from, from + heading.depth) !== '#'.repeat(heading.depth)) return undefined
    edits.push({ from, to: from + first.depth - depth, put: [] })
  }
  return edits
}
