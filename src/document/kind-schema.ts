import * as z from 'zod'
import type { Kind, KindField } from '../kinds/kind.ts'
import { datum, editorSchema, getal, jaNee, lijst, moment, tekst } from '../yaml/value-types.ts'
import { type FrontMatter, vocabulary } from './schema.ts'

const cache = new WeakMap<Kind, z.ZodObject<z.ZodRawShape>>()

/** The front matter of one kind: its fields out of the vocabulary, and those of its own. */
export function kindSchema(kind: Kind): z.ZodObject<z.ZodRawShape> {
  const known = cache.get(kind)
  if (known) return known
  const shape: Record<string, z.ZodType> = { soort: vocabulary.shape.soort, naam: vocabulary.shape.naam }
  for (const field of kind.velden) shape[field.veld] = fieldSchema(field)
  const schema = z.strictObject(shape)
  cache.set(kind, schema)
  return schema
}

function fieldSchema(field: KindField): z.ZodType {
  const type = isVocabulary(field.veld) ? vocabulary.shape[field.veld] : ownType(field)
  const description = field.toelichting ?? z.globalRegistry.get(type)?.description ?? field.label
  const examples = z.globalRegistry.get(type)?.examples
  return type.meta({ title: field.label, description, ...(examples ? { examples } : {}) })
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
      return z.enum(field.waarden ?? []).optional()
    default:
      return tekst.optional()
  }
}

/** JSON Schema (draft 2020-12) of a kind's front matter, for editors that read the YAML as YAML 1.2 does. */
export function jsonSchemaOf(kind: Kind): Record<string, unknown> {
  const schema = editorJsonSchema(kindSchema(kind))
  const required = kind.velden.filter((field) => field.verplicht).map((field) => field.veld)
  return { ...schema, title: kind.titel, description: kind.omschrijving, ...(required.length > 0 ? { required } : {}) }
}

/** JSON Schema of any of our schemas: what an editor sees, not the bare text our own reader sees. */
function editorJsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const seen = editorSchema.get(zodSchema)
      if (!seen) return
      for (const key of ['type', 'anyOf', 'format', 'pattern', 'enum'] as const) delete jsonSchema[key]
      Object.assign(jsonSchema, seen)
    },
  })
}

/** Values of the vocabulary as the rest of the program knows them, with the kind they belong to. */
export function frontMatterOf(soort: string, values: { readonly [key: string]: unknown }): FrontMatter {
  return { ...values, soort }
}
