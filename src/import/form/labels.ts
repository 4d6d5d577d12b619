import { titleKey } from '../../document/markdown/sections.ts'
import type { Kind, KindField } from '../../forms/kind.ts'
import { typeOfField } from '../../forms/kind-schema.ts'
import { oncePerKey } from '../../system/lazily.ts'

/** A value of the form that a label names. */
export interface LabelTarget {
  readonly field: KindField
  /** Of a field with several values: `vakgebieden` of `geraadpleegd`. */
  readonly part?: string | undefined
}

export interface Labels {
  /** The value that a text names as its whole. */
  readonly targetOf: (text: string) => LabelTarget | undefined
  /** The field whose records have columns with these names, and which part each column holds. */
  readonly recordsOf: (heads: readonly string[]) => RecordColumns | undefined
  /** Whether the form itself prints this. */
  readonly isFormText: (text: string) => boolean
}

export interface RecordColumns {
  readonly field: KindField
  readonly parts: readonly (string | undefined)[]
}

/** Names of fields as forms in Word have them: from the kind, in any spelling. */
export const labelsOf = oncePerKey((kind: Kind): Labels => {
  const targets = new Map<string, LabelTarget>()
  const add = (name: string, target: LabelTarget) => {
    const key = labelKey(name)
    if (key !== '' && !targets.has(key)) targets.set(key, target)
  }
  for (const field of kind.velden) for (const name of [field.label, ...field.aliassen]) add(name, { field })
  const records = kind.velden.filter((field) => Object.keys(field.labels).length > 0 && isRecords(field, kind))
  for (const field of kind.velden.filter((each) => !records.includes(each)))
    for (const [part, names] of Object.entries(field.labels)) for (const name of names) add(name, { field, part })
  for (const field of kind.velden) add(field.veld, { field })
  const words = new Set([kind.titel, ...kind.formulierwoorden].map(closedKey))
  return {
    targetOf: (text) => (text.length > 100 || isAnswered(text) ? undefined : targets.get(labelKey(text))),
    recordsOf: (heads) => recordsOf(heads, records),
    isFormText: (text) => words.has(closedKey(text)),
  }
})

function recordsOf(heads: readonly string[], fields: readonly KindField[]): RecordColumns | undefined {
  const keys = heads.map(labelKey)
  for (const field of fields) {
    const parts = keys.map(
      (key) => Object.entries(field.labels).find(([, names]) => names.some((name) => matches(key, name)))?.[0],
    )
    const named = parts.filter((part) => part !== undefined)
    if (named.length >= 2 && new Set(named).size === named.length && parts[0] === Object.keys(field.labels)[0])
      return { field, parts }
  }
  return undefined
}

/** The head of a ground column ends with the article of the law. */
function matches(key: string, name: string): boolean {
  return key === labelKey(name) || (name.length > 5 && key.startsWith(`${labelKey(name)} `))
}

/** Whether a value is a list of records: neither a text nor a single record will do. */
function isRecords({ veld }: KindField, kind: Kind): boolean {
  const type = typeOfField(kind, veld)
  return type !== undefined && isSafe(type, []) && !isSafe(type, 'tekst')
}

function isSafe(
  type: { readonly safeParse: (value: unknown) => { readonly success: boolean } },
  value: unknown,
): boolean {
  return type.safeParse(value).success
}

function labelKey(text: string): string {
  return titleKey(text.replace(/[*:：]+\s*$/, ''))
}

/** `Embargo: –`, `Zaaknummer: …`: a value that is left open; the next paragraph is not the value. */
function isAnswered(text: string): boolean {
  return /[:：\t]\s*[-–—.…_]+\s*$/.test(text)
}

/** `COLLEGE VOORSTEL` is `Collegevoorstel`. */
function closedKey(text: string): string {
  return titleKey(text).replaceAll(' ', '')
}
