import type { Span } from '../../diagnostics/positions.ts'

/** Abbreviations, whose full stop ends no sentence. */
const abbreviation =
  /^[("'“‘]*(?:(?:\p{L}\.)+|(?:art|nr|nrs|bijv|enz|etc|ca|blz|dhr|mevr|mw|drs|dr|mr|ir|ing|prof|jl|resp|vgl|evt|incl|excl|max|min|tel|afd|par|hfst|st|jr|sr|m\.b\.t|i\.v\.m|i\.p\.v|d\.m\.v|z\.s\.m)\.)$/iu

/** "A. Voorbeeld" is one sentence; "van model A. De wijk" is the end of one and the start of another. */
const initial = /^\p{Lu}\.$/u
const opener =
  /^\s+(?:De|Het|Een|Dit|Dat|Deze|Die|Er|In|Op|Om|Omdat|Als|Wij|We|U|Zij|Ook|Daarom|Daarmee|Voor|Met|Bij|Maar|Want|Door|Na|Zo|Toch)\s/

/** The sentences of a passage without surrounding spaces; text without a full stop is a sentence too. */
export function sentencesIn(text: string): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (end: number) => {
    const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0)
    const to = from + text.slice(from, end).trimEnd().length
    if (to > from) spans.push({ from, to })
    start = end
  }
  for (const found of text.matchAll(/(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)/g)) {
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

/** Words of a text: runs between spaces that hold a letter or a digit. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/[\s–—]+/).filter((word) => /[a-z]/i.test(word) || /[\p{L}\p{N}]/u.test(word))
}

const month = 'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december'
const date = String.raw`\d{1,2} (?:${month})(?!\p{L})(?: \d{4})?`
const subdivision = String.raw`,? (?:[\p{Ll}\d]+ (?:lid|volzin)|(?:aanhef en )?onder(?:deel)? \p{Ll}(?!\p{L})(?:(?:, | en | of )\p{Ll}(?!\p{L}))*)`
const article = String.raw`artikel(?:en)? \d[\p{L}\d.:]*(?:${subdivision})*(?:,? van (?:de|het) \p{Lu}[\p{L}-]*)?`
/** A date, or a reference to an article of an act. */
const unit = new RegExp(`${date}|${article}`, 'gu')

/** Length of a sentence for its reader: a date and a reference to an article count as one word, since neither can be split. */
export function lengthInWords(sentence: string): number {
  return wordsIn(sentence.replace(unit, 'x')).length
}

/** Vowels of one syllable, the longest first; a vowel with a diaeresis begins a new syllable. */
const nuclei = /aai|ooi|oei|eeu|ieu|ëi|ïe|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ij|ei|[aeiouyáàâéèêíìîóòôúùûëïöüä]/giu

/** Estimated number of syllables of a Dutch word, from its vowels. */
export function syllablesIn(word: string): number {
  let count = 0
  nuclei.lastIndex = 0
  while (nuclei.test(word)) count += 1
  return Math.max(1, count)
}
