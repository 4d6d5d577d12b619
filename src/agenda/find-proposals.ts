import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { globSync, isDynamicPattern } from 'tinyglobby'
import { ask } from '../project/asked.ts'
import type { ProposalFront } from './proposal-front.ts'

/** What a place in `voorstellen:` stands for: files, relative to the agenda, with forward slashes; empty when there is nothing. */
export function proposalsAt(reference: string, agendaPath: string): readonly string[] {
  const cwd = dirname(agendaPath)
  if (!isDynamicPattern(reference)) return filesAt(reference, cwd)
  const steps = reference.split('/')
  askFolders(
    join(
      cwd,
      ...steps.slice(
        0,
        steps.findIndex((step) => isDynamicPattern(step)),
      ),
    ),
  )
  const found = globSync(reference, { cwd, onlyFiles: false, expandDirectories: false, ignore: neverLooked })
  const paths = found.map((path) => path.replace(/\/$/, '')).sort((a, b) => (a < b ? -1 : 1))
  return [...new Set(paths.flatMap((path) => (isFolder(join(cwd, path)) ? within(path, cwd) : markdown(path))))]
}

/** Packages, output and what is hidden hold no proposals of this town. */
const neverLooked = ['**/node_modules/**', '**/uitvoer/**', '**/.*/**']

function filesAt(reference: string, cwd: string): readonly string[] {
  const path = join(cwd, reference)
  if (!isFolder(path)) return [reference]
  const own = within(reference.replace(/\/+$/, ''), cwd)
  if (own.length > 0) return own
  askFolders(path)
  return globSync('*/voorstel.md', { cwd: path, ignore: neverLooked })
    .sort((a, b) => (a < b ? -1 : 1))
    .map((found) => relative(cwd, join(path, found)).replaceAll('\\', '/'))
}

function within(folder: string, cwd: string): readonly string[] {
  const path = `${folder}/voorstel.md`
  ask(join(cwd, path))
  return existsSync(join(cwd, path)) ? [path] : []
}

/** A pattern such as `*` finds pictures too. */
function markdown(path: string): readonly string[] {
  return /\.(md|markdown)$/i.test(path) ? [path] : []
}

/** A proposal that comes later comes into one of these: the folder where looking begins, or one in it. */
function askFolders(folder: string): void {
  ask(folder)
  if (!isFolder(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) ask(join(folder, entry.name))
}

function isFolder(path: string): boolean {
  ask(path)
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** The headings under which proposals sort themselves: those decided without discussion first. What says nothing is discussed. */
export function byTreatment<Entry extends { readonly front: ProposalFront }>(
  entries: readonly Entry[],
): readonly { readonly titel: string; readonly entries: readonly Entry[] }[] {
  const isHamer = ({ front }: Entry) => front.behandelwijze === 'hamerstuk'
  return [
    { titel: 'Hamerstukken', entries: entries.filter(isHamer) },
    { titel: 'Bespreekstukken', entries: entries.filter((entry) => !isHamer(entry)) },
  ].filter((group) => group.entries.length > 0)
}
