import { basename, dirname, extname } from 'node:path'

/** Paths in the folder of an edition of the files that this program writes, besides the manifest. */
export const outputPath = /^(?:bijlagen\/)?[^/\\\0]+\.(?:pdf|html)$/

/** `<naam>` of the contract: the name in the front matter, else that of the file; for `voorstel.md` the name of its folder. */
export function outputName(path: string, stated: string | undefined): string {
  if (stated) return stated
  const own = basename(path, extname(path))
  return fileName(own === 'voorstel' ? basename(dirname(path)) || own : own)
}

/** `01-brief-raad.pdf`: numbered in the order of the front matter, named after the attached file. */
export function attachmentName(number: number, total: number, reference: string): string {
  const digits = Math.max(2, String(total).length)
  const own = reference.split('/').at(-1) ?? reference
  return `${String(number).padStart(digits, '0')}-${fileName(own.slice(0, own.length - extname(own).length))}.pdf`
}

/** A name that every file system and web server accepts: lower case, no accents, words joined by hyphens. */
export function fileName(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  // Windows reserves these names for devices.
  if (/^(con|prn|aux|nul|com\d|lpt\d)$/.test(plain)) return `${plain}-document`
  return plain === '' ? 'document' : plain.slice(0, 80).replace(/-+$/, '')
}
