import { isAbsolute, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The context of a report for other programs. */
export interface ReportContext {
  /** The absolute folder to which file names in the report are relative. */
  readonly cwd: string
  /** The absolute folder to which the consumer of the report resolves paths: that of the repository, or `cwd`. */
  readonly root: string
  /** Version of this program. */
  readonly version: string
  /** The documentation page of a rule, as Markdown; undefined when it has none. */
  readonly pageOf: (ruleId: string) => string | undefined
}

/** The path of a file relative to `root`, with `/` on every system; absolute when it is outside. */
export function pathFromRoot(name: string, { cwd, root }: ReportContext): string {
  const absolute = resolve(cwd, name)
  const way = relative(root, absolute)
  const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  return (isOutside ? absolute : way).replaceAll(sep, '/')
}

/** As `pathFromRoot`, as a URI reference (RFC 3986); a `file:` URI when it is outside. */
export function uriFromRoot(name: string, context: ReportContext): string {
  const path = pathFromRoot(name, context)
  if (isAbsolute(path)) return pathToFileURL(path).href
  return path.split('/').map(encodeURIComponent).join('/')
}
