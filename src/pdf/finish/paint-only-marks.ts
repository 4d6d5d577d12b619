import type { DocumentContent } from '../content/document-content.ts'
import { toArtifact } from '../content/edits.ts'
import type { Mark } from '../content/scanned-content.ts'
import { contentOf, markOf } from '../tags/element-text.ts'
import { type Element, isElement } from '../tags/structure.ts'

/** In these elements, graphics are the content. */
const graphical = new Set(['Figure', 'Formula', 'Lbl'])

/**
 * Turns marked content without text into artifacts: backgrounds, borders and rules, which Chromium tags as text. Removes
 * references to missing content. Returns the text of marked content that the structure tree does not refer to.
 */
export function dropPaintOnlyMarks(content: DocumentContent, root: Element): readonly string[] {
  const used = new Set<Mark>()
  const walk = (current: Element, context: 'text' | 'graphic') => {
    const inner = graphical.has(current.type) ? 'graphic' : context
    current.kids = current.kids.filter((kid) => {
      if (isElement(kid)) {
        walk(kid, inner)
        return true
      }
      if (kid.kind === 'object') return true
      const mark = markOf(content, kid)
      if (!mark || used.has(mark)) return false
      used.add(mark)
      if (mark.showsText || inner === 'graphic') return true
      contentOf(content, kid)?.edits.push(toArtifact(mark))
      return false
    })
  }
  walk(root, 'text')
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
