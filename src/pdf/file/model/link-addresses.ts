import { PdfString } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'
import { annotationsOf } from './annotations.ts'
import type { Page } from './pages.ts'

/** Hosts that cannot exist (RFC 2606): a browser prints an address of one unchanged, and this library resolves it. */
const fileOrigin = 'https://bestand.invalid/'
const entryOrigin = 'https://stuk.invalid/'

/**
 * The `href` of a link to a file beside the PDF: a page that is printed from memory has no base URL to resolve a path against.
 * @param path relative to the folder of the PDF, with forward slashes
 */
export function fileAddress(path: string): string {
  return `${fileOrigin}${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Turns those addresses into relative ones (ISO 32000-1, 12.6.4.7), which stay valid when the folder is moved. */
export function relateFiles(file: PdfFile, pages: readonly Page[]): void {
  for (const annotation of pages.flatMap((page) => annotationsOf(file, page))) {
    const action = file.dict(annotation.get('A'))
    const address = file.text(action?.get('URI'))
    if (action && address?.startsWith(fileOrigin))
      annotation.set('A', new Map(action).set('URI', new PdfString(address.slice(fileOrigin.length))))
  }
}

/** The `href` of a link to the first page of another entry of a merged PDF. */
export function entryAddress(key: string): string {
  return `${entryOrigin}${encodeURIComponent(key)}`
}

/** The key in such an address; undefined for any other URL. */
export function entryKeyIn(address: string): string | undefined {
  if (!address.startsWith(entryOrigin)) return undefined
  try {
    return decodeURIComponent(address.slice(entryOrigin.length))
  } catch {
    return undefined
  }
}

/** The destination name of a key. */
export function keyName(key: string): PdfString {
  return new PdfString(Buffer.from(key, 'utf8').toString('latin1'))
}
