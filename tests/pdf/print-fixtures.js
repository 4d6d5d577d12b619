#!/usr/bin/env node
// @ts-check
/**
 * `npm run print-fixtures`: prints each page in fixtures/ to a PDF beside it, with the browser of this machine. The tests of
 * src/pdf read those files, so that they need no browser; tests/conformance/printed-fixtures.test.ts prints the pages again.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const fixtures = join(import.meta.dirname, 'fixtures')
const root = resolve(import.meta.dirname, '../..')

// Node 20 runs no TypeScript, and a bundle inside the project finds the project's packages.
const folder = mkdtempSync(join(root, 'node_modules', '.print-fixtures-'))
try {
  const outfile = join(folder, 'print-html.js')
  const entryPoints = [join(root, 'tests/conformance/print-html.ts')]
  await build({ entryPoints, outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' })
  /** @type {typeof import('../conformance/print-html.ts')} */
  const { startPrinter } = await import(pathToFileURL(outfile).href)
  const printer = await startPrinter()
  try {
    for (const name of readdirSync(fixtures).filter((each) => each.endsWith('.html'))) {
      const path = join(fixtures, name.replace(/\.html$/, '.pdf'))
      writeFileSync(path, await printer.print(readFileSync(join(fixtures, name), 'utf8')))
      console.log(path)
    }
  } finally {
    await printer.close()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
