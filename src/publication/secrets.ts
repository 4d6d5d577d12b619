import type { Position } from 'unist'
import type { Document } from '../document/document.ts'
import { hasRedaction, valueParts } from '../document/markdown/redaction.ts'
import { redactedTexts, spacedText, valuesIn } from './redact-tree.ts'

/** A text that an edition omits, and its location for the author. */
export interface Removed {
  readonly text: string
  /** Redacted; a field of the routing sheet; or part of an omitted attachment. */
  readonly as: 'gelakt' | 'formulier' | 'bijlage'
  /** Location in Dutch, without the text itself: `regel 12 van voorstel.md`, `lak 3 (regel 12 van voorstel.md)`. */
  readonly where: string
  /** File and position for a message, if known. */
  readonly file?: string
  readonly place?: Position | undefined
}

/** Everything that `openbaar` omits from a document that it includes: redactions in text and values, and fields of the routing sheet. */
export function removedFrom(document: Document): readonly Removed[] {
  const { source, body, data, kind, at } = document
  const inText = redactedTexts(body).map(({ node, text }): Removed => {
    return { text, as: 'gelakt', ...whereIs(node.position, source.name) }
  })
  const internal = new Set(kind.velden.filter(({ intern }) => intern).map(({ veld }) => veld))
  const inValues = Object.entries(data).flatMap(([key, value]) => {
    const where = whereIs(at([key]), source.name)
    return textsIn(value)
      .flatMap(valueParts)
      .flatMap(({ text, redaction }): Removed[] => {
        if (redaction) return [{ text, as: 'gelakt', ...where }]
        return internal.has(key) ? [{ text, as: 'formulier', ...where }] : []
      })
  })
  const inLabels = hasRedaction(source.text) ? labelsIn(document) : []
  return numbered([...inText, ...inValues, ...inLabels].filter(({ text }) => text.trim() !== ''))
}

/** Names each redaction by its place among those of its document: its line may hold several. */
function numbered(removed: readonly Removed[]): readonly Removed[] {
  const ordered = removed
    .filter(({ as }) => as === 'gelakt')
    .sort((one, other) => (one.place?.start.offset ?? 0) - (other.place?.start.offset ?? 0))
  const numbers = new Map(ordered.map((one, at) => [one, at + 1]))
  return removed.map((one) => {
    const number = numbers.get(one)
    return number === undefined ? one : { ...one, where: `lak ${number} (${one.where})` }
  })
}

/** All texts of a document: its body and its values. */
export function textsOf(document: Document): readonly string[] {
  const values = Object.values(document.data).flatMap(textsIn)
  return [
    spacedText(document.body),
    ...values.map((value) =>
      valueParts(value)
        .map(({ text }) => text)
        .join(''),
    ),
  ]
}

/** Redactions in alternative texts and titles, which the Markdown parser treats as plain text. */
function labelsIn({ source, body }: Document): readonly Removed[] {
  return valuesIn(body, source.text).flatMap(({ node, value }) =>
    valueParts(value).flatMap((part): readonly Removed[] =>
      part.redaction === undefined ? [] : [{ text: part.text, as: 'gelakt', ...whereIs(node.position, source.name) }],
    ),
  )
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function whereIs(place: Position | undefined, file: string): Pick<Removed, 'where' | 'file' | 'place'> {
  return { where: place === undefined ? file : `regel ${place.start.line} van ${file}`, file, place }
}
