import { PdfString } from '../file/objects/objects.ts'

/** A host that cannot exist (RFC 2606). */
const origin = 'https://stuk.invalid/'

/** The `href` of a link to the first page of another entry of a merged PDF; browsers print it unchanged. */
export function entryAddress(key: string): string {
  return `${origin}${encodeURIComponent(key)}`
}

/** The key in such an address; undefined for any other URL. */
export function entryKeyIn(address: string): string | undefined {
  if (!address.startsWith(origin)) return undefined
  try {
    return decodeURIComponent(address.slice(origin.length))
  } catch {
    return undefined
  }
}

/** The destination name of a key. */
export function keyName(key: string): PdfString {
  return new PdfString(Buffer.from(key, 'utf8').toString('latin1'))
}
