import { createReadStream, createWriteStream, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import type { EmbeddedPackage } from './embedded-package.ts'

/** The file with name and size of every unpacked file; written last, so that it proves completeness. */
export const stampName = 'volledig.json'

/**
 * Unpacks program and libraries into an existing folder: `chromium`, `lib/*` and the stamp.
 * @throws the file system's own errors; an AbortError when `signal` is aborted
 */
export async function unpackBrowser(found: EmbeddedPackage, folder: string, signal?: AbortSignal): Promise<void> {
  // Loaded on demand, for the first run without an installed browser. Bundled CommonJS has a default export only.
  const { default: tar } = await import('tar-fs')
  const options = signal ? { signal } : {}
  const chunkSize = 2 ** 20
  await Promise.all([
    pipeline(
      createReadStream(found.program, { highWaterMark: chunkSize }),
      createBrotliDecompress({ chunkSize }),
      createWriteStream(join(folder, 'chromium'), { mode: 0o700 }),
      options,
    ),
    pipeline(
      createReadStream(found.libraries),
      createBrotliDecompress(),
      tar.extract(folder, { dmode: 0o700 }),
      options,
    ),
  ])
  mkdirSync(join(folder, 'lib'), { recursive: true })
  const files = ['chromium', ...readdirSync(join(folder, 'lib')).map((name) => `lib/${name}`)]
  const stamp = Object.fromEntries(files.map((file) => [file, lstatSync(join(folder, file)).size]))
  writeFileSync(join(folder, stampName), JSON.stringify(stamp))
}
