import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { packageFolder } from '../../system/package-folder.ts'

/** A file of the page. */
export interface AppFile {
  readonly type: string
  readonly read: () => Buffer
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/** The files of the page by name, listed once, so that no request path reaches the file system. */
export function appFiles(folder = join(packageFolder, 'dist', 'preview')): ReadonlyMap<string, AppFile> {
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry): [string, AppFile] => {
      const path = join(entry.parentPath, entry.name)
      let bytes: Buffer | undefined
      const read = () => {
        bytes ??= readFileSync(path)
        return bytes
      }
      const type = types[extname(path)] ?? 'application/octet-stream'
      return [relative(folder, path).replaceAll(sep, '/'), { type, read }]
    }),
  )
}
