import type { DocumentContent } from '../content/document-content.ts'
import { PdfString } from '../file/objects/objects.ts'
import { textOf, utf16Digits } from '../file/objects/text-string.ts'
import { contentOf, markOf } from '../tags/element-text.ts'
import { alternativeOf, type Element, forEachElement, isElement, type Kid, marksIn } from '../tags/structure.ts'

/**
 * Makes a figure that consists of text a `Span` with replacement text (ISO 32000-1, 14.9.4): a redaction bar with its ground, a
 * tick box. Chromium makes a figure of every element with `role="img"`; a picture with text in it has no elements inside.
 */
export function repairTextFigures(content: DocumentContent, root: Element): void {
  forEachElement(root, (current) => {
    const words = current.entries.get('Alt')
    if (current.type !== 'Figure' || words === undefined || !isText(content, current)) return
    current.type = 'Span'
    current.entries.delete('Alt')
    current.entries.set('ActualText', words)
    current.kids = current.kids.flatMap((kid): readonly Kid[] => (isElement(kid) ? marksIn([kid]) : [kid]))
  })
}

/** Content of the figure itself is its background; text is in elements without a type, which may have a background too. */
function isText(content: DocumentContent, figure: Element): boolean {
  const shows = (kid: Kid) => kid.kind === 'mark' && markOf(content, kid)?.showsText === true
  const runs = figure.kids.filter(isElement)
  const arePlain = runs.every(({ type, kids }) => type === 'NonStruct' && kids.every((kid) => kid.kind === 'mark'))
  return (
    alternativeOf(figure) !== undefined &&
    arePlain &&
    runs.some(({ kids }) => kids.some(shows)) &&
    !figure.kids.some(shows)
  )
}

/**
 * Repeats the replacement text of a `Span` in the content stream: readers that copy or search text look there, not in the structure
 * tree. A space at a line end then belongs to the text that follows.
 */
export function replaceShownText(content: DocumentContent, root: Element): void {
  forEachElement(root, (current) => {
    const words = current.entries.get('ActualText')
    if (current.type !== 'Span' || !(words instanceof PdfString)) return
    for (const [index, kid] of marksIn(current.kids).entries()) {
      const mark = markOf(content, kid)
      if (!mark) continue
      const text = index === 0 ? utf16Digits(`\ufeff${textOf(words)}`) : ''
      const insert = `/Span <</MCID ${mark.mcid} /ActualText <${text}>>> BDC`
      contentOf(content, kid)?.edits.push({ at: mark.start, remove: mark.end - mark.start, insert })
      for (const fragment of mark.fragments) fragment.end = undefined
    }
  })
}
