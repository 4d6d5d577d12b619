import type { WordProblemKind } from '../xml/word-problem.ts'

/** What the first bytes of a file say that it is. */
export type SniffedFormat = 'zip' | WordProblemKind

/** Recognises a format by its content, since a name says little. */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  if (bytes.length === 0) return 'empty'
  const start = latin1(bytes, 0, 1024)
  if (start.startsWith('PK\u0003\u0004')) return 'zip'
  // An empty archive, or one that begins with another part of a divided archive.
  if (start.startsWith('PK')) return 'damaged'
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return compoundFormat(bytes)
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (start.includes('%PDF-')) return 'pdf'
  if (/<pkg:package|<w:wordDocument|office:document/.test(start)) return 'flat-xml'
  if (/<html|<!doctype html/i.test(start)) return 'html'
  return 'other'
}

/** A compound file (MS-CFB) holds an encrypted package, or a document of Word 97 to 2003. Its names are UTF-16. */
function compoundFormat(bytes: Uint8Array): SniffedFormat {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (text.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'password'
  return text.includes(Buffer.from('WordDocument', 'utf16le')) ? 'doc' : 'other'
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString('latin1')
}
