import type { Rule } from '../diagnostics/rule.ts'
import { editorJsonSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { configSchema } from './config-schema.ts'

/** The JSON Schema of `collegevoorstel.yaml`, for editors, with every configurable rule and its description. */
export function configJsonSchema(rules: readonly Rule[]): JsonSchema {
  const schema = editorJsonSchema(configSchema)
  const properties = asObject(schema.properties)
  const regels = asObject(properties.regels)
  const level = asObject(regels.additionalProperties)
  const settable = rules
    .filter(({ softening }) => softening === 'allowed')
    .map((rule) => [rule.id, { ...level, ...explained(rule) }] as const)
  return {
    ...schema,
    title: 'collegevoorstel.yaml',
    description: 'De instellingen van een project: welke gemeente, welke huisstijl, welke regels.',
    properties: { ...properties, regels: { ...regels, properties: Object.fromEntries(settable) } },
  }
}

function explained({ guards, severity }: Rule) {
  return { description: `${guards} Zonder instelling: ${severity}.`, examples: ['off', 'warning'] }
}

function asObject(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
