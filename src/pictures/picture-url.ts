import { dataUrl, readDataUrl, rebuiltPixelsUrl } from './pixels-url.ts'
import { rebuildSvg } from './svg/rebuild-svg.ts'

/** Whether the address holds a picture itself. */
export function isPictureUrl(address: string): boolean {
  return /^\s*data:image\//i.test(address)
}

/** An address that holds a picture, with the picture written anew. Undefined when that is damaged or of an unknown kind. */
export function rebuiltPictureUrl(address: string): string | undefined {
  const found = readDataUrl(address)
  if (!found || !/svg/i.test(found.type)) return rebuiltPixelsUrl(address)
  const rebuilt = rebuildSvg(found.bytes.toString('utf8'))
  return 'problem' in rebuilt ? undefined : dataUrl({ type: 'image/svg+xml', bytes: rebuilt.bytes })
}
