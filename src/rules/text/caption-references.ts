import type { Edit, Fix } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { captionReferences } from '../../document/markdown/caption-references.ts'
import { type CaptionKind, captionNamed, captionText } from '../../document/markdown/captions.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import type { RuleFinding } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'
import { type Passage, passagesOf } from './passages.ts'
import { positionIn } from './positions.ts'

/** References to a table or a figure that is not in the document. */
export function* missingCaptions(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    for (const { kind, numbers, start, end } of referencesIn(passage)) {
      const missing = numbers.find(({ text }) => captionNamed(document.captions, kind, text) === undefined)
      if (missing === undefined) continue
      yield {
        place: passage.positionOf(start, end),
        reason: `De tekst verwijst naar ${kind} ${missing.text}, en die is er niet.`,
        advice: adviceOn(document, kind),
      }
    }
  }
}

/** Without the number of a caption itself. */
function referencesIn(passage: Passage) {
  if (passage.quoted) return []
  const { length } = captionText('tabel', passage.text)
  return captionReferences(passage.text).filter(({ start }) => start >= length)
}

/** Most numbers that a message lists. */
const mostListed = 7

function adviceOn({ captions }: Document, kind: CaptionKind): string {
  const names = captions.filter((one) => one.kind === kind).map(({ typed }, at) => typed ?? String(at + 1))
  if (names.length === 0) {
    return kind === 'tabel'
      ? 'Zet op de regel boven de tabel haar titel: Tabel: kosten per jaar. Zij krijgt dan vanzelf een nummer.'
      : 'Geef de figuur een titel: ![wat er te zien is](kaart.png "De titel"). Zij krijgt dan vanzelf een nummer.'
  }
  const some = names.length > mostListed ? `${names[0]} tot en met ${names.at(-1)}` : listInWords(names)
  return `Noem een nummer dat er is: ${kind} ${some}. Gaat het om een ander stuk, noem dat dan: ${kind} 2 van de begroting.`
}

/** Numbers that the author typed in captions and that are not those that are printed: one finding for the tables, one for the figures. */
export function* captionNumbersOff(document: Document): Iterable<RuleFinding> {
  for (const kind of ['tabel', 'figuur'] as const) {
    const all = document.captions.filter((caption) => caption.kind === kind)
    const off = all.flatMap((caption, at) =>
      caption.typed === undefined || caption.typed === String(at + 1) ? [] : [{ ...caption, right: String(at + 1) }],
    )
    const [first] = off
    const place = first && typedPlace(document, first)
    if (first === undefined || place === undefined) continue
    yield {
      place: positionIn(document.source, place.from, place.to),
      reason: `Hier staat ${kind} ${first.typed}, en dit is ${kind} ${first.right} van dit stuk: zo komt het nummer in de PDF.`,
      advice: `Schrijf ${first.right}, of laat het nummer weg: het programma nummert zelf.`,
      fix: renumbered(document, kind),
    }
  }
}

type Typed = Pick<Document['captions'][number], 'place' | 'kind' | 'typed'>

/** The typed number of a caption in the file. */
function typedPlace({ source: { text } }: Document, { place, kind, typed }: Typed) {
  const from = place?.start.offset
  const to = place?.end.offset
  if (from === undefined || to === undefined || typed === undefined) return undefined
  const word = kind === 'tabel' ? 'Tabel' : String.raw`(?:Figuur|Fig\.|Afbeelding)`
  const found = new RegExp(`${word} (${typed.replaceAll('.', String.raw`\.`)})`, 'i').exec(text.slice(from, to))
  if (found === null) return undefined
  const start = from + found.index + found[0].length - typed.length
  return { from: start, to: start + typed.length }
}

/** Every typed number and every reference, with the number that is printed; undefined where it is not certain what a number means. */
function renumbered(document: Document, kind: CaptionKind): Fix | undefined {
  const all = document.captions.filter((caption) => caption.kind === kind)
  const typed = all.flatMap((caption) => (caption.typed === undefined ? [] : [caption.typed]))
  // A title is no passage: what it refers to stays as it is typed.
  const titles = nodesOf(document, 'image', 'definition').map(({ title }) => title ?? '')
  const inTitles = titles.flatMap((title) => captionReferences(title.slice(captionText('figuur', title).length)))
  if (new Set(typed).size < typed.length || inTitles.some((found) => found.kind === kind)) return undefined
  const edits = [
    ...all.map((caption, at) =>
      caption.typed === undefined ? [] : renumberCaption(document, caption, String(at + 1)),
    ),
    ...passagesOf(document).flatMap((passage) =>
      referencesIn(passage)
        .filter((found) => found.kind === kind)
        .flatMap(({ numbers }) => numbers.map((number) => renumberReference(document, all, passage, number))),
    ),
  ]
  return edits.every((each) => each !== undefined) ? edits.flat() : undefined
}

/** No edit where the number is right; undefined where it cannot be replaced. */
type Renumbering = readonly Edit[] | undefined

function renumberCaption(document: Document, caption: Typed, right: string): Renumbering {
  if (caption.typed === right) return []
  const place = typedPlace(document, caption)
  return place && [{ ...place, replacement: [right] }]
}

function renumberReference(
  { source }: Document,
  ofKind: Document['captions'],
  passage: Passage,
  { text, start }: { readonly text: string; readonly start: number },
): Renumbering {
  const [first] = ofKind
  const meant = first && captionNamed(ofKind, first.kind, text)
  if (meant === undefined) return undefined
  const right = String(ofKind.indexOf(meant) + 1)
  const from = passage.positionOf(start, start + text.length).start.offset ?? 0
  const to = from + text.length
  if (right === text) return []
  return source.text.slice(from, to) === text ? [{ from, to, replacement: [right] }] : undefined
}
