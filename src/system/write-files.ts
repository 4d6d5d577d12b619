import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type EnvironmentCode, EnvironmentError } from './environment-error.ts'
import { makeFolder } from './make-folder.ts'
import { makePrivateFolder, removeFolder, sweepPrivateFolders } from './private-folder.ts'
import { statOf } from './stat-of.ts'
import { currentUser } from './surroundings.ts'

/** A file to be written, its path relative to the output folder. */
export interface FileToWrite {
  readonly path: string
  readonly bytes: Uint8Array | string
  /** Permissions; default those of a new file. */
  readonly mode?: number
  /** Default: the user who runs the program. */
  readonly owner?: FileOwner
}

/** A file of which the bytes are read when it is written, so that a large set is never in memory as a whole. */
export interface LateFile extends Omit<FileToWrite, 'bytes'> {
  readonly bytes: () => Uint8Array | string
}

/** IDs of a user and a group. */
interface FileOwner {
  readonly uid: number
  readonly gid: number
}

/**
 * Writes a set of files into `folder`, each completely or not at all, and removes the `stale` ones.
 *
 * Everything is first written outside the output, on the same disk, so that a process killed at any moment leaves no temporary file
 * in the output; then moved by consecutive renames. Writing is synchronous: for a few files that takes less time than waiting for
 * the thread pool, which the browser's folder keeps busy.
 *
 * @param files the last one is moved last, after the stale ones are removed: pass the file that lists the set last, so that files of
 * an earlier set are listed as long as any remain
 * @param stale paths relative to `folder` of files made earlier that are no longer part of the set
 * @throws EnvironmentError `schijf-vol`, `geen-rechten`, `schrijven-mislukt`; earlier files are then unchanged
 */
export async function writeFiles(
  folder: string,
  files: readonly (FileToWrite | LateFile)[],
  stale: readonly string[] = [],
  signal?: AbortSignal,
): Promise<void> {
  const home = resolve(folder)
  const stagings: string[] = []
  try {
    for (const sub of new Set(files.map((file) => dirname(join(home, file.path))))) makeFolder(sub)
    // What a killed run left in the temporary folder is removed when a browser starts.
    for (const place of stagingPlaces(home)) if (place !== tmpdir()) await sweepPrivateFolders(place, currentUser())
    moveAll(home, { files, stale, signal }, (folder) => stagings.push(folder))
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw error instanceof EnvironmentError ? error : writingError(error, home)
  } finally {
    // Not synchronous like the rest: removing a folder takes the system a millisecond or more.
    for (const staging of stagings) await removeFolder(staging)
  }
}

/** As `writeFiles` for one file, synchronously. @throws EnvironmentError */
export function replaceFile(folder: string, file: FileToWrite): void {
  const home = resolve(folder)
  try {
    makeFolder(home)
    moveAll(home, { files: [file], stale: [], signal: undefined }, (staging) =>
      rmSync(staging, { recursive: true, force: true }),
    )
  } catch (error) {
    throw writingError(error, home)
  }
}

/** @param discard receives each staging folder that was used */
function moveAll(home: string, set: FileSet, discard: (staging: string) => void): void {
  const places = stagingPlaces(home)
  if (!places.some((place) => stageAndMove(place, home, set, discard) === 'moved'))
    throw new Error('EXDEV: no staging place on the same disk')
}

interface FileSet {
  readonly files: readonly (FileToWrite | LateFile)[]
  /** Paths to remove. */
  readonly stale: readonly string[]
  readonly signal: AbortSignal | undefined
}

function stageAndMove(
  place: string,
  home: string,
  { files, stale, signal }: FileSet,
  discard: (staging: string) => void,
): 'moved' | 'other-disk' {
  const staging = makeStaging(place, home)
  if (staging === undefined) return 'other-disk'
  try {
    const staged: Move[] = []
    for (const [index, file] of files.entries()) {
      signal?.throwIfAborted()
      const from = join(staging, `nieuw-${index}`)
      writeFileSync(from, typeof file.bytes === 'function' ? file.bytes() : file.bytes, { flag: 'wx' })
      if (file.owner !== undefined) giveTo(from, file.owner)
      if (file.mode !== undefined) chmodSync(from, file.mode)
      staged.push({ from, to: join(home, file.path), former: join(staging, `oud-${index}`) })
    }
    signal?.throwIfAborted()
    const gone = stale.map((path, index): Move => ({ to: join(home, path), former: join(staging, `weg-${index}`) }))
    return move([...staged.slice(0, -1), ...gone, ...staged.slice(-1)])
  } finally {
    discard(staging)
  }
}

