import type { TextPart } from './page-text.ts'

/** All matches of the query in the text, regardless of case, accents and line breaks. */
export function findText(text: string, query: string): readonly TextPart[] {
  const wanted = folded(query).letters.trim()
  if (wanted === '') return []
  const { letters, places } = folded(text)
  const found: TextPart[] = []
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + wanted.length)) {
    found.push({ start: places[at] ?? 0, end: (places[at + wanted.length - 1] ?? 0) + 1 })
  }
  return found
}

/** The text in lower case, without accents and with collapsed white space, and the original offset of each code unit. */
function folded(text: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = []
  let letters = ''
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? ''
    if (/\s/.test(unit)) {
      if (letters.endsWith(' ')) continue
      letters += ' '
      places.push(at)
      continue
    }
    const folding = unit.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    letters += folding
    for (let index = 0; index < folding.length; index += 1) places.push(at)
  }
  return { letters, places }
}
