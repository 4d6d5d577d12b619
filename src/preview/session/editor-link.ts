import { pathToFileURL } from 'node:url'

/** Schemes that would execute code in the page or navigate it. */
const refused = /^(javascript|data|vbscript|blob|file|https?):/i

/** The problem with a pattern for editor links, in Dutch; undefined for a valid one. */
export function editorLinkProblem(pattern: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(pattern) || refused.test(pattern))
    return `“${pattern}” is geen adres dat een editor opent. Begin met het schema van de editor, zoals vscode: of idea:.`
  if (!pattern.includes('{pad}')) return `In “${pattern}” ontbreekt {pad}, de plaats van het bestand.`
  return undefined
}

/**
 * The URL that opens a position in the editor.
 *
 * @param pattern with `{pad}`, `{regel}` and `{kolom}`
 * @param path absolute
 */
export function editorLink(pattern: string, path: string, line: number, column: number): string {
  // The pattern holds the leading slash. On Windows, `C:/map/stuk.md` keeps its drive.
  const encoded = pathToFileURL(path).pathname.replace(/^\//, '')
  return pattern
    .replaceAll('{pad}', () => encoded)
    .replaceAll('{regel}', String(line))
    .replaceAll('{kolom}', String(column))
}
