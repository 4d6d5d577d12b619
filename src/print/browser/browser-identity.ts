import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt } from '../../system/attempt.ts'

/** A smaller file is taken for a wrapper script. */
const minProgramSize = 1024 ** 2
/** The deepest nesting of wrapper scripts. */
const maxDepth = 3

/**
 * Identifies a browser without starting it, by path, size and time of its program and of the wrapper scripts before it (Debian,
 * Chrome). Undefined where no program is found; the version then has to come from the running browser.
 */
export function browserIdentity(path: string): string | undefined {
  return attempt(() => {
    const files = programsOf(realpathSync(path), maxDepth)
    const known = [...new Set(files)].map((file) => ({ file, stat: statSync(file) }))
    if (!known.some(({ stat }) => stat.size >= minProgramSize)) return undefined
    return known.map(({ file, stat }) => `${file} ${stat.size} ${stat.mtimeMs}`).join('\n')
  })
}

/** The file and, for a script, all programs that it names. */
function programsOf(file: string, depth: number): readonly string[] {
  const stat = statSync(file)
  if (!stat.isFile() || stat.size >= minProgramSize || depth === 0) return [file]
  const text = readFileSync(file, 'latin1')
  if (!text.startsWith('#!')) return [file]
  const absolute = [...text.slice(text.indexOf('\n')).matchAll(/(?:^|[\s"'=])(\/[\w./+-]+)/gm)].map(
    ([, name]) => name ?? '',
  )
  const siblings = [...text.matchAll(/\$\{?\w+\}?"?\/([\w.-]+)/g)].map(([, name]) => join(dirname(file), name ?? ''))
  const programs = [...absolute, ...siblings].filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile())
  return [file, ...programs.flatMap((name) => programsOf(realpathSync(name), depth - 1))]
}
