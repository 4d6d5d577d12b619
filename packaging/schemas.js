import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSource } from './import-source.js'

/** Writes every JSON Schema to a file, so that an editor finds it in node_modules. @param {string} folder */
export async function writeSchemas(folder) {
  const { builtInSchemas } = await importSource('src/cli/commands/schema-command.ts')
  mkdirSync(folder, { recursive: true })
  for (const [name, schema] of await builtInSchemas()) {
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, undefined, 2)}\n`)
  }
}
