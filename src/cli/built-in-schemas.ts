import type { JsonSchema } from '../forms/editor-json-schema.ts'
import { jsonSchemaOf } from '../forms/kind-schema.ts'
import { loadKinds } from '../forms/load-kind.ts'
import { allRules } from '../rules/catalogue.ts'

/** What has a schema beside the kinds of document; a kind of the user's own cannot take these names. */
export const otherSchemas: Readonly<Record<string, () => Promise<JsonSchema>>> = {
  agenda: async () => (await import('../meeting/agenda-json-schema.ts')).agendaJsonSchema(),
  configuratie: async () => (await import('../config/config-schema.ts')).configJsonSchema(allRules),
  verslag: async () => (await import('../report/report-schema.ts')).reportJsonSchema(),
}

/** Every schema that comes with the package, by its name: they are put in `dist/schemas/`, where an editor can find them. */
export async function builtInSchemas(): Promise<ReadonlyMap<string, JsonSchema>> {
  const kinds = loadKinds()
  const schemas = new Map<string, JsonSchema>()
  for (const soort of kinds.soorten) {
    const kind = kinds.load(soort)?.kind
    if (kind) schemas.set(soort, jsonSchemaOf(kind))
  }
  for (const [name, make] of Object.entries(otherSchemas)) schemas.set(name, await make())
  return schemas
}
