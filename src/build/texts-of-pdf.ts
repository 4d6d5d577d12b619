import { readContent } from '../pdf/document-content.ts'
import { isArray, isDict, type PdfObject, PdfString, Ref, Stream } from '../pdf/objects.ts'
import { openPdf } from '../pdf/open-pdf.ts'
import { pagesOf } from '../pdf/pages.ts'
import { textOf } from '../pdf/text-string.ts'

/** Every text of a PDF with where it stands. */
export function textsOfPdf(bytes: Uint8Array): readonly { readonly place: string; readonly text: string }[] {
  const file = openPdf(bytes)
  const pages = pagesOf(file)
  const content = readContent(file, pages)
  const shown = [...content.pages.values(), ...content.forms.values()].map((page, index) => {
    const marks = [...page.marks.values()].flatMap((mark) => mark.fragments.map(({ text }) => text).join('\n'))
    return { place: `pagina ${index + 1}`, text: [...marks, page.untagged].join('\n') }
  })
  const strings: string[] = []
  const seen = new Set<number>()
  const walk = (object: PdfObject | undefined): void => {
    if (object instanceof Ref) {
      if (seen.has(object.number)) return
      seen.add(object.number)
      walk(file.get(object.number))
    } else if (object instanceof PdfString) strings.push(textOf(object))
    else if (isArray(object)) object.forEach(walk)
    else if (isDict(object)) [...object.values()].forEach(walk)
    else if (object instanceof Stream) {
      ;[...object.dict.values()].forEach(walk)
      if (object.dict.has('Subtype') && !object.dict.has('Filter'))
        strings.push(Buffer.from(object.raw).toString('utf8'))
    }
  }
  walk(file.trailer.get('Root'))
  walk(file.trailer.get('Info'))
  return [...shown, { place: 'gegevens in de PDF', text: strings.join('\n') }]
}
