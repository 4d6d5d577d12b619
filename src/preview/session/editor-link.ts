import { pathToFileURL } from 'node:url'

/** VS Code's own way; many editors have one of their own. */
export const defaultEditorLink = 'vscode://file/{pad}:{regel}:{kolom}'

/** Schemes that would run something in the page, or take it elsewhere. */
const refused = /^(javascript|data|vbscript|blob|file|https?):/i

/** What is wrong with a pattern for links to the editor, in Dutch; undefined when it will do. */
export function editorLinkProblem(pattern: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(pattern) || refused.test(pattern))
    return `"${pattern}" is geen adres dat een editor opent. Begin met het schema van de editor, zoals vscode: of idea:.`
  if (!pattern.includes('{pad}')) return `In "${pattern}" ontbreekt {pad}, de plaats van het bestand.`
  return undefined
}

/**
 * The address that opens a place in the editor.
 *
 * @param pattern with `{pad}`, `{regel}` and `{kolom}`
 * @param path absolute
 */
export function editorLink(pattern: string, path: string, line: number, column: number): string {
  // Without the slash it begins with, on every platform: the pattern has it. `C:/map/stuk.md` keeps its drive.
  const encoded = pathToFileURL(path).pathname.replace(/^\//, '')
  return pattern
    .replaceAll('{pad}', () => encoded)
    .replaceAll('{regel}', String(line))
    .replaceAll('{kolom}', String(column))
}
