/**
 * The map of `src`: which folder may import which, types included. Checked by `npm run imports`.
 *
 * A folder may import every folder on the lines below its own. Folders on one line do not import each other, unless
 * `sideways` says so.
 */
const layers = [
  ['cli', 'index.ts'],
  ['preview', 'starter', 'reference', 'specimen', 'archive', 'publish'],
  ['meeting'],
  ['pipeline', 'import'],
  ['publication', 'reuse', 'output'],
  ['compose', 'rules'],
  ['document', 'config'],
  ['forms'],
  ['yaml'],
  ['report'],
  ['print', 'pdf', 'word'],
  ['diagnostics'],
  ['pictures'],
  ['system'],
]

/** @typedef {Readonly<Record<string, readonly string[]>>} Imports from a folder to the folders that it may import */

/** Imports within one layer. @type {Imports} */
const sideways = { publication: ['output'], reuse: ['output'], rules: ['compose'] }

/** Folders that could be a package of their own: below them only these count as theirs. @type {Imports} */
const separable = { print: ['system'], pdf: ['pictures'], word: ['system'], pictures: ['system'] }

/** The sub-folders of `src/pdf`. @type {Imports} */
const pdfFolders = {
  file: [],
  content: ['file'],
  tags: ['file', 'content'],
  text: ['file', 'content', 'tags'],
  measure: ['file', 'content', 'tags', 'text'],
  finish: ['file', 'content', 'tags', 'text'],
  conformance: ['file', 'content', 'tags', 'text'],
  clean: ['file', 'content', 'tags', 'text', 'conformance'],
  merge: ['file', 'content', 'tags', 'text', 'conformance', 'clean'],
}

/** A package that is configured in one module, from which all others take it. */
const configured = [{ package: 'zod', module: 'src/system/zod.ts' }]

/** The script of the preview page runs in a browser; this is what it shares with its server. */
const page = { folder: 'src/preview/page', shared: ['src/preview/protocol.ts'] }

/** @typedef {NonNullable<import('dependency-cruiser').IConfiguration['forbidden']>[number]} Rule */

/** @type {Rule[]} */
const forbidden = [
  ...layers.flatMap(rulesOfLayer),
  ...Object.entries(pdfFolders).map(([folder, others]) =>
    rule(`src/pdf/${folder}`, 'src/pdf', paths('src/pdf', others)),
  ),
  ...configured.map(onlyThrough),
  {
    name: 'no cycle of files',
    comment: 'Move what both need to a third module, or pass it as an argument.',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'no cycle of folders',
    comment: 'One of the folders holds a module that belongs in the other.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'every folder has a layer',
    comment: 'Give the folder a line in .dependency-cruiser.js.',
    severity: 'error',
    from: {},
    to: { path: '^src/', pathNot: layers.flat().map((name) => beginning(`src/${name}`)) },
  },
  {
    name: 'src stands alone',
    comment: 'What the program imports is in src, or a package.',
    severity: 'error',
    from: { path: '^src/' },
    to: { pathNot: '^src/', dependencyTypes: ['local'] },
  },
  {
    name: 'the page runs in a browser',
    comment: 'Node has no place in the script of the preview page, nor that script in Node.',
    severity: 'error',
    from: { path: beginning(page.folder) },
    to: { pathNot: [page.folder, ...page.shared].map(beginning), dependencyTypes: ['core', 'local'] },
  },
  {
    name: 'the page is imported by nobody',
    comment: 'The bundle of the page begins at page.ts.',
    severity: 'error',
    from: { pathNot: beginning(page.folder) },
    to: { path: beginning(page.folder) },
  },
  {
    name: 'every import resolves',
    comment: 'An import that cannot be followed cannot be checked.',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
]

/** @satisfies {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}

/** @param {readonly string[]} layer @param {number} index @returns {Rule[]} */
function rulesOfLayer(layer, index) {
  const below = layers.slice(index + 1).flat()
  return layer.map((name) => {
    const allowed = separable[name] ?? [...below, ...(sideways[name] ?? [])]
    return rule(`src/${name}`, 'src', paths('src', allowed))
  })
}

/**
 * Within `parent`, a folder imports itself and what is allowed.
 * @param {string} folder @param {string} parent @param {readonly string[]} allowed @returns {Rule}
 */
function rule(folder, parent, allowed) {
  return {
    name: `imports of ${folder}`,
    comment: `${folder} may import ${allowed.join(', ') || 'no other folder'}.`,
    severity: 'error',
    from: { path: beginning(folder) },
    to: { path: beginning(parent), pathNot: [folder, ...allowed].map(beginning) },
  }
}

/** @param {(typeof configured)[number]} entry @returns {Rule} */
function onlyThrough(entry) {
  return {
    name: `${entry.package} through one module`,
    comment: `Import it from ${entry.module}, which configures it.`,
    severity: 'error',
    from: { path: '^src/', pathNot: exactly(entry.module) },
    to: { path: `(^|/)node_modules/${entry.package}/` },
  }
}

/** @param {string} parent @param {readonly string[]} names */
function paths(parent, names) {
  return names.map((name) => `${parent}/${name}`)
}

/** Matches a module, or every module in a folder. @param {string} path */
function beginning(path) {
  return `^${literally(path)}(/|$)`
}

/** @param {string} path */
function exactly(path) {
  return `^${literally(path)}$`
}

/** @param {string} text */
function literally(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
