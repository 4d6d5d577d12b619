import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { full } from '../run-size.ts'

/** Public collections of PDFs: the tests of a viewer, of a rewriter and of a validator. */
const collections = ['mozilla/pdf.js', 'qpdf/qpdf', 'veraPDF/veraPDF-corpus'] as const

/** Outside the tree: the collections have licences of their own. `PUBLIC_PDFS` names another folder. */
const folder = process.env.PUBLIC_PDFS ?? join(homedir(), '.cache', 'collegevoorstel-public-pdfs')

/** The own files of these tests, for a machine without the collections. */
const own = join(import.meta.dirname, '..', 'pdf', 'fixtures')

/** Paths of public PDFs, sorted. A full run fetches the collections where they are missing; any other takes what is there. */
export function publicPdfs(): readonly string[] {
  if (full && !existsSync(folder)) fetchCollections()
  const found = existsSync(folder) ? pdfsIn(folder) : []
  if (full && found.length === 0) throw new Error(`There are no PDFs in ${folder}.`)
  return found.length > 0 ? found : pdfsIn(own)
}

function fetchCollections(): void {
  mkdirSync(folder, { recursive: true })
  for (const name of collections) {
    const to = join(folder, name.replace('/', '+'))
    const { status } = spawnSync('git', ['clone', '--depth', '1', `https://github.com/${name}.git`, to], {
      stdio: 'inherit',
    })
    if (status !== 0) throw new Error(`${name} could not be fetched. Put PDFs in a folder and name it in PUBLIC_PDFS.`)
  }
}

function pdfsIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.pdf'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
