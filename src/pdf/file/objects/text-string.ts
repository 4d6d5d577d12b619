import { PdfString } from './objects.ts'

/** PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, D.2): from 0x18 and from 0x80. */
const low = '˘ˇˆ˙˝˛˚˜'
const high = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€'

function fromDocEncoding(raw: string): string {
  let text = ''
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at)
    text += low[code - 0x18] ?? high[code - 0x80] ?? raw[at]
  }
  return text
}

export function utf16beToText(raw: string): string {
  let text = ''
  for (let at = 0; at + 1 < raw.length; at += 2)
    text += String.fromCharCode((raw.charCodeAt(at) << 8) | raw.charCodeAt(at + 1))
  return text
}

function textToUtf16be(text: string): string {
  let raw = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    raw += String.fromCharCode(code >> 8, code & 0xff)
  }
  return raw
}

/** Decodes a text string (ISO 32000-1, 7.9.2.2) in any of its three encodings. */
export function textOf(string: PdfString): string {
  if (string.raw.startsWith('\xfe\xff')) return utf16beToText(string.raw.slice(2))
  if (string.raw.startsWith('\xef\xbb\xbf')) return Buffer.from(string.raw.slice(3), 'latin1').toString('utf8')
  return fromDocEncoding(string.raw)
}

/** Encodes a text string: ASCII where possible, else UTF-16BE with a byte order mark. */
export function textString(text: string): PdfString {
  return new PdfString(/^[\x20-\x7e\n]*$/.test(text) ? text : `\xfe\xff${textToUtf16be(text)}`)
}

/** UTF-16BE as hexadecimal digits. */
export function utf16Digits(text: string): string {
  return Buffer.from(textToUtf16be(text), 'latin1').toString('hex')
}
