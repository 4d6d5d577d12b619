import * as z from '../system/zod.ts'
import { editorSchema } from './value-types.ts'

/** A JSON Schema or subschema. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * The JSON Schema of a zod schema, for editors: it describes the values that YAML 1.2 produces, not the plain text that our own
 * reader passes to zod. Draft 7 is the newest one that VS Code, yaml-language-server and JetBrains all support.
 */
export function editorJsonSchema(schema: z.ZodType): JsonSchema {
  const { '~standard': _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      // zod omits the examples of a transform, because they may describe its input or its output.
      const examples = z.globalRegistry.get(zodSchema)?.examples
      if (Array.isArray(examples)) jsonSchema.examples = examples
      const seen = editorSchema.get(zodSchema)
      if (!seen) return
      for (const key of ['type', 'anyOf', 'format', 'pattern', 'allOf', 'enum'] as const) delete jsonSchema[key]
      Object.assign(jsonSchema, typeof seen === 'function' ? seen() : seen)
    },
  })
  return withEmptyKeys(json)
}

/** An optional key may also have no value: authors start by typing the key. */
function withEmptyKeys(schema: JsonSchema): JsonSchema {
  const required = Array.isArray(schema.required) ? schema.required : []
  const made: Record<string, unknown> = { ...schema }
  for (const key of ['anyOf', 'oneOf'] as const) {
    const parts = schema[key]
    if (Array.isArray(parts)) made[key] = parts.map(withEmptyKeys)
  }
  if (isSchema(schema.items)) made.items = withEmptyKeys(schema.items)
  if (isSchema(schema.additionalProperties)) made.additionalProperties = orEmpty(schema.additionalProperties)
  if (isSchema(schema.properties)) {
    made.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, property]) => {
        const inner = isSchema(property) ? withEmptyKeys(property) : property
        return [key, required.includes(key) || !isSchema(inner) ? inner : orEmpty(inner)]
      }),
    )
  }
  return made
}

/** An absent YAML value. Not stated as type `null`, which editors would suggest and mention in messages. */
const nothing = { not: { type: ['string', 'number', 'boolean', 'object', 'array'] } }

/** Allows a key without a value as well. */
export function orEmpty({ enum: words, ...schema }: JsonSchema): JsonSchema {
  if (Array.isArray(words)) return { ...schema, anyOf: [{ enum: words }, nothing] }
  const { type, anyOf } = schema
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [...(Array.isArray(type) ? type : [type]), 'null'] }),
    ...(Array.isArray(anyOf) ? { anyOf: [...anyOf, nothing] } : {}),
  }
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A subschema of which the type is not known; empty for anything else. */
export function asSchema(value: unknown): JsonSchema {
  return isSchema(value) ? value : {}
}
