import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Bundles and imports a module of src, so that build steps use the code of the program.
 * @param {string} entry
 * @returns {Promise<Record<string, any>>} what it exports
 */
export async function importSource(entry) {
  const outfile = join('dist', `${basename(entry, '.ts')}.mjs`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: {
      js: "import { createRequire as createRequireForSource } from 'node:module'\nconst require = createRequireForSource(import.meta.url)",
    },
    logLevel: 'warning',
  })
  const module = await import(pathToFileURL(outfile).href)
  rmSync(outfile)
  return module
}
