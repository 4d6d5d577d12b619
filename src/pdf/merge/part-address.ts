import { PdfString } from '../file/objects/objects.ts'

/** Reserved for what is nowhere (RFC 2606), and no address of the printer's own. */
const origin = 'https://stuk.invalid/'

/**
 * The address by which a link in one part of a merged PDF leads to the first page of another: what stands in the `href` of the
 * HTML. Browsers keep it as it is when they print.
 */
export function partAddress(key: string): string {
  return `${origin}${encodeURIComponent(key)}`
}

/** The key in such an address; undefined for any other address. */
export function partKeyIn(address: string): string | undefined {
  if (!address.startsWith(origin)) return undefined
  try {
    return decodeURIComponent(address.slice(origin.length))
  } catch {
    return undefined
  }
}

/** How a key stands in the file as the name of a destination. */
export function keyName(key: string): PdfString {
  return new PdfString(Buffer.from(key, 'utf8').toString('latin1'))
}
