import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { linesOf, type PassageLine } from './passage-lines.ts'
import { type Passage, passagesOf } from './passages.ts'
import { offsetsOf } from './positions.ts'

/** The soft line end of a word processor, as it is pasted: a vertical tab, or a line separator. */
const softEnd = /[\v\u2028]/g
const hasSoftEnd = /[\v\u2028]/
/** A line of an address or a list of facts: a short label, and its value. */
const labelled = /^\p{Lu}[\p{L} .-]{1,30}:[ \t]+\S/u
/** Longer lines are those of running text. */
const longest = 60

/** Line ends that Markdown does not keep: what stands on lines of its own would be printed as one line. */
export function* lineEnds(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    if (hasSoftEnd.test(passage.text)) yield* softEnds(passage, document)
    else if (passage.type === 'paragraph' && passage.text.includes('\n')) yield* factLines(passage, document)
  }
}

function* softEnds(passage: Passage, { source }: Document): Iterable<RuleFinding> {
  for (const { index } of passage.text.matchAll(softEnd)) {
    const position = passage.positionOf(index, index + 1)
    const { from, to } = offsetsOf({ position })
    const rest = source.text.slice(to, to + 40)
    // Behind a line end these would begin a heading, a list, a quotation or a table.
    const isSafe =
      passage.type === 'paragraph' && position.start.column > 1 && !/^\s*(?:$|[#>|+*`~:-]|\d{1,9}[.)]|\r|\n)/.test(rest)
    yield {
      place: position,
      reason: 'Hier staat het zachte regeleinde van een tekstverwerker; de regels komen achter elkaar.',
      advice: 'Zet een \\ aan het eind van de regel en begin een nieuwe regel, of maak er twee alinea’s van.',
      fix: isSafe ? [{ from, to, replacement: ['\\\n'] }] : undefined,
    }
  }
}

/** Control characters that are not soft line ends: one cause is reported once, by the rule that can repair it. */
export function otherThanLineEnds(
  characters: readonly Diagnostic[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const ends = new Set(
    found.filter(({ ruleId }) => ruleId === 'tekst/regeleinde').map(({ place }) => place?.start.offset),
  )
  return characters.filter(({ ruleId, place }) => ruleId !== 'tekst/stuurteken' || !ends.has(place?.start.offset))
}

/** At least two lines in succession with a label each. */
function* factLines(passage: Passage, document: Document): Iterable<RuleFinding> {
  const lines = linesOf(passage, document)
  const isFact = ({ text }: PassageLine | undefined = { text: '', from: 0, start: 'soft' }) =>
    text.length <= longest && labelled.test(text)
  const loose = lines.filter((line, index) => line.start === 'soft' && isFact(line) && isFact(lines[index - 1]))
  const [first] = loose
  if (first === undefined) return
  yield {
    place: passage.positionOf(first.from, first.from + first.text.length),
    reason: 'Deze regel komt achter de regel erboven: in Markdown is een regeleinde een spatie.',
    advice: 'Zet een \\ aan het eind van elke regel erboven, of maak er een tabel of een opsomming van.',
    // Two lines may be a coincidence.
    fix:
      loose.length < 2
        ? undefined
        : loose.map((line) => {
            const { from } = offsetsOf({ position: passage.positionOf(line.from - 1, line.from) })
            return { from, to: from, replacement: ['\\'] }
          }),
  }
}
