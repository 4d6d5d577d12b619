import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { linesOf, type PassageLine, verbatimPosition } from './passage-lines.ts'
import { type Passage, passagesOf } from './passages.ts'
import { offsetsOf } from './positions.ts'

/** Spaces that Markdown does not take for one. */
const oddSpace = '[\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]'
const start = new RegExp(`^(${oddSpace}*)(#{1,6})(${oddSpace}*) *(?=[^\\s#])`)
/** Longer is no heading. */
const longest = 120

/** Lines that begin as a heading does, but are text: their signs would be printed. */
export function* looseHeadings(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    if (passage.type !== 'paragraph' || !passage.text.includes('#')) continue
    for (const line of linesOf(passage, document)) {
      const found = findingOn(line, passage, document)
      if (found !== undefined) yield found
    }
  }
}

function findingOn(line: PassageLine, passage: Passage, document: Document): RuleFinding | undefined {
  const [whole, before = '', signs = '', after = ''] = start.exec(line.text) ?? []
  if (whole === undefined || !isMeant(line, signs, before + after)) return undefined
  const place = verbatimPosition(passage, document, line.from, whole)
  if (place === undefined) return undefined
  const kind = before !== '' ? 'before' : after !== '' ? 'odd' : 'none'
  return {
    place: passage.positionOf(line.from, line.from + line.text.length),
    reason: `Dit is niet als kop te lezen: ${reasons[kind].replace('#', signs)}`,
    advice: `Schrijf ${signs} en dan een gewone spatie. Is het geen kop? Zet dan een \\ voor het eerste hekje.`,
    fix: [{ ...offsetsOf({ position: place }), replacement: [`${signs} `] }],
  }
}

const reasons = {
  none: 'achter # staat geen spatie.',
  odd: 'achter # staat een vaste of bijzondere spatie, geen gewone.',
  before: 'voor # staat een onzichtbaar teken of een vaste spatie.',
} as const

/** One sign before a word may also be a hashtag or a number (`#1`): then only a line of its own that looks like a title counts. */
function isMeant({ text, start }: PassageLine, signs: string, odd: string): boolean {
  if (text.length > longest) return false
  if (signs.length > 1 || odd !== '') return true
  return start === 'apart' && /^#\p{Lu}[^#.!?]* [^#.!?]*$/u.test(text)
}
