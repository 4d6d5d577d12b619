/** A part of a text, from `start` up to `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Words with a point that ends no sentence. */
const abbreviation =
  /^[("'“‘]*(?:(?:\p{L}\.)+|(?:art|nr|nrs|bijv|enz|etc|ca|blz|dhr|mevr|mw|drs|dr|mr|ir|ing|prof|jl|resp|vgl|evt|incl|excl|max|min|tel|afd|par|hfst|st|jr|sr|m\.b\.t|i\.v\.m|i\.p\.v|d\.m\.v|z\.s\.m)\.)$/iu

/** "A. Voorbeeld" goes on, but "van model A. De wijk" begins anew. */
const initial = /^\p{Lu}\.$/u
const opener =
  /^\s+(?:De|Het|Een|Dit|Dat|Deze|Die|Er|In|Op|Om|Omdat|Als|Wij|We|U|Zij|Ook|Daarom|Daarmee|Voor|Met|Bij|Maar|Want|Door|Na|Zo|Toch)\s/

/** The sentences of a passage, spaces around them left out. What ends without a point is a sentence too. */
export function sentencesIn(text: string): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (end: number) => {
    const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0)
    const to = from + text.slice(from, end).trimEnd().length
    if (to > from) spans.push({ start: from, end: to })
    start = end
  }
  for (const found of text.matchAll(/[.!?…]+["'”’)\]]*(?=\s)/g)) {
    const end = found.index + found[0].length
    const next = /^\s+["'“‘([]*(.)/su.exec(text.slice(end, end + 12))?.[1]
    if (next === undefined || /\p{Ll}/u.test(next)) continue
    const word = /\S+$/.exec(text.slice(Math.max(start, end - 24), end))?.[0] ?? ''
    if (found[0] === '.' && abbreviation.test(word) && !(initial.test(word) && opener.test(text.slice(end)))) continue
    close(end)
  }
  close(text.length)
  return spans
}

/** Words of a text: what has a letter or a digit, between spaces. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/[\s–—]+/).filter((word) => /[a-z]/i.test(word) || /[\p{L}\p{N}]/u.test(word))
}

/** Vowels that sound as one, the longest first; a vowel with a diaeresis begins a syllable of its own. */
const nuclei = /aai|ooi|oei|eeu|ieu|ëi|ïe|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|[aeiouyáàâéèêíìîóòôúùûëïöüä]/giu

/** Syllables of a Dutch word, by its vowels: an estimate, as all of them are. */
export function syllablesIn(word: string): number {
  let count = 0
  nuclei.lastIndex = 0
  while (nuclei.test(word)) count += 1
  return Math.max(1, count)
}
