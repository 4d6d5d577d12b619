import { join } from 'node:path'
import { readConfig } from '../../config/config.ts'
import { alternatives, explained } from '../../diagnostics/nearest.ts'
import type { JsonSchema } from '../../forms/editor-json-schema.ts'
import { jsonSchemaOf } from '../../forms/kind-schema.ts'
import { loadKinds } from '../../forms/load-kind.ts'
import { pretty } from '../../report/pretty.ts'
import { allRules } from '../../rules/catalogue.ts'
import { UsageError } from '../options/usage-error.ts'
import { colorOf, type Terminal } from '../terminal/terminal.ts'

/** The schemas of other files than documents; a user-defined kind cannot have these names. */
const otherSchemas: Readonly<Record<string, () => Promise<JsonSchema>>> = {
  agenda: async () => (await import('../../meeting/agenda-schema.ts')).agendaJsonSchema(),
  configuratie: async () => (await import('../../config/config-schema.ts')).configJsonSchema(allRules),
  verslag: async () => (await import('../../report/report-schema.ts')).reportJsonSchema(),
}

/**
 * `collegevoorstel schema <soort>`: the JSON Schema of a kind's front matter (user-defined kinds included), of the agenda, the config
 * or the JSON report, on stdout.
 *
 * @throws UsageError for an unknown name
 */
export async function runSchema(name: string, terminal: Terminal): Promise<number> {
  const own = Object.hasOwn(otherSchemas, name) ? otherSchemas[name] : undefined
  if (own) {
    print(await own(), terminal)
    return 0
  }
  const { config } = readConfig(join(terminal.cwd, 'voorstel.md'))
  const kinds = loadKinds(config.home)
  const read = kinds.load(name)
  if (read === undefined) {
    const names = [...kinds.soorten, ...Object.keys(otherSchemas)]
    throw new UsageError(`Van “${name}” is er geen schema. ${alternatives(name, names, explained('soorten'))}`)
  }
  if (read.kind === undefined) {
    const document = {
      file: name,
      outcome: 'configuratie',
      diagnostics: read.diagnostics,
      made: [],
      duration: 0,
    } as const
    terminal.stderr.write(pretty({ documents: [{ ...document, texts: new Map() }] }, { color: colorOf(terminal) }))
    return 2
  }
  print(jsonSchemaOf(read.kind), terminal)
  return 0
}

function print(schema: JsonSchema, terminal: Terminal): void {
  terminal.stdout.write(`${JSON.stringify(schema, undefined, 2)}\n`)
}

/** Every schema of the package by name; they are written to `dist/schemas/` for editors. */
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
