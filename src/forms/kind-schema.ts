import { oncePerKey } from '../system/lazily.ts'
import { z } from '../system/zod.ts'
import { editorJsonSchema, type JsonSchema, orEmpty } from './editor-json-schema.ts'
import type { Kind, KindField } from './kind.ts'
import { datum, getal, jaNee, keuze, lijst, moment, tekst } from './value-types.ts'
import { type FrontMatter, inheritedFields, vocabulary } from './vocabulary.ts'

/** The schema of the front matter of one kind: fields of the vocabulary and its own. */
export const kindSchema = oncePerKey((kind: Kind): z.ZodObject<z.ZodRawShape> => {
  const shape: Record<string, z.ZodType> = { soort: vocabulary.shape.soort, naam: vocabulary.shape.naam }
  for (const field of kind.velden) shape[field.veld] = fieldSchema(field)
  return z.strictObject(shape)
})

function fieldSchema(field: KindField): z.ZodType {
  const type = isVocabulary(field.veld) ? vocabulary.shape[field.veld] : ownType(field)
  const description = field.toelichting ?? z.globalRegistry.get(type)?.description ?? field.label
  const examples = z.globalRegistry.get(type)?.examples ?? ownExamples(field)
  return type.meta({ title: field.label, description, examples })
}

function isVocabulary(key: string): key is keyof typeof vocabulary.shape {
  return Object.hasOwn(vocabulary.shape, key)
}

function ownType(field: KindField): z.ZodType {
  switch (field.type) {
    case 'getal':
      return getal.optional()
    case 'datum':
      return datum.optional()
    case 'moment':
      return moment.optional()
    case 'ja-nee':
      return jaNee.optional()
    case 'lijst':
      return lijst.optional()
    case 'keuze':
      return keuze(field.waarden ?? []).optional()
    default:
      return tekst.optional()
  }
}

/** Example values of a field outside the vocabulary. */
function ownExamples(field: KindField): readonly unknown[] {
  switch (field.type) {
    case 'getal':
      return [12]
    case 'datum':
      return ['2021-03-30']
    case 'moment':
      return ['2021-04-01T09:00']
    case 'ja-nee':
      return ['ja']
    case 'lijst':
      return [['een waarde', 'nog een waarde']]
    case 'keuze':
      return (field.waarden ?? []).slice(0, 1)
    default:
      return ['tekst']
  }
}

/** The JSON Schema of the front matter of a kind, for editors. */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  const schema = editorJsonSchema(kindSchema(kind))
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

function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Validated values as front matter, with their kind. */
export function frontMatterOf(soort: string, values: { readonly [key: string]: unknown }): FrontMatter {
  return { ...values, soort }
}
