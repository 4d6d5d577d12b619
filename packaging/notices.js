import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Licences whose code may be included in a work under the EUPL-1.2 if their notices are. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
])

/**
 * The licences of every package that has code in the bundle.
 * @param {import('esbuild').Metafile} metafile
 * @returns {string} text for a file that is shipped beside the bundle
 * @throws when a package has no licence text, or a licence that is not in the list
 */
export function notices(metafile) {
  const packages = bundledFolders(metafile).map(readPackage)
  const refused = packages.filter((pkg) => !allowed.has(pkg.licence) || pkg.text === '')
  if (refused.length > 0) {
    const names = refused.map(
      (pkg) => `${pkg.name}@${pkg.version} (${pkg.licence}${pkg.text ? '' : ', no licence text'})`,
    )
    throw new Error(`Not to be bundled before its licence is reviewed: ${names.join(', ')}`)
  }
  const sorted = packages.toSorted((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  )
  const parts = sorted.map((pkg) => `${pkg.name} ${pkg.version} (${pkg.licence})\n\n${pkg.text}`)
  return [
    'This program contains the packages below. Each is under its own licence, which is given in full.',
    ...parts,
    '',
  ].join(`\n\n${'-'.repeat(80)}\n\n`)
}

/** @param {import('esbuild').Metafile} metafile @returns {string[]} folders of the packages with bytes in the outputs */
function bundledFolders(metafile) {
  const folders = new Set()
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)
      if (found?.[1] && bytesInOutput > 0) folders.add(found[1])
    }
  }
  return [...folders]
}

/** @param {string} folder */
function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const text = files
    .toSorted()
    .map((file) => join(folder, file))
    .concat(files.length === 0 ? ownCopy(name) : [])
    .map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
  return { name: String(name), version: String(version), licence: String(license), text }
}

/** The licence of a package that lacks the text, from its repository. @param {string} name */
function ownCopy(name) {
  const file = join(import.meta.dirname, 'licences', `${name.replace('/', '+')}.txt`)
  return existsSync(file) ? [file] : []
}
