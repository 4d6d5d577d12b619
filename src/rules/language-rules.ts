import type { Span } from '../diagnostics/positions.ts'
import type { Document } from '../document/document.ts'
import { defineDocumentRules, type RuleFinding } from './rule.ts'
import { type Passage, passagesOf } from './text/passages.ts'
import { plainWords } from './text/plain-words.ts'
import { lengthInWords, sentencesIn, syllablesIn, wordsIn } from './text/sentences.ts'

/** Rules on how the text reads. Quotations are not checked. */
export const languageRules = defineDocumentRules({
  // Found by the check of `taal/leesbaarheid`.
  'taal/lange-zin': { severity: 'info', guards: 'Een zin heeft niet meer dan 25 woorden.' },
  'taal/leesbaarheid': {
    severity: 'info',
    guards: 'De tekst is niet moeilijk te lezen (Flesch-Douma).',
    check: readability,
  },
  'taal/ambtelijk': { severity: 'warning', guards: 'In de tekst staan gewone woorden.', check: officialese },
})

const longest = 25
/** The score of a shorter text is meaningless. */
const least = { words: 50, sentences: 3 } as const
/** Below this score a text is hard to read on the scale of Douma (1960). */
const hard = 45

function* readability(document: Document): Iterable<RuleFinding> {
  let sentences = 0
  let words = 0
  let syllables = 0
  for (const passage of unquoted(document)) {
    if (passage.type !== 'paragraph') continue
    for (const sentence of sentencesIn(passage.text)) {
      const text = passage.text.slice(sentence.from, sentence.to)
      const inSentence = wordsIn(text)
      sentences += 1
      words += inSentence.length
      for (const word of inSentence) syllables += syllablesIn(word)
      const length = lengthInWords(text)
      if (length > longest) yield longSentence(passage, sentence, length)
    }
  }
  if (words < least.words || sentences < least.sentences) return
  const score = Math.round(fleschDouma(words / sentences, syllables / words))
  if (score >= hard) return
  yield {
    place: undefined,
    reason: `Deze tekst is moeilijk te lezen: Flesch-Douma ${score}, waar 100 heel makkelijk is en 0 heel moeilijk.`,
    advice: `Een zin heeft hier gemiddeld ${decimal(words / sentences)} woorden en een woord ${decimal(syllables / words)} lettergrepen. Maak de zinnen korter en kies gewone woorden.`,
  }
}

/** Douma, De leesbaarheid van landbouwbladen (1960): Flesch's Reading Ease for Dutch. */
export function fleschDouma(wordsPerSentence: number, syllablesPerWord: number): number {
  return 206.84 - 0.93 * wordsPerSentence - 77 * syllablesPerWord
}

function longSentence(passage: Passage, { from, to }: Span, words: number): RuleFinding {
  return {
    rule: languageRules['taal/lange-zin'],
    place: passage.positionOf(from, to),
    reason: `Deze zin heeft ${words} woorden; meer dan ${longest} leest moeilijk.`,
    advice: 'Maak er twee zinnen van, of zet een opsomming in een lijst.',
  }
}

function* officialese(document: Document): Iterable<RuleFinding> {
  const { foundIn } = plainWords()
  for (const passage of unquoted(document)) {
    for (const { word, index, plain } of foundIn(passage.text)) {
      yield {
        place: passage.positionOf(index, index + word.length),
        reason: `“${word.replace(/\s+/g, ' ')}” is ambtelijke taal.`,
        advice: `Schrijf liever: ${plain}.`,
      }
    }
  }
}

function unquoted(document: Document): readonly Passage[] {
  return passagesOf(document).filter((passage) => !passage.quoted)
}

function decimal(number: number): string {
  return number.toFixed(1).replace('.', ',')
}
