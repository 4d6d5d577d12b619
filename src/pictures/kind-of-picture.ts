import type { PictureKind } from './rebuild-picture.ts'

const signatures: readonly (readonly [PictureKind, string, number])[] = [
  ['png', '\x89PNG\r\n\x1a\n', 0],
  ['jpeg', '\xff\xd8\xff', 0],
  ['gif', 'GIF87a', 0],
  ['gif', 'GIF89a', 0],
  ['webp', 'WEBP', 8],
]

/** The kind by the first bytes, whatever a file is called. */
export function kindOfPicture(bytes: Uint8Array): PictureKind | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return signatures.find(([, signature, offset]) => start.startsWith(signature, offset))?.[0]
}
