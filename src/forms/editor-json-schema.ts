import { z } from '../system/zod.ts'
import { editorSchema } from './value-types.ts'

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * JSON Schema of any of our schemas: what an editor that reads YAML 1.2 sees, not the bare text our own reader sees. Draft 7, the
 * newest that all of VS Code, yaml-language-server and JetBrains know; it needs nothing that came later.
 */
export function editorJsonSchema(schema: z.ZodType): JsonSchema {
  const { '~standard': _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      // zod leaves the examples of what it transforms out, since it cannot know whether they are of before or after.
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

/** A key that may be left out may also stand there without a value: that is how somebody begins to fill it in. */
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

/** What YAML makes of nothing. Said in this way since an editor would offer the word `null` for the type, and name it in its messages. */
const nothing = { not: { type: ['string', 'number', 'boolean', 'object', 'array'] } }

/** The same, or a key without a value. */
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
