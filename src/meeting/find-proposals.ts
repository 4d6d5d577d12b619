import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { globSync, isDynamicPattern } from 'tinyglobby'
import type { ProposalFront } from '../pipeline/proposal-front.ts'
import { leadsOut } from '../system/inside.ts'
import { statOf } from '../system/stat-of.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'

/** Scope of a search for proposals. */
export interface ProposalSearch {
  /** Absolute path of the agenda. */
  readonly agendaPath: string
  /** Folder of the project, absolute. */
  readonly root: string
  /** Records the searched paths, so that a proposal that is added later is detected. */
  readonly files: TrackedFiles
}

/**
 * Files that an entry of `voorstellen:` matches, relative to the agenda, with forward slashes; empty when there are none, `buiten` when
 * the entry leads outside the project, which is not searched.
 */
export function proposalsAt(
  reference: string,
  { agendaPath, root, files }: ProposalSearch,
): readonly string[] | 'buiten' {
  const cwd = dirname(agendaPath)
  const isPattern = isDynamicPattern(reference)
  const fixed = isPattern ? reference.split('/').slice(0, firstDynamic(reference)).join('/') : reference
  const way = relative(root, resolve(cwd, fixed))
  if (leadsOut(way)) return 'buiten'
  if (!isPattern) return filesAt(reference, cwd, files)
  noteFolders(resolve(cwd, fixed), files)
  // Attachments are Markdown too: only a pattern that names files matches files.
  const onlyFiles = /\.(md|markdown)$/i.test(reference)
  const options = onlyFiles ? { onlyFiles } : { onlyDirectories: true, onlyFiles: false }
  const found = globSync(reference, { cwd, expandDirectories: false, ignore: neverLooked, ...options })
  const paths = found.map((path) => path.replace(/\/$/, '')).sort((a, b) => (a < b ? -1 : 1))
  return [...new Set(onlyFiles ? paths : paths.flatMap((path) => within(path, cwd, files)))]
}

function firstDynamic(reference: string): number {
  return reference.split('/').findIndex((part) => isDynamicPattern(part))
}

/** Dependencies, output and hidden folders contain no proposals. */
const neverLooked = ['**/node_modules/**', '**/uitvoer/**', '**/.*/**']

function filesAt(reference: string, cwd: string, files: TrackedFiles): readonly string[] {
  const path = join(cwd, reference)
  if (!isFolder(path, files)) return [reference]
  const own = within(reference.replace(/\/+$/, ''), cwd, files)
  if (own.length > 0) return own
  noteFolders(path, files)
  return globSync('*/voorstel.md', { cwd: path, ignore: neverLooked })
    .sort((a, b) => (a < b ? -1 : 1))
    .map((found) => relative(cwd, join(path, found)).replaceAll('\\', '/'))
}

function within(folder: string, cwd: string, { note }: TrackedFiles): readonly string[] {
  const path = `${folder}/voorstel.md`
  note(join(cwd, path))
  return existsSync(join(cwd, path)) ? [path] : []
}

/** Records the folder where the search begins and its subfolders: a later proposal is added to one of them. */
function noteFolders(folder: string, files: TrackedFiles): void {
  if (!isFolder(folder, files)) return
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) files.note(join(folder, entry.name))
}

function isFolder(path: string, { note }: TrackedFiles): boolean {
  note(path)
  return statOf(path)?.isDirectory() ?? false
}

/** Headings for proposals by treatment, those decided without discussion first. A proposal without `behandelwijze` is discussed. */
export function byTreatment<Entry extends { readonly front: ProposalFront }>(
  entries: readonly Entry[],
): readonly { readonly titel: string; readonly entries: readonly Entry[] }[] {
  const isHamer = ({ front }: Entry) => front.behandelwijze === 'hamerstuk'
  return [
    { titel: 'Hamerstukken', entries: entries.filter(isHamer) },
    { titel: 'Bespreekstukken', entries: entries.filter((entry) => !isHamer(entry)) },
  ].filter((group) => group.entries.length > 0)
}

/** The treatment that a heading names: `hamerstuk` for `Hamerstukken`. */
export function treatmentIn(titel = ''): 'hamerstuk' | 'bespreekstuk' | undefined {
  const found = /\b(hamer|bespreek)(stuk|punt)/i.exec(titel)?.[1]?.toLowerCase()
  return found === undefined ? undefined : `${found === 'hamer' ? 'hamer' : 'bespreek'}stuk`
}
