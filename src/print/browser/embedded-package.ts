import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { attempt } from '../../system/attempt.ts'

/** The npm package with a compressed headless shell for Linux x64. */
export interface EmbeddedPackage {
  readonly version: string
  /** Path of the program, compressed with Brotli. */
  readonly program: string
  /** Path of the shared libraries that a minimal system lacks (nspr, nss, expat): tar with Brotli. */
  readonly libraries: string
}

const name = '@sparticuz/chromium'

/**
 * Finds the package's files without importing its code, which unpacks to a shared folder.
 * Undefined where it is not installed.
 */
export function embeddedPackage(): EmbeddedPackage | undefined {
  const folder = packageFolder()
  if (!folder) return undefined
  const { version }: { version: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = { program: join(folder, 'bin', 'chromium.br'), libraries: join(folder, 'bin', 'al2023.tar.br') }
  if (typeof version !== 'string' || !Object.values(files).every(existsSync)) return undefined
  return { version, ...files }
}

/** The package exports its entry point only, so its folder is found from there. */
function packageFolder(): string | undefined {
  let folder = attempt(() => createRequire(import.meta.url).resolve(name))
  while (folder && !folder.endsWith(join('@sparticuz', 'chromium')))
    folder = folder === dirname(folder) ? undefined : dirname(folder)
  return folder
}
