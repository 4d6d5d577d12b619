import { join } from 'node:path'
import { readConfig } from '../config/config.ts'
import { jsonSchemaOf } from '../document/kind-schema.ts'
import { loadKinds } from '../kinds/load-kind.ts'
import { pretty } from '../report/pretty.ts'
import { didYouMean } from '../yaml/nearest.ts'
import { UsageError } from './exit.ts'
import { colorOf, type Terminal } from './terminal.ts'

/**
 * `collegevoorstel schema <soort>`: the JSON Schema of a kind's front matter on stdout, kinds of the user's own project included.
 *
 * @throws UsageError for a kind that does not exist
 */
export async function runSchema(soort: string, terminal: Terminal): Promise<number> {
  const { config } = readConfig(join(terminal.cwd, 'voorstel.md'))
  const kinds = loadKinds(config.home)
  const read = kinds.load(soort)
  if (read === undefined) {
    throw new UsageError(
      `De soort "${soort}" bestaat niet. ${didYouMean(soort, kinds.soorten)}Kies uit: ${kinds.soorten.join(', ')}.`,
    )
  }
  if (read.kind === undefined) {
    const document = {
      file: soort,
      outcome: 'configuratie',
      diagnostics: read.diagnostics,
      made: [],
      duration: 0,
    } as const
    terminal.stderr.write(pretty({ documents: [{ ...document, texts: new Map() }] }, { color: colorOf(terminal) }))
    return 2
  }
  terminal.stdout.write(`${JSON.stringify(jsonSchemaOf(read.kind), undefined, 2)}\n`)
  return 0
}
