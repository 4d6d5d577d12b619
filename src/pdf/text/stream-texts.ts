import { nameOf, type Stream } from '../file/objects/objects.ts'
import { unlessDamaged } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { contentTexts } from './content-texts.ts'
import { imageTexts } from './image-texts.ts'
import type { PlacedText } from './text-collection.ts'
import { otherPlace, textsIn } from './texts-in-bytes.ts'
import { xmpText } from './xmp-text.ts'

export interface Unreadable {
  /** What could not be read, in Dutch. */
  readonly unread: string
}

/** What a stream is known to be by those who refer to it. */
export type StreamPurpose = 'content' | 'unknown'

/** The texts in a stream, whatever its purpose: scripts, XMP, comments in content, embedded files. */
export function streamTexts(stream: Stream, file: PdfFile, purpose: StreamPurpose): readonly PlacedText[] | Unreadable {
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
  return purpose === 'content' ? contentTexts(bytes) : textsIn(bytes, otherPlace)
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

function embedded(bytes: Uint8Array): readonly PlacedText[] | Unreadable {
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
