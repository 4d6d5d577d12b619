import { PdfString } from './objects.ts'

/** PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, D.2): from 0x18 and from 0x80. */
const low = '˘ˇˆ˙˝˛˚˜'
const high = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€'

function fromDocEncoding(raw: string): string {
  return Array.from(raw, (each) => low[each.charCodeAt(0) - 0x18] ?? high[each.charCodeAt(0) - 0x80] ?? each).join('')
}

/** An odd byte at the end is ignored. */
export function utf16beToText(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1')
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le')
}

function textToUtf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

/** Decodes a text string (ISO 32000-1, 7.9.2.2) in any of its three encodings. */
export function textOf(string: PdfString): string {
  if (string.raw.startsWith('\xfe\xff')) return utf16beToText(string.raw.slice(2))
  if (string.raw.startsWith('\xef\xbb\xbf')) return Buffer.from(string.raw.slice(3), 'latin1').toString('utf8')
  return fromDocEncoding(string.raw)
}

/** Encodes a text string: ASCII where possible, else UTF-16BE with a byte order mark. */
export function textString(text: string): PdfString {
  return new PdfString(/^[\x20-\x7e\n]*$/.test(text) ? text : `\xfe\xff${textToUtf16be(text).toString('latin1')}`)
}

/** UTF-16BE as hexadecimal digits. */
export function utf16Digits(text: string): string {
  return textToUtf16be(text).toString('hex')
}
