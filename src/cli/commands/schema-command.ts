import { join } from 'node:path'
import { readConfig } from '../../config/config.ts'
import { didYouMean } from '../../diagnostics/nearest.ts'
import type { JsonSchema } from '../../forms/editor-json-schema.ts'
import { jsonSchemaOf } from '../../forms/kind-schema.ts'
import { loadKinds } from '../../forms/load-kind.ts'
import { pretty } from '../../report/pretty.ts'
import { otherSchemas } from '../built-in-schemas.ts'
import { UsageError } from '../options/usage-error.ts'
import { colorOf, type Terminal } from '../terminal/terminal.ts'

/**
 * `collegevoorstel schema <soort>`: a JSON Schema on stdout, of a kind's front matter (kinds of the user's own project included), of
 * the agenda, the config or the JSON report.
 *
 * @throws UsageError for a name that nothing has
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
    throw new UsageError(`Van "${name}" is er geen schema. ${didYouMean(name, names)}Kies uit: ${names.join(', ')}.`)
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
