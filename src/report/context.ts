import { isAbsolute, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a report for other programs tells besides the report itself. */
export interface ReportContext {
  /** Absolute folder that the names of files in the report start from. */
  readonly cwd: string
  /** Absolute folder that the reader of the report starts from: the repository's, or `cwd`. */
  readonly root: string
  /** Version of this program. */
  readonly version: string
  /** The page about a rule, as Markdown; undefined when it has none. */
  readonly pageOf: (ruleId: string) => string | undefined
}

/** A file's path from `root`, with `/` on every system; absolute when it lies outside. */
export function pathFromRoot(name: string, { cwd, root }: ReportContext): string {
  const absolute = resolve(cwd, name)
  const way = relative(root, absolute)
  const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  return (isOutside ? absolute : way).replaceAll(sep, '/')
}

/** The same as a URI reference (RFC 3986): relative to `root`, or a `file:` URI when it lies outside. */
export function uriFromRoot(name: string, context: ReportContext): string {
  const path = pathFromRoot(name, context)
  if (isAbsolute(path)) return pathToFileURL(path).href
  return path.split('/').map(encodeURIComponent).join('/')
}
