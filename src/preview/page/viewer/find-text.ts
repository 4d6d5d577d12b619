import type { TextPart } from './page-text.ts'

/**
 * Every place where a page has the words that are looked for, whatever their case and accents, and across line ends.
 */
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

/** The text in small letters without accents, each white space one space, and where each letter came from. */
function folded(text: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = []
  let letters = ''
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (/\s/.test(sign)) {
      if (letters.endsWith(' ')) continue
      letters += ' '
      places.push(at)
      continue
    }
    for (const letter of sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()) {
      letters += letter
      for (let unit = 0; unit < letter.length; unit += 1) places.push(at)
    }
  }
  return { letters, places }
}
