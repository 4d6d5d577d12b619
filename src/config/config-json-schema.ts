import { ruleIds, ruleInfo } from '../diagnostics/rule-catalog.ts'
import { editorJsonSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { configSchema } from './config-schema.ts'

/** The JSON Schema of `collegevoorstel.yaml`, for editors, with every configurable rule and its description. */
export function configJsonSchema(): JsonSchema {
  const schema = editorJsonSchema(configSchema)
  const properties = asObject(schema.properties)
  const regels = asObject(properties.regels)
  const level = asObject(regels.additionalProperties)
  const rules = ruleIds
    .filter((id) => !ruleInfo(id).fixed)
    .map((id) => [id, { ...level, ...explained(ruleInfo(id)) }] as const)
  return {
    ...schema,
    title: 'collegevoorstel.yaml',
    description: 'De instellingen van een project: welke gemeente, welke huisstijl, welke regels.',
    properties: { ...properties, regels: { ...regels, properties: Object.fromEntries(rules) } },
  }
}

function explained({ summary, severity }: ReturnType<typeof ruleInfo>) {
  return { description: `${summary} Zonder instelling: ${severity}.`, examples: ['off', 'warning'] }
}

function asObject(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
