import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'

/** The requested files, each once, as first typed: `voorstel.md`, `./voorstel.md` and a link to it are the same document. */
export function requestedFiles(files: readonly string[], cwd: string): readonly string[] {
  const byPath = new Map<string, string>()
  for (const file of files) {
    const path = realOr(resolve(cwd, file))
    if (!byPath.has(path)) byPath.set(path, file)
  }
  return [...byPath.values()]
}

function realOr(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}
