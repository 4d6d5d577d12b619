import type { DocumentContent } from '../content/document-content.ts'
import type { Fragment } from '../content/scanned-content.ts'
import { type Element, isElement, type Kid } from '../tags/structure.ts'
import { fragmentsOf, spaceIsLost } from '../tags/text-join.ts'

const blocks = new Set([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'TD',
  'TH',
  'Caption',
  'LBody',
  'Lbl',
  'Note',
  'Div',
  'BlockQuote',
])

/**
 * Writes a space at the end of each line inside a paragraph where the words went on: without it the last word of a line and
 * the first of the next are one for who reads the text in structure order (ISO 32000-1, 14.8.2.5). The space shows nothing,
 * and nothing moves: Chromium places each glyph anew.
 */
export function restoreLineEnds(content: DocumentContent, root: Element): void {
  for (const run of runsOf(root)) {
    const fragments = fragmentsOf(content, run)
    for (const [index, fragment] of fragments.entries()) {
      const next = fragments[index + 1]
      if (!next || !spaceIsLost(fragment, next)) continue
      const own = spaceOf(fragment)
      const others = spaceOf(next)
      if (fragment.end !== undefined && own !== undefined) {
        fragment.content.edits.push({ at: fragment.end, remove: 0, insert: ` ${own} Tj` })
        fragment.text += ' '
      } else if (next.start !== undefined && others !== undefined) {
        // The font of the line's last word has no space: the next line begins with one, and goes back to where it began.
        next.content.edits.push({ at: next.start, remove: 0, insert: `${others} Tj 0 0 Td ` })
        next.text = ` ${next.text}`
      }
    }
  }
}

/** The operand that shows a space, where the font has one. */
function spaceOf({ font }: Fragment): string | undefined {
  return font?.space === undefined ? undefined : `<${font.space.toString(16).padStart(font.width * 2, '0')}>`
}

/** Kids that are read on without a pause: those of a block, cut where another block stands between them. */
function runsOf(root: Element): Kid[][] {
  const runs: Kid[][] = []
  const walk = (current: Element) => {
    let run: Kid[] = []
    for (const kid of current.kids) {
      if (isElement(kid) && hasBlock(kid)) {
        if (run.length > 0) runs.push(run)
        run = []
        walk(kid)
      } else run.push(kid)
    }
    if (run.length > 0) runs.push(run)
  }
  walk(root)
  return runs
}

function hasBlock(current: Element): boolean {
  return blocks.has(current.type) || current.kids.some((kid) => isElement(kid) && hasBlock(kid))
}
