import { oncePerKey } from '../system/lazily.ts'
import * as z from '../system/zod.ts'
import { asSchema, editorJsonSchema, type JsonSchema, orEmpty } from './editor-json-schema.ts'
import type { Kind, KindField } from './kind.ts'
import { datum, getal, jaNee, keuze, lijst, moment, tekst } from './value-types.ts'
import { type FrontMatter, inheritedFields, publicityFields, vocabulary } from './vocabulary.ts'

/** The schema of the front matter of one kind: fields of the vocabulary and its own. */
export const kindSchema = oncePerKey((kind: Kind) => schemaOf(kind, fieldType))

/** The type of one field of a kind; undefined for a field that it does not have. */
export function typeOfField(kind: Kind, field: string): z.ZodType | undefined {
  const { shape } = kindSchema(kind)
  return Object.hasOwn(shape, field) ? (shape[field] as z.ZodType) : undefined
}

/** Describing a field copies its type, which only an editor needs. */
function schemaOf(kind: Kind, typeOf: (field: KindField) => z.ZodType): z.ZodObject<z.ZodRawShape> {
  const shape: Record<string, z.ZodType> = { soort: vocabulary.shape.soort, naam: vocabulary.shape.naam }
  for (const field of kind.velden) shape[field.veld] = typeOf(field)
  for (const key of publicityFields) shape[key] ??= vocabulary.shape[key]
  return z.strictObject(shape)
}

function fieldType(field: KindField): z.ZodType {
  return isVocabulary(field.veld) ? vocabulary.shape[field.veld] : ownType(field)
}

function describedType(field: KindField): z.ZodType {
  return fieldType(field).meta({ title: field.label, ...fieldNotes(field) })
}

/** What a field means to an author, with examples of its value. */
export function fieldNotes(field: KindField): { readonly description: string; readonly examples: unknown[] } {
  const { description = sentence(field.label), examples = ownExamples(field) } =
    z.globalRegistry.get(fieldType(field)) ?? {}
  const list = Array.isArray(examples) ? examples : []
  return { description: field.toelichting ?? description, examples: list }
}

/** A label in front of the words to choose from, or an example. */
function sentence(label: string): string {
  return /[.?!:]$/.test(label) ? label : `${label}.`
}

/** The names of the values that a field of several values holds, in a group or a list of groups; empty for other fields. */
export function partsOf(type: z.ZodType): readonly string[] {
  const { def } = type as { readonly def: TypeDefinition }
  if (def.shape !== undefined) return Object.keys(def.shape)
  const inner = [def.innerType, def.element, def.in, ...(def.options ?? [])]
  return [...new Set(inner.flatMap((each) => (each === undefined ? [] : partsOf(each))))]
}

/** The types in a type of zod: of an optional one, a list, a transform and a union. */
interface TypeDefinition {
  readonly shape?: object
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly in?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

function isVocabulary(key: string): key is keyof typeof vocabulary.shape {
  return Object.hasOwn(vocabulary.shape, key)
}

/** The types of fields outside the vocabulary, except `keuze`, each with an example. */
const ownTypes = {
  tekst: { type: tekst, example: 'tekst' },
  getal: { type: getal, example: 12 },
  datum: { type: datum, example: '2021-03-30' },
  moment: { type: moment, example: '2021-04-01T09:00' },
  'ja-nee': { type: jaNee, example: 'ja' },
  lijst: { type: lijst, example: ['een waarde', 'nog een waarde'] },
}

function ownType({ type = 'tekst', waarden = [] }: KindField): z.ZodType {
  return type === 'keuze' ? keuze(waarden).optional() : ownTypes[type].type.optional()
}

function ownExamples({ type = 'tekst', waarden = [] }: KindField): unknown[] {
  return type === 'keuze' ? waarden.slice(0, 1) : [ownTypes[type].example]
}

/** The JSON Schema of the front matter of a kind, for editors. */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  const schema = editorJsonSchema(schemaOf(kind, describedType))
  const properties: Record<string, unknown> = { ...(schema.properties ?? {}) }
  const { type, ...soort } = asSchema(properties.soort)
  // Each kind has its own schema, so that editors suggest its name only.
  properties.soort = orEmpty({ ...soort, enum: [kind.soort], examples: [kind.soort] })
  const required = kind.velden
    .filter((field) => field.verplicht && isOnlyHere(field.veld, kind))
    .map(({ veld }) => veld)
  for (const key of required) properties[key] = { ...asSchema(properties[key]), not: noValue }
  return {
    ...schema,
    title: kind.titel,
    description: kind.omschrijving,
    properties,
    ...(required.length > 0 ? { required } : {}),
  }
}

/** An attachment inherits values from its proposal, which an editor does not see. */
function isOnlyHere(key: string, kind: Kind): boolean {
  return kind.velden.some(({ veld }) => veld === 'bijlagen') || !inheritedFields.some((inherited) => inherited === key)
}

/** Values that count as missing. */
const noValue = {
  anyOf: [{ type: 'null' }, { type: 'string', pattern: '^\\s*$' }, { type: 'array', maxItems: 0 }],
}

/** Validated values as front matter, with their kind. */
export function frontMatterOf(soort: string, values: { readonly [key: string]: unknown }): FrontMatter {
  return { ...values, soort }
}
