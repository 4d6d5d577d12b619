import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { notices } from './packaging/notices.js'
import { previewPage } from './packaging/preview-page.js'
import { readyTemplates } from './packaging/ready-templates.js'
import { readyYaml } from './packaging/ready-yaml.js'
import { writeSchemas } from './packaging/schemas.js'

/**
 * Packages whose files are read at run time: they are installed beside this one. All others are bundled, because Node starts
 * twice as fast on a few files as on several hundred.
 */
const installed = ['@sparticuz/chromium', '@fontsource/*', '@fontsource-variable/*']

// Bundled CommonJS code may ask for Node's own modules; the odd name keeps clear of a createRequire that a chunk imports itself.
const requireForCommonJs = `import { createRequire as createRequireForBundle } from 'node:module'
const require = createRequireForBundle(import.meta.url)`

/** Commander runs subcommands that are programs of their own with it; ours are not, and loading it costs every start. */
const withoutChildProcess = {
  name: 'without-child-process',
  /** @param {import('esbuild').PluginBuild} builder */
  setup: (builder) =>
    builder.onResolve({ filter: /^(node:)?child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: resolve('packaging/absent/child-process.js') } : undefined,
    ),
}

/** What puppeteer-core imports only to reach a browser otherwise than over a transport of ours: BiDi, a web socket, an installed Chrome. */
const overTransportOnly = {
  name: 'over-transport-only',
  /** @param {import('esbuild').PluginBuild} builder */
  setup: (builder) => {
    builder.onResolve(
      { filter: /^(\.\/bidi|\.\.\/node\/\w+)\.js$|^@puppeteer\/browsers$/ },
      ({ importer, kind, path }) =>
        kind === 'dynamic-import' && /[\\/]puppeteer-core[\\/]/.test(importer)
          ? { path, namespace: 'absent' }
          : undefined,
    )
    builder.onLoad({ filter: /^/, namespace: 'absent' }, ({ path }) => ({
      contents: `throw new Error('${path} of puppeteer-core is not part of this program')`,
    }))
  },
}

/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  plugins: [withoutChildProcess, overTransportOnly],
  platform: /** @type {const} */ ('node'),
  target: 'node20.19',
  external: installed,
  // Parts of packages that are never reached here, and cost every start the time to read them.
  alias: { 'js-yaml': './packaging/absent/js-yaml.js', 'source-map': './packaging/absent/source-map.js' },
  // Fewer bytes to parse, yet names of functions and classes stay as written, so that a stack trace can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  legalComments: /** @type {const} */ ('none'),
  sourcemap: /** @type {const} */ ('linked'),
  sourcesContent: false,
  metafile: /** @type {const} */ (true),
  logLevel: /** @type {const} */ ('warning'),
}

rmSync('dist', { recursive: true, force: true })
// The command line is one file, whose parts are run when they are needed; bin/run-compiled.js keeps the compiled code of it.
const program = await build({
  ...shared,
  entryPoints: { cli: 'src/cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href" },
})
// It is read as one byte a letter (bin/run-compiled.js), and esbuild leaves regular expressions as they were written.
writeFileSync('dist/cli.cjs', signed(inAscii(readFileSync('dist/cli.cjs', 'utf8'))))
// The library is for programs that bundle or load as they like: modules, in lazy parts.
const library = await build({
  ...shared,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  format: 'esm',
  banner: { js: requireForCommonJs },
})
const page = await previewPage('dist/preview')
const metafile = {
  inputs: program.metafile.inputs,
  outputs: { ...program.metafile.outputs, ...library.metafile.outputs, ...page.outputs },
}
writeFileSync('dist/templates.json', await readyTemplates())
writeFileSync('dist/gegevens.json', await readyYaml())
await writeSchemas('dist/schemas')
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile))
if (process.argv.includes('--metafile')) writeFileSync('dist/metafile.json', JSON.stringify(metafile))

/** The same program, with what it is known by behind its first line: whoever starts it need not go over all of it. @param {string} code */
function signed(code) {
  return code.replace('\n', ` // ${createHash('sha256').update(code).digest('hex')}\n`)
}

/** The same program: only regular expressions hold such letters, since esbuild writes all strings so. @param {string} code */
function inAscii(code) {
  return code.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
