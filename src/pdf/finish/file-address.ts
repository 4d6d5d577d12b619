import type { Page } from '../file/model/pages.ts'
import { dict, PdfString } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** A host that cannot exist (RFC 2606). */
const origin = 'https://bestand.invalid/'

/**
 * The `href` of a link to a file beside the PDF: a page that is printed from memory has no base URL to resolve a path against.
 * @param path relative to the folder of the PDF, with forward slashes
 */
export function fileAddress(path: string): string {
  return `${origin}${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Turns those addresses into relative ones (ISO 32000-1, 12.6.4.7), which stay valid when the folder is moved. */
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
