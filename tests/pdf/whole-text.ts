import { readContent } from '../../src/pdf/content/document-content.ts'
import { pagesOf } from '../../src/pdf/file/model/pages.ts'
import { openPdf } from '../../src/pdf/file/read/open-pdf.ts'
import { fragmentsOf } from '../../src/pdf/tags/element-text.ts'
import { readStructure } from '../../src/pdf/tags/read-structure.ts'
import { alternativeOf, isElement, type Kid } from '../../src/pdf/tags/structure.ts'

/**
 * What a PDF says to someone who hears it, in order and without white space: its text and its alternative texts, not what stands in the
 * margins of its pages, nor the numbers of lists.
 */
export function wholeTextOfPdf(pdf: Uint8Array): string {
  const file = openPdf(pdf)
  const root = readStructure(file)
  if (root === undefined) throw new Error('the PDF has no tags')
  const content = readContent(file, pagesOf(file))
  const say = (kid: Kid): string => {
    if (kid.kind === 'mark')
      return fragmentsOf(content, [kid])
        .map(({ text }) => text)
        .join('')
    if (!isElement(kid) || kid.type === 'Lbl') return ''
    return alternativeOf(kid) ?? kid.kids.map(say).join('')
  }
  return say(root).replace(/[\s\u00ad]+/g, '')
}
