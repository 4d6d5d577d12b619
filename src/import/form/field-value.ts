import { isoDate, isoMoment } from '../../forms/date-notation.ts'
import type { Kind, KindField } from '../../forms/kind.ts'
import { typeOfField } from '../../forms/kind-schema.ts'
import { itemsIn, optionsIn } from './boxes.ts'

/** A value for the front matter, as a writer would type it. */
export type FieldValue = string | readonly string[] | { readonly [part: string]: unknown }

/** The value of a field from the text of a form. Undefined if the field cannot hold it. */
export function fieldValue(field: KindField, text: string, kind: Kind): FieldValue | undefined {
  const options = optionsIn(text)
  // Of a choice exactly one must be ticked.
  if (options !== undefined && options.ticked.length !== 1 && field.veld !== 'communicatie') return undefined
  const chosen = options === undefined ? text : options.ticked.join('\n')
  if (field.veld === 'communicatie') return communication(chosen)
  const type = typeOfField(kind, field.veld)
  const accepts = (value: unknown) => type?.safeParse(value).success === true
  if (accepts(['tekst']) && accepts('tekst')) return asList(chosen, type?.safeParse('a\nb'))
  return scalars(chosen).find(accepts)
}

/** One line in the notations that a field can expect, the most likely first. */
export function scalars(text: string): readonly string[] {
  const line = text.replace(/\s+/g, ' ').trim()
  const plain = line.toLowerCase().replace(/[.;]$/, '')
  const date = isoDate(line)
  const moment = isoMoment(line)
  return [...(date === undefined ? [] : [date]), ...(moment === undefined ? [] : [moment]), line, plain]
}

/** Fields with lines divide a text themselves; a list of names is divided at commas too. */
function asList(text: string, asLines: { readonly success: boolean; readonly data?: unknown } | undefined): FieldValue {
  const isLines = Array.isArray(asLines?.data) && asLines.data.length === 2
  const items = isLines ? text.split('\n').map((line) => line.trim()) : itemsIn(text)
  return items.length === 1 ? (items[0] ?? '') : items
}

/** `ja d.m.v.: infobulletin`, `nee`. */
function communication(text: string): FieldValue | undefined {
  const [, word = '', rest = ''] = /^(ja|nee)\b[\s,.:;–-]*(.*)$/is.exec(text.trim()) ?? []
  if (word === '') return undefined
  const means = itemsIn(
    rest.replace(/^(?:d\.?m\.?v\.?|door middel van|via|namelijk)\s*:?\s*/i, '').replace(/^[.…_\s]+$/, ''),
  )
  return means.length === 0 ? word.toLowerCase() : { nodig: word.toLowerCase(), middelen: means }
}
