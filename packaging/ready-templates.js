import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * The templates that come with the package, compiled: parsing and compiling them took a tenth of a cold run.
 * @returns {Promise<string>} JSON: JavaScript text by the key of its source (src/compose/ready-templates.ts)
 */
export async function readyTemplates() {
  const outfile = join('dist', 'make-ready.mjs')
  await build({
    entryPoints: ['src/compose/ready-templates.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    alias: { 'source-map': './packaging/absent/source-map.js' },
    banner: { js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)" },
    logLevel: 'warning',
  })
  const { makeReady } = await import(pathToFileURL(outfile).href)
  rmSync(outfile)
  const files = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))
  return JSON.stringify(makeReady(files.sort().map((name) => readFileSync(join('templates', name), 'utf8'))))
}
