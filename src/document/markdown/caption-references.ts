import type { CaptionKind } from './captions.ts'

/** Words of a text that refer to tables or figures of its own document: `tabel 2`, `figuren 1 en 3`. */
export interface CaptionReference {
  readonly kind: CaptionKind
  readonly start: number
  readonly end: number
  readonly numbers: readonly { readonly text: string; readonly start: number }[]
}

const label = String.raw`\d+(?:\.\d+)*[a-z]?`
const more = String.raw`(?:\s*(?:,|en|of|t\/m|tot en met|–|-)\s*${label})*`
/** Not that of another text: `tabel 2 van de begroting`, `figuur 1 in bijlage 3`. */
const elsewhere = String.raw`\s+(?:van|bij|uit|in|behorende)\s+(?:de|het|een|die|dat|onze|deze|uw|hun|bijlage|hoofdstuk|\p{Lu})`
const reference = new RegExp(
  String.raw`\b(?:(tabel|figuur|fig\.|afbeelding)\s+${label}|(tabellen|figuren|afbeeldingen)\s+${label}${more})(?![\p{L}\d]|[.,]\d)(?!${elsewhere})`,
  'giu',
)
/** `bijlage 2, tabel 1` */
const ofAnother = /\bbijlage\s+\d+[^.;]{0,3}$/i

export function captionReferences(text: string): readonly CaptionReference[] {
  if (!/tabel|fig|afbeelding/i.test(text)) return []
  return [...text.matchAll(reference)].flatMap(({ 0: words, 1: one, 2: several = '', index }) => {
    if (ofAnother.test(text.slice(Math.max(0, index - 20), index))) return []
    const kind = (one ?? several).toLowerCase().startsWith('tabel') ? 'tabel' : 'figuur'
    const numbers = [...words.matchAll(new RegExp(String.raw`\b${label}`, 'gi'))].map((found) => ({
      text: found[0],
      start: index + found.index,
    }))
    return [{ kind, start: index, end: index + words.length, numbers }]
  })
}
