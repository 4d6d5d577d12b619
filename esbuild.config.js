import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { notices } from './packaging/notices.js'
import { readyTemplates } from './packaging/ready-templates.js'

/**
 * Packages whose files are read at run time: they are installed beside this one. All others are bundled, because Node starts
 * twice as fast on a few files as on several hundred.
 */
const installed = ['@sparticuz/chromium', '@fontsource/*', '@fontsource-variable/*']

// Bundled CommonJS code may ask for Node's own modules; the odd name keeps clear of a createRequire that a chunk imports itself.
const requireForCommonJs = `import { createRequire as createRequireForBundle } from 'node:module'
const require = createRequireForBundle(import.meta.url)`

rmSync('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  // One small entry; what is imported with `await import` becomes a chunk that is read only when it is needed.
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: installed,
  // Parts of packages that are never reached here, and cost every start the time to read them.
  alias: { 'js-yaml': './packaging/absent/js-yaml.js', 'source-map': './packaging/absent/source-map.js' },
  banner: { js: requireForCommonJs },
  // Fewer bytes to parse, yet names of functions and classes stay as written, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
})
writeFileSync('dist/templates.json', await readyTemplates())
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile))
if (process.argv.includes('--metafile')) writeFileSync('dist/metafile.json', JSON.stringify(metafile))
