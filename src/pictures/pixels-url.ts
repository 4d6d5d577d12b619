import { attempt } from '../system/attempt.ts'
import { kindOfPicture, readPictureHeader, rebuildPicture } from './rebuild-picture.ts'

const mostPixels = 100_000_000

/** The media type and content of an address that holds its data itself (RFC 2397). */
export function readDataUrl(address: string): { readonly type: string; readonly bytes: Buffer } | undefined {
  const found = /^\s*data:([^;,]*)([^,]*),(.*)$/is.exec(address)
  if (!found) return undefined
  const [, type = '', parameters = '', data = ''] = found
  const written = attempt(() => decodeURIComponent(data)) ?? data
  return { type, bytes: Buffer.from(written, /;\s*base64\s*$/i.test(parameters) ? 'base64' : 'utf8') }
}

export function dataUrl({ type, bytes }: { readonly type: string; readonly bytes: Uint8Array }): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}

/** An address that holds a picture of pixels, with the picture written anew. Undefined when that is damaged. */
export function rebuiltPixelsUrl(address: string): string | undefined {
  const bytes = readDataUrl(address)?.bytes
  const kind = bytes && kindOfPicture(bytes)
  const header = kind && readPictureHeader(bytes, kind)
  const rebuilt = header && header.width * header.height <= mostPixels ? rebuildPicture(bytes, kind) : undefined
  return rebuilt && dataUrl(rebuilt)
}
