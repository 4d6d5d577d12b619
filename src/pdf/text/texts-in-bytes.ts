import { utf8Of } from './object-texts.ts'
import { withoutVocabulary } from './pdf-vocabulary.ts'
import type { PlacedText } from './text-collection.ts'

/** The place of a text that no reader shows. */
export const otherPlace = 'ander onderdeel'

/** Positions and glyph codes: most of the content of a page, and not readable text. */
const positionsAndCodes = /(?:[-+\d.]+\s+|<[0-9a-fA-F]*>\s*T[jJ]\s*|T[dm]\s+|re\s+|[mlc]\s+){2,}/g

/** Bytes decoded as each plausible encoding; of binary data, the readable runs. */
export function textsIn(bytes: Uint8Array, place: string): readonly PlacedText[] {
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

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
