import type { DocumentContent } from '../content/document-content.ts'
import { toArtifact } from '../content/edits.ts'
import { contentOf, fragmentsOf, markOf } from '../tags/element-text.ts'
import { type Element, forEachElement, marksIn } from '../tags/structure.ts'

/**
 * Turns the repeated header row of a table that continues on the next page into an artifact (ISO 32000-1, 14.8.2.2.2). Chromium
 * adds each repeat to the same header cell, so that it would be read aloud once for every page.
 */
export function dropRepeatedHeaders(content: DocumentContent, root: Element): void {
  forEachElement(root, (current) => {
    if (current.type === 'TH') dropRepeats(content, current)
  })
}

function dropRepeats(content: DocumentContent, cell: Element): void {
  const marks = marksIn(cell.kids)
  const [first, ...later] = [...new Set(marks.map((mark) => mark.page.number))]
  const textOn = (page: number | undefined) =>
    fragmentsOf(
      content,
      marks.filter((mark) => mark.page.number === page),
    )
      .map(({ text }) => text)
      .join('')
  // A cell that is itself broken across pages has different text on each.
  if (later.length === 0 || later.some((page) => textOn(page) !== textOn(first))) return
  const repeats = new Set(marks.filter((mark) => mark.page.number !== first))
  for (const repeat of repeats) {
    const mark = markOf(content, repeat)
    if (mark) contentOf(content, repeat)?.edits.push(toArtifact(mark))
  }
  forEachElement(cell, (current) => {
    current.kids = current.kids.filter((kid) => kid.kind !== 'mark' || !repeats.has(kid))
  })
}
