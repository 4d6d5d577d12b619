import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { fileName, outputName } from '../output/output-name.ts'
import { attempt } from '../system/attempt.ts'

/** Dependencies, output and hidden folders contain no documents. */
const neverLooked = ['**/node_modules/**', '**/uitvoer/**', '**/.*/**']

/** The names in the output of all documents and agendas of a project. @param root absolute */
export function documentNames(root: string): ReadonlySet<string> {
  const files = globSync('**/*.{md,markdown,yaml,yml}', { cwd: root, ignore: neverLooked })
  return new Set(files.flatMap((file) => nameOf(join(root, file)) ?? []))
}

function nameOf(path: string): string | undefined {
  const text = attempt(() => readFileSync(path, 'utf8'))
  const stated = text && /^naam:[ \t]*["']?([^"'\s#]+)/m.exec(text)?.[1]
  if (stated) return stated
  return basename(path, extname(path)) === 'agenda' ? fileName(basename(dirname(path))) : outputName(path, undefined)
}
