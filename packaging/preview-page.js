import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)
const page = 'src/preview/page'

/**
 * Builds the page of the preview: a flat folder, all of which its server may serve.
 * @param {string} folder the target
 * @returns {Promise<import('esbuild').Metafile>} the contents of its script, for the notices
 */
export async function previewPage(folder) {
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    entryPoints: [`${page}/page.ts`],
    outdir: folder,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    // The long-term support versions of Firefox and Edge that organisations use; the same holds for the legacy build of pdf.js.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  for (const name of ['page.html', 'page.css', 'icon.svg']) copyFileSync(join(page, name), join(folder, name))
  copyPdfJs(dirname(require.resolve('pdfjs-dist/package.json')), folder)
  copyFonts(dirname(require.resolve('@fontsource/source-sans-3/package.json')), folder)
  return metafile
}

/** The worker of pdf.js and the files that it fetches on demand, with their licences. @param {string} from @param {string} folder */
function copyPdfJs(from, folder) {
  copyFileSync(join(from, 'legacy/build/pdf.worker.min.mjs'), join(folder, 'pdf.worker.js'))
  for (const part of ['wasm', 'standard_fonts', 'cmaps', 'iccs']) {
    for (const name of readdirSync(join(from, part))) {
      const target = name === 'LICENSE' ? `LICENSE_${part.toUpperCase()}` : name
      copyFileSync(join(from, part, name), join(folder, target))
    }
  }
}

/** @param {string} from @param {string} folder */
function copyFonts(from, folder) {
  for (const weight of [400, 600]) {
    copyFileSync(
      join(from, `files/source-sans-3-latin-${weight}-normal.woff2`),
      join(folder, `source-sans-${weight}.woff2`),
    )
  }
  copyFileSync(join(from, 'LICENSE'), join(folder, 'LICENSE_SOURCE_SANS'))
}
