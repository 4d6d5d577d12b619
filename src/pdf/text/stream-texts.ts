import { nameOf, type Stream } from '../file/objects/objects.ts'
import { unlessDamaged } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { imageTexts } from './image-texts.ts'
import { utf8Of } from './object-texts.ts'
import { withoutVocabulary } from './pdf-vocabulary.ts'
import { xmpText } from './xmp-text.ts'

export interface StreamText {
  readonly place: string
  readonly text: string
}

export interface Unreadable {
  /** What could not be read, in Dutch. */
  readonly unread: string
}

/** The texts in a stream, whatever its purpose: scripts, XMP, comments in content, embedded files. */
export function streamTexts(stream: Stream, file: PdfFile): readonly StreamText[] | Unreadable {
  const type = file.name(stream.dict.get('Type'))
  if (type === 'XRef') return []
  if (file.name(stream.dict.get('Subtype')) === 'Image') {
    const texts = imageTexts(stream, file)
    return texts.length === 0 ? [] : [{ place: 'gegevens in een foto', text: texts.join('\n') }]
  }
  const bytes = unlessDamaged(() => file.bytes(stream))
  if (!bytes) return { unread: type === 'EmbeddedFile' ? 'een bijlage in de PDF' : 'een ingepakt onderdeel' }
  if (type === 'EmbeddedFile' || isFile(bytes)) return embedded(bytes)
  if (type === 'Metadata') return [{ place: 'XMP', text: xmpText(bytes) }]
  if (isFontProgram(stream, bytes) || isColourProfile(bytes)) return []
  return textsIn(bytes, 'ander onderdeel')
}

/** A PDF or a ZIP archive, such as an office document. */
function isFile(bytes: Uint8Array): boolean {
  return isPdf(bytes) || isZip(bytes)
}

export function isPdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 5)) === '%PDF-'
}

function isZip(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 4)) === 'PK\x03\x04'
}

function embedded(bytes: Uint8Array): readonly StreamText[] | Unreadable {
  return isZip(bytes) ? { unread: 'een bijlage in de PDF die zelf is ingepakt' } : textsIn(bytes, 'bijlage in de PDF')
}

function isFontProgram({ dict }: Stream, bytes: Uint8Array): boolean {
  const kind = nameOf(dict.get('Subtype'))
  if (!dict.has('Length1') && kind !== 'Type1C' && kind !== 'CIDFontType0C' && kind !== 'OpenType') return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: signatures of font programs contain them.
  return /^(?:\0\x01\0\0|true|OTTO|ttcf|%!|\x80\x01|\x01\0[\x04-\x20])/.test(latin1(bytes.subarray(0, 4)))
}

function isColourProfile(bytes: Uint8Array): boolean {
  return bytes.length > 128 && latin1(bytes.subarray(36, 40)) === 'acsp'
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}

/** Positions and glyph codes: most of the content of a page, and not readable text. */
const positionsAndCodes = /(?:[-+\d.]+\s+|<[0-9a-fA-F]*>\s*T[jJ]\s*|T[dm]\s+|re\s+|[mlc]\s+){2,}/g

/** Bytes decoded as each plausible encoding; of binary data, the readable runs. */
export function textsIn(bytes: Uint8Array, place: string): readonly StreamText[] {
  const wide = wideText(bytes)
  if (wide !== undefined) return [{ place, text: wide }]
  const raw = latin1(bytes)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their share distinguishes text from binary data.
  const strange = (raw.slice(0, 4000).match(/[\0-\x08\x0e-\x1f\x7f-\x9f]/g) ?? []).length
  const isText = strange * 10 < Math.min(raw.length, 4000)
  const texts = isText
    ? [raw.replace(positionsAndCodes, ' '), utf8Of(raw) ?? '']
    : [(raw.match(/[\x20-\x7e\xc0-\xff]{5,}/g) ?? []).join('\n')]
  return texts.map((text) => ({ place, text: withoutVocabulary(text) })).filter(({ text }) => /\S/.test(text))
}

/** UTF-16, recognised by its byte order mark or by every other byte being zero. */
function wideText(bytes: Uint8Array): string | undefined {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  let [even, odd] = [0, 0]
  const looked = Math.min(bytes.length, 2000)
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) at % 2 === 0 ? even++ : odd++
  if (mark !== 0xfeff && mark !== 0xfffe && Math.max(even, odd) < looked * 0.3) return undefined
  if (mark !== 0xfeff && mark !== 0xfffe && Math.min(even, odd) > looked * 0.05) return undefined
  const big = mark === 0xfeff || (mark !== 0xfffe && even > odd)
  return new TextDecoder(big ? 'utf-16be' : 'utf-16le').decode(bytes)
}
