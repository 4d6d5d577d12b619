import type { DocumentContent } from '../content/document-content.ts'
import { toArtifact } from '../content/edits.ts'
import type { Mark } from '../content/scanned-content.ts'
import { type Element, isElement } from '../tags/structure.ts'
import { markOf } from '../tags/text-join.ts'

/** Inside these, drawing is the content. */
const drawn = new Set(['Figure', 'Formula', 'Lbl'])

/**
 * Makes artifacts of marked content that only draws: backgrounds, borders and rules, which Chromium tags as if they were
 * text. Takes away references to content that is not there. Hands back the text that stands in marked content the structure
 * tree does not know: it would be read by nobody.
 */
export function dropPaintOnlyMarks(content: DocumentContent, root: Element): readonly string[] {
  const used = new Set<Mark>()
  const walk = (current: Element, inDrawing: boolean) => {
    const drawing = inDrawing || drawn.has(current.type)
    current.kids = current.kids.filter((kid) => {
      if (isElement(kid)) {
        walk(kid, drawing)
        return true
      }
      if (kid.kind === 'object') return true
      const mark = markOf(content, kid)
      if (!mark || used.has(mark)) return false
      used.add(mark)
      if (mark.showsText || drawing) return true
      const holders = kid.inForm ? content.forms : content.pages
      holders.get(kid.holder)?.edits.push(toArtifact(mark))
      return false
    })
  }
  walk(root, false)
  const lost: string[] = []
  for (const scanned of [...content.pages.values(), ...content.forms.values()]) {
    for (const mark of scanned.marks.values()) {
      if (used.has(mark)) continue
      const text = mark.fragments.map((fragment) => fragment.text).join('')
      if (text.trim() === '') scanned.edits.push(toArtifact(mark))
      else lost.push(text)
    }
  }
  return lost
}
