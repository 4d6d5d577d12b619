import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { compileTemplates } from './packaging/compile-templates.js'
import { notices } from './packaging/notices.js'
import { previewPage } from './packaging/preview-page.js'
import { writeSchemas } from './packaging/schemas.js'

/**
 * Packages whose files are read at run time: they are installed beside this one. All others are bundled, because Node starts
 * twice as fast on a few files as on several hundred.
 */
const installed = ['@sparticuz/chromium', '@fontsource/*', '@fontsource-variable/*']

// Bundled CommonJS code may ask for Node's own modules; the odd name keeps clear of a createRequire that a chunk imports itself.
const requireForCommonJs = `import { createRequire as createRequireForBundle } from 'node:module'
const require = createRequireForBundle(import.meta.url)`

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
      contents: `throw new Error('${path} is not part of this program')`,
    }))
  },
}

/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  plugins: [overTransportOnly],
  platform: /** @type {const} */ ('node'),
  target: 'node20.19',
  external: installed,
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
/** `check` runs at every save and starts no browser: its file lacks the code of the other commands (docs/decisions.md). */
const onlyCheck = {
  name: 'only-check',
  /** @param {import('esbuild').PluginBuild} builder */
  setup: (builder) =>
    builder.onResolve({ filter: /^\.\/commands\// }, ({ path }) =>
      path.endsWith('/check-command.ts') ? undefined : { path, namespace: 'absent' },
    ),
}
// Each is one file, whose parts are run when they are needed; bin/run-compiled.js keeps the compiled code of it.
const all = await commandLine('cli', [])
const check = await commandLine('check', [onlyCheck])
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
  inputs: all.metafile.inputs,
  outputs: { ...all.metafile.outputs, ...check.metafile.outputs, ...library.metafile.outputs, ...page.outputs },
}
writeFileSync('dist/templates.json', await compileTemplates())
await writeSchemas('dist/schemas')
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(metafile))
if (process.argv.includes('--metafile')) writeFileSync('dist/metafile.json', JSON.stringify(metafile))

/** @param {string} name @param {import('esbuild').Plugin[]} plugins */
function commandLine(name, plugins) {
  return build({
    ...shared,
    plugins: [overTransportOnly, ...plugins],
    entryPoints: { [name]: 'src/cli/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href" },
  })
}