/** Only root can change the owner of a file, and other users only to a group of theirs: otherwise the owner remains. */
function giveTo(path: string, { uid, gid }: FileOwner): void {
  const now = statSync(path)
  for (const owner of [uid, now.uid]) {
    try {
      if (now.uid !== owner || now.gid !== gid) chownSync(path, owner, gid)
      return
    } catch (error) {
      if (codeOf(error) !== 'EPERM') throw error
    }
  }
}

interface Move {
  /** Absent for a file that is removed without a successor. */
  readonly from?: string
  readonly to: string
  /** Where the earlier file at `to` is stored until all have moved. */
  readonly former: string
}

/** Undefined when no folder can be made; in the output itself that is an error. */
function makeStaging(place: string, home: string): string | undefined {
  try {
    return makePrivateFolder(place)
  } catch (error) {
    if (place === home) throw error
    return undefined
  }
}

/** Synchronous, so that no signal handler of the program runs between two renames. When one fails, all earlier ones are undone. */
function move(staged: readonly Move[]): 'moved' | 'other-disk' {
  for (const { to } of staged) {
    if (statSync(to, { throwIfNoEntry: false })?.isDirectory())
      throw Object.assign(new Error(), { code: 'EISDIR', path: to })
  }
  const moved: Move[] = []
  try {
    for (const one of staged) {
      keepFormer(one)
      if (one.from === undefined) rmSync(one.to, { force: true })
      else renameSync(one.from, one.to)
      moved.push(one)
    }
    return 'moved'
  } catch (error) {
    for (const { to, former } of moved) {
      if (existsSync(former)) renameSync(former, to)
      else rmSync(to, { force: true })
    }
    if (moved.length === 0 && codeOf(error) === 'EXDEV') return 'other-disk'
    throw error
  }
}

/** A hard link, so that a file exists at `to` at every moment; a copy when the file system has no hard links. */
function keepFormer({ to, former }: Move): void {
  if (!existsSync(to)) return
  try {
    linkSync(to, former)
  } catch (error) {
    if (codeOf(error) === 'EXDEV') throw error
    copyFileSync(to, former)
  }
}

/** Folders to stage in, in order of preference: outside the output if that is on the same disk. */
function stagingPlaces(home: string): readonly string[] {
  const disk = statSync(home).dev
  const sameDisk: string[] = []
  for (const place of [tmpdir(), dirname(home)]) {
    if (statSync(place, { throwIfNoEntry: false })?.dev === disk) sameDisk.push(place)
  }
  return [...sameDisk, home]
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Why a file could not be written in `folder`, as a phrase. */
export function writingError(error: unknown, folder: string): EnvironmentError {
  const fail = (code: EnvironmentCode, reason: string, advice: string) =>
    new EnvironmentError(code, reason, advice, { cause: error })
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const advice = 'Maak ruimte vrij of kies met --out een andere map. Eerdere bestanden zijn niet veranderd.'
    return fail('schijf-vol', `Schrijven in ${folder} lukt niet: de schijf is vol.`, advice)
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const advice =
      'Vraag schrijfrechten, sluit het bestand als het in een ander programma openstaat, of kies met --out een andere map.'
    return fail('geen-rechten', `Schrijven in ${folder} mag niet.`, advice)
  }
  if (code === 'EISDIR') {
    const place = error instanceof Error && 'path' in error ? String(error.path) : folder
    const reason = `Het bestand ${place} kan niet worden geschreven: er staat al een map met die naam.`
    return fail('schrijven-mislukt', reason, 'Geef die map een andere naam, of kies met --out een andere map.')
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    const place = error instanceof Error && 'path' in error ? String(error.path) : folder
    const file = code === 'EEXIST' ? place : existingAbove(place)
    const reason = `${file} is een bestand; daar moet een map komen.`
    return fail('schrijven-mislukt', reason, 'Geef dat bestand een andere naam, of kies een andere map.')
  }
  const advice = 'Kijk of de map bestaat en geen bestand is, of kies met --out een andere map.'
  return fail('schrijven-mislukt', `Schrijven in ${folder} is mislukt (${code ?? String(error)}).`, advice)
}

/** The nearest of a path and the folders above it that exists. */
function existingAbove(path: string): string {
  const parent = dirname(path)
  return statOf(path) !== undefined || parent === path ? path : existingAbove(parent)
}
