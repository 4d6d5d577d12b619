import type { Page } from '../file/model/pages.ts'
import { dict, PdfString } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** Reserved for what is nowhere (RFC 2606), and no address of the printer's own. */
const origin = 'https://bestand.invalid/'

/**
 * The address by which a link leads to a file near the PDF it stands in: what stands in the `href` of the HTML, since a browser
 * that prints from memory knows no place that a path could count from.
 *
 * @param path from the folder of the PDF, with forward slashes
 */
export function fileAddress(path: string): string {
  return `${origin}${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Makes of such addresses what they stand for: relative ones (ISO 32000-1, 12.6.4.7), that go along when the folder is moved. */
export function relateFiles(file: PdfFile, pages: readonly Page[]): void {
  for (const page of pages) {
    for (const each of file.array(page.dict.get('Annots')) ?? []) {
      const annotation = file.dict(each)
      const action = file.dict(annotation?.get('A'))
      const address = file.text(action?.get('URI'))
      if (annotation === undefined || action === undefined || !address?.startsWith(origin)) continue
      annotation.set('A', dict({ ...Object.fromEntries(action), URI: new PdfString(address.slice(origin.length)) }))
    }
  }
}
