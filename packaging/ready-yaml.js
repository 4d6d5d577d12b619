import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSource } from './import-source.js'

/**
 * The data that come with the package (kinds, house styles, law, language), read: what they say never changes.
 * @returns {Promise<string>} JSON: values by the key of their text (src/yaml/ready-yaml.ts)
 */
export async function readyYaml() {
  const { makeReadyYaml } = await importSource('src/yaml/ready-yaml.ts')
  const files = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
  return JSON.stringify(makeReadyYaml(files.sort().map((name) => readFileSync(join('templates', name), 'utf8'))))
}
