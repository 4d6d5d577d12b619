import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A program smaller than this is a script, and another one does the work. */
const leastProgram = 1024 ** 2
/** Scripts that start a script that starts a browser: no deeper. */
const deepest = 3

/**
 * What a browser can be known by without starting it: path, size and time of its program; where that is a script (as Debian's, or
 * Chrome's own), of the programs the script names as well. Undefined where the program itself is not found: then only the browser
 * can tell its version.
 */
export function browserIdentity(path: string): string | undefined {
  try {
    const files = withNamed(realpathSync(path), deepest)
    const known = [...new Set(files)].map((file) => ({ file, stat: statSync(file) }))
    if (!known.some(({ stat }) => stat.size >= leastProgram)) return undefined
    return known.map(({ file, stat }) => `${file} ${stat.size} ${stat.mtimeMs}`).join('\n')
  } catch {
    return undefined
  }
}

/** The file, and where it is a script all it names. */
function withNamed(file: string, depth: number): readonly string[] {
  const stat = statSync(file)
  if (!stat.isFile() || stat.size >= leastProgram || depth === 0) return [file]
  const text = readFileSync(file, 'latin1')
  if (!text.startsWith('#!')) return [file]
  const absolute = [...text.slice(text.indexOf('\n')).matchAll(/(?:^|[\s"'=])(\/[\w./+-]+)/gm)].map(
    ([, name]) => name ?? '',
  )
  const beside = [...text.matchAll(/\$\{?\w+\}?"?\/([\w.-]+)/g)].map(([, name]) => join(dirname(file), name ?? ''))
  const programs = [...absolute, ...beside].filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile())
  return [file, ...programs.flatMap((name) => withNamed(realpathSync(name), depth - 1))]
}
