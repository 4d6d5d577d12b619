import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../output/made-edition.ts'
import { attempt } from '../system/attempt.ts'
import { type AddressBook, addressBookName, addressBookText, type BookedFile, bookedFile } from './address-book.ts'
import type { FileContent } from './publication.ts'
import type { TextFile } from './sitemaps.ts'
import { type Slot, slotsOf, type WithdrawnPage, withPdfs } from './slots.ts'

/** A change in the folder that a web server serves. */
export type Operation =
  | { readonly type: 'write'; readonly path: string; readonly content: () => Promise<Uint8Array | string> }
  | { readonly type: 'remove'; readonly path: string }

/** What a run changes, in this order. */
export interface Plan {
  readonly operations: readonly Operation[]
  /** Files that an earlier run published, which are not there as they were, and which this run does not have. */
  readonly missing: readonly string[]
  /** Files of others where this program has to write. */
  readonly occupied: readonly string[]
}

export interface PlanInput {
  /** Absolute. */
  readonly target: string
  /** The book that is there, and what it becomes. */
  readonly before: AddressBook
  readonly next: AddressBook
  /** Key of the publication of this run. */
  readonly key: string
  /** Files of this run, by their path below the target. */
  readonly contents: ReadonlyMap<string, FileContent>
  readonly withdrawnPage: WithdrawnPage
  readonly withdrawnPdf: (path: string, withdrawn: NonNullable<Slot['withdrawn']>) => Promise<Uint8Array>
  /** Files about all documents together, those that refer to others last. */
  readonly general: readonly TextFile[]
}

/**
 * The changes of a run. The book comes first: a run that is killed leaves no file that the book does not have, and the next run makes the same
 * of it. Then what may not be public is removed; what refers to other files comes after them.
 */
export async function planTarget(input: PlanInput): Promise<Plan> {
  const { target, before, next, general } = input
  const known = new Set([...slotsOf(before).map(({ path }) => path), ...before.eigen, addressBookName])
  const links = linkedFolders(input)
  const removals: Operation[] = []
  const pages: Operation[] = []
  const files: Operation[] = []
  const pdfs: Operation[] = []
  const missing: string[] = []
  const made = new Map<string, BookedFile>()
  for (const slot of slotsOf(next)) {
    const { path, withdrawn } = slot
    const state = links.has(slot.publication) ? 'absent' : await stateOf(slot, input)
    if (state === 'same') continue
    const content = contentOf(slot, input)
    if (withdrawn && path.endsWith('.pdf')) {
      if (state === 'other') removals.push({ type: 'remove', path })
      const print = async () => {
        const bytes = await input.withdrawnPdf(path, withdrawn)
        made.set(path, bookedFile(bytes))
        return bytes
      }
      pdfs.push({ type: 'write', path, content: print })
    } else if (content === undefined) missing.push(path)
    else (withdrawn ? pages : files).push({ type: 'write', path, content })
  }
  const texts = general
    .filter(({ path, text }) => textAt(target, path) !== text)
    .map(({ path, text }): Operation => ({ type: 'write', path, content: async () => text }))
  const stale = before.eigen.filter((path) => !next.eigen.includes(path) && entryAt(target, path) !== 'absent')
  const bookFirst = addressBookText(next)
  const book: Operation = { type: 'write', path: addressBookName, content: async () => bookFirst }
  const bookLast: Operation = { ...book, content: async () => addressBookText(withPdfs(next, made)) }
  const operations: readonly Operation[] = [
    ...(textAt(target, addressBookName) === bookFirst || slotsOf(next).length === 0 ? [] : [book]),
    ...[...links].map((path): Operation => ({ type: 'remove', path })),
    ...removals,
    ...pages,
    ...files,
    ...pdfs,
    ...(pdfs.length > 0 ? [bookLast] : []),
    ...texts,
    ...stale.map((path): Operation => ({ type: 'remove', path })),
  ]
  const isTaken = ({ path }: Operation) =>
    !known.has(path) && !links.has(path.split('/')[0] ?? '') && entryAt(target, path) !== 'absent'
  const occupied = [...new Set(operations.filter(isTaken).map(({ path }) => path))]
  return { operations, missing, occupied }
}

/**
 * Folders of publications that are links now and in which this run writes. What is behind a link is not in the target: only the link
 * is removed, and a folder takes its place.
 */
function linkedFolders({ target, before, next, key }: PlanInput): ReadonlySet<string> {
  const written = slotsOf(next).filter(({ publication, withdrawn }) => publication === key || withdrawn)
  const known = new Set(slotsOf(before).map(({ publication }) => publication))
  const folders = new Set(written.map(({ publication }) => publication).filter((folder) => known.has(folder)))
  return new Set([...folders].filter((folder) => isLink(join(target, folder))))
}

function isLink(path: string): boolean {
  return attempt(() => lstatSync(path, { throwIfNoEntry: false }))?.isSymbolicLink() === true
}

/** Of documents of other publications, only whether a file of this size is there: a folder may have those of many years. */
async function stateOf({ path, file, publication, withdrawn }: Slot, { target, key }: PlanInput) {
  const entry = entryAt(target, path)
  if (entry === 'absent') return 'absent'
  if (file === undefined) return 'other'
  if (publication !== key && !withdrawn) return entry === file.bytes ? 'same' : 'other'
  return entry === file.bytes && (await hashOf(join(target, path))) === file.sha256 ? 'same' : 'other'
}

function contentOf({ path, withdrawn }: Slot, { contents, withdrawnPage }: PlanInput) {
  if (withdrawn) return async () => withdrawnPage(path, withdrawn)
  return contents.get(path)?.read
}

/** The size of a file; `other` for anything else, such as a link. */
function entryAt(target: string, path: string): number | 'absent' | 'other' {
  const parts = path.split('/')
  const above = parts.slice(0, -1).map((_, index) => join(target, ...parts.slice(0, index + 1)))
  const folders = above.map((folder) => attempt(() => lstatSync(folder, { throwIfNoEntry: false })))
  if (folders.some((folder) => folder && !folder.isDirectory())) return 'other'
  const stat = attempt(() => lstatSync(join(target, path), { throwIfNoEntry: false }))
  if (stat === undefined) return 'absent'
  return stat.isFile() ? stat.size : 'other'
}

function textAt(target: string, path: string): string | undefined {
  return attempt(() => readFileSync(join(target, path), 'utf8'))
}
