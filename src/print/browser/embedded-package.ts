import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The npm package that carries a headless shell for Linux x64, compressed. */
export interface EmbeddedPackage {
  readonly version: string
  /** The program itself, brotli. */
  readonly program: string
  /** Shared libraries it needs where the system has none (nspr, nss, expat): tar, brotli. */
  readonly libraries: string
}

const name = '@sparticuz/chromium'

/**
 * Finds the package's files without importing its code, which looks at the environment and unpacks to a shared folder.
 * Undefined where it is not installed. Works from the sources and from the bundled program: Node looks upward from here.
 */
export function embeddedPackage(): EmbeddedPackage | undefined {
  const folder = packageFolder()
  if (!folder) return undefined
  const { version }: { version: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = { program: join(folder, 'bin', 'chromium.br'), libraries: join(folder, 'bin', 'al2023.tar.br') }
  if (typeof version !== 'string' || !Object.values(files).every(existsSync)) return undefined
  return { version, ...files }
}

/** The package exports its entry only, so its folder is found from there upward. */
function packageFolder(): string | undefined {
  let folder: string
  try {
    folder = dirname(createRequire(import.meta.url).resolve(name))
  } catch {
    return undefined
  }
  while (!folder.endsWith(join('@sparticuz', 'chromium'))) {
    if (folder === dirname(folder)) return undefined
    folder = dirname(folder)
  }
  return folder
}
