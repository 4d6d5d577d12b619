import type { DocumentContent } from '../content/document-content.ts'
import { toArtifact } from '../content/edits.ts'
import { type Element, forEachElement, isElement, type MarkKid } from '../tags/structure.ts'
import { fragmentsOf, markOf } from '../tags/text-join.ts'

/**
 * The head of a table that goes on over the page is printed there again, and Chromium puts the repeat into the same header cell:
 * who listens would hear each heading as often as there are pages. A repeat belongs to the page and not to the text
 * (ISO 32000-1, 14.8.2.2.2): it becomes an artifact.
 */
export function dropRepeatedHeads(content: DocumentContent, root: Element): void {
  forEachElement(root, (current) => {
    if (current.type === 'TH') dropRepeats(content, current)
  })
}

function dropRepeats(content: DocumentContent, cell: Element): void {
  const marks = marksIn(cell)
  const [first, ...later] = [...new Set(marks.map((mark) => mark.page.number))]
  const textOn = (page: number | undefined) =>
    fragmentsOf(
      content,
      marks.filter((mark) => mark.page.number === page),
    )
      .map((fragment) => fragment.text)
      .join('')
  // A cell that itself breaks over two pages has other words on each.
  if (later.length === 0 || later.some((page) => textOn(page) !== textOn(first))) return
  const repeats = new Set(marks.filter((mark) => mark.page.number !== first))
  for (const repeat of repeats) {
    const mark = markOf(content, repeat)
    const holders = repeat.inForm ? content.forms : content.pages
    if (mark) holders.get(repeat.holder)?.edits.push(toArtifact(mark))
  }
  forEachElement(cell, (current) => {
    current.kids = current.kids.filter((kid) => kid.kind !== 'mark' || !repeats.has(kid))
  })
}

function marksIn(element: Element): MarkKid[] {
  return element.kids.flatMap((kid) => {
    if (isElement(kid)) return marksIn(kid)
    return kid.kind === 'mark' ? [kid] : []
  })
}
