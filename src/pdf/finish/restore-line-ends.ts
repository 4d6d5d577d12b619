import type { DocumentContent } from '../content/document-content.ts'
import type { Fragment } from '../content/scanned-content.ts'
import { names } from '../file/objects/objects.ts'
import { fragmentsOf, spaceIsLost } from '../tags/element-text.ts'
import { type Element, isElement, type Kid, marksIn } from '../tags/structure.ts'

const blocks = names('P H1 H2 H3 H4 H5 H6 TD TH Caption LBody Lbl Note Div BlockQuote')

/**
 * Adds the missing space at each line end inside a paragraph: without it the words on either side of the line end are read as
 * one (ISO 32000-1, 14.8.2.5). Nothing moves on the page, because Chromium positions each glyph explicitly.
 */
export function restoreLineEnds(content: DocumentContent, root: Element): void {
  for (const run of runsOf(root)) {
    const fragments = fragmentsOf(content, marksIn(run))
    for (const [index, fragment] of fragments.entries()) {
      const next = fragments[index + 1]
      if (!next || !spaceIsLost(fragment, next)) continue
      const space = spaceOf(fragment)
      const nextSpace = spaceOf(next)
      if (fragment.end !== undefined && space !== undefined) {
        fragment.content.edits.push({ at: fragment.end, remove: 0, insert: ` ${space} Tj` })
        fragment.text += ' '
      } else if (next.start !== undefined && nextSpace !== undefined) {
        // The font of the last word has no space: the next line starts with one, and returns to its start position.
        next.content.edits.push({ at: next.start, remove: 0, insert: `${nextSpace} Tj 0 0 Td ` })
        next.text = ` ${next.text}`
      }
    }
  }
}

/** The string operand of a space, where the font has one. */
function spaceOf({ font }: Fragment): string | undefined {
  return font?.space === undefined ? undefined : `<${font.space.toString(16).padStart(font.width * 2, '0')}>`
}

/** Sequences of kids that are read continuously: those of one block, split at nested blocks. */
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
