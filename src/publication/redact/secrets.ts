import type { Position } from 'unist'
import type { Document } from '../../document/document.ts'
import { hasRedaction, valueParts } from '../../document/markdown/redaction.ts'
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
    const parts = textsIn(value).flatMap(valueParts)
    const redacted = parts.flatMap(({ text, redaction }): Removed[] =>
      redaction ? [{ text, as: 'gelakt', ...where }] : [],
    )
    if (!internal.has(key)) return redacted
    const open = contentIn(key, value)
      .flatMap(valueParts)
      .flatMap(({ text, redaction }): Removed[] => (redaction ? [] : [{ text, as: 'formulier', ...where }]))
    return [...redacted, ...open]
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
export function textsOf({ body, data }: Document): readonly string[] {
  return [spacedText(body), ...Object.values(data).flatMap(textsIn).map(whole)]
}

/** The texts of a document that the author wrote: all but the values that are words of the program. */
export function contentOf({ body, data }: Document): readonly string[] {
  const values = Object.entries(data).flatMap(([key, value]) => contentIn(key, value))
  return [spacedText(body), ...values.map(whole)]
}

/** A value with the text of its redactions. */
function whole(value: string): string {
  return valueParts(value)
    .map(({ text }) => text)
    .join('')
}

/** Fields whose values are words of the program, which may be in any public file: a kind, a status, the number of an attachment. */
const programFields: ReadonlySet<string> = new Set(['soort', 'status', 'behandelwijze', 'subsidie'])
const programFieldsIn: ReadonlyMap<string, readonly string[]> = new Map([
  ['geheimhouding', ['op', 'grondslag']],
  ['bijlagen', ['soort', 'openbaar']],
  ['behandeling', ['aard']],
  ['parafen', ['oordeel']],
])

function contentIn(key: string, value: unknown): readonly string[] {
  if (programFields.has(key)) return []
  const own = programFieldsIn.get(key)
  if (own === undefined || !Array.isArray(value)) return textsIn(value)
  const entries = value.flatMap((entry: unknown) => (typeof entry === 'object' && entry !== null ? [entry] : []))
  return entries.flatMap((entry) =>
    Object.entries(entry).flatMap(([inner, item]) => (own.includes(inner) ? [] : textsIn(item))),
  )
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
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function whereIs(place: Position | undefined, file: string): Pick<Removed, 'where' | 'file' | 'place'> {
  return { where: place === undefined ? file : `regel ${place.start.line} van ${file}`, file, place }
}
