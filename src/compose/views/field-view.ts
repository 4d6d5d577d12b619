import type { Document } from '../../document/document.ts'
import { dutchDate, isDate, isMoment } from '../../forms/dutch-date.ts'
import { capitalised, listInWords } from '../../forms/dutch-words.ts'
import type { KindField } from '../../forms/kind.ts'
import type { FrontMatter } from '../../forms/vocabulary.ts'
import { type FieldView, vocabularyKeys } from './view.ts'

/** Every field that a template of this kind may name. */
export function fieldViews(document: Document): { readonly [key: string]: FieldView } {
  const stated = new Map(document.kind.velden.map((field) => [field.veld, field]))
  const keys = new Set([...vocabularyKeys, ...stated.keys()])
  return Object.fromEntries([...keys].map((key) => [key, fieldView(key, stated.get(key), document.data)]))
}

/** The fields that only this kind has, which a shared template cannot name. */
export function ownFieldViews(document: Document): readonly FieldView[] {
  return document.kind.velden
    .filter((field) => !vocabularyKeys.includes(field.veld))
    .map((field) => fieldView(field.veld, field, document.data))
}

/** The fields that the head of a document has in every edition, as far as this one prints them. */
export function headFieldViews(document: Document): readonly FieldView[] {
  return document.kind.velden
    .filter(({ openbaar }) => openbaar)
    .map((field) => fieldView(field.veld, field, document.data))
    .filter(({ toon }) => toon)
}

export function fieldView(key: string, field: KindField | undefined, data: FrontMatter): FieldView {
  const regels = key === 'collegebesluit' ? linesOf(decisionInWords(data.collegebesluit ?? {})) : linesOf(data[key])
  const tekst = ['status', 'behandelwijze', 'subsidie'].includes(key)
    ? capitalised(listInWords(regels))
    : listInWords(regels)
  const ingevuld = tekst !== ''
  return {
    veld: key,
    label: field?.label ?? capitalised(key),
    tekst,
    regels,
    ingevuld,
    toon: field !== undefined && (ingevuld || field.verplicht || field.verwacht),
    weg: field === undefined,
  }
}

function linesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [inWords(value)]
  if (typeof value === 'number') return [String(value).replace('.', ',')]
  if (typeof value === 'boolean') return [value ? 'ja' : 'nee']
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string' && item.trim() !== '').map(inWords)
  return []
}

/** `24 november 2026, nummer 48.2` */
export function decisionInWords({ datum, nummer }: NonNullable<FrontMatter['collegebesluit']>): string {
  const parts = [
    ...(datum === undefined ? [] : [dutchDate(datum)]),
    ...(nummer === undefined ? [] : [`nummer ${nummer}`]),
  ]
  return parts.join(', ')
}

function inWords(text: string): string {
  return isDate(text) || isMoment(text) ? dutchDate(text) : text
}
