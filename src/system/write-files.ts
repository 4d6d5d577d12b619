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
import { makePrivateFolder, sweepPrivateFolders } from './private-folder.ts'
import { currentUser } from './surroundings.ts'

/** A file to be written, its path relative to the folder it belongs in. */
export interface FileToWrite {
  readonly path: string
  readonly bytes: Uint8Array | string
  /** Permissions; default those of a new file. */
  readonly mode?: number
  /** Default whoever runs the program. */
  readonly owner?: FileOwner
}

/** Numbers of a user and a group. */
interface FileOwner {
  readonly uid: number
  readonly gid: number
}

/**
 * Writes a set of files into `folder`, each whole or not at all, and removes the `stale` ones.
 *
 * Everything is first written where no reader looks, on the same disk but outside the output, so that a process killed at any
 * moment leaves no temporary file there; then moved in by renames that follow each other without a pause. All of it in one turn:
 * a few files are written sooner than the thread pool, busy with a browser's folder, gets to them.
 *
 * @param files the last one is moved last, when the stale ones are gone: give the file that says what the set is, so that as long as
 * anything of an earlier set is left, it is named
 * @param stale paths relative to `folder` of files made earlier that no longer belong
 * @throws EnvironmentError `schijf-vol`, `geen-rechten`, `schrijven-mislukt`; earlier files are then untouched
 */
export async function writeFiles(
  folder: string,
  files: readonly FileToWrite[],
  stale: readonly string[] = [],
  signal?: AbortSignal,
): Promise<void> {
  const home = resolve(folder)
  try {
    for (const sub of new Set(files.map((file) => dirname(join(home, file.path))))) makeFolder(sub)
    const places = stagingPlaces(home)
    // What a killed run left in the temporary folder, the browser's start sweeps.
    for (const place of places) if (place !== tmpdir()) await sweepPrivateFolders(place, currentUser())
    for (const [index, place] of places.entries()) {
      const outcome = stageAndMove(place, home, { files, stale, signal })
      if (outcome === 'moved') break
      if (index === places.length - 1) throw new Error('EXDEV: no staging place on the same disk')
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw writingError(error, home)
  }
}

interface FileSet {
  readonly files: readonly FileToWrite[]
  /** Paths to remove. */
  readonly stale: readonly string[]
  readonly signal: AbortSignal | undefined
}

function stageAndMove(place: string, home: string, { files, stale, signal }: FileSet): 'moved' | 'other-disk' {
  const staging = makeStaging(place, home)
  if (staging === undefined) return 'other-disk'
  try {
    const staged: Move[] = []
    for (const [index, file] of files.entries()) {
      signal?.throwIfAborted()
      const from = join(staging, `nieuw-${index}`)
      writeFileSync(from, file.bytes, { flag: 'wx' })
      if (file.owner !== undefined) giveTo(from, file.owner)
      if (file.mode !== undefined) chmodSync(from, file.mode)
      staged.push({ from, to: join(home, file.path), former: join(staging, `oud-${index}`) })
    }
    signal?.throwIfAborted()
    const gone = stale.map((path, index): Move => ({ to: join(home, path), former: join(staging, `weg-${index}`) }))
    return move([...staged.slice(0, -1), ...gone, ...staged.slice(-1)])
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Only root may give a file away, and others only to a group they are in: where it may not be, it is whose it can be. */
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
  /** Absent of a file that goes and has no successor. */
  readonly from?: string
  readonly to: string
  /** Where what stood at `to` is kept until all have moved. */
  readonly former: string
}

/** Undefined where nothing can be made; in the output itself that is an error. */
function makeStaging(place: string, home: string): string | undefined {
  try {
    return makePrivateFolder(place)
  } catch (error) {
    if (place === home) throw error
    return undefined
  }
}

/** Synchronous on purpose: no signal handler of ours can run between two renames. When one fails, all that moved is put back. */
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

/** A second name for what is there, so that there is a file at `to` at every moment; a copy where the disk knows no second names. */
function keepFormer({ to, former }: Move): void {
  if (!existsSync(to)) return
  try {
    linkSync(to, former)
  } catch (error) {
    if (codeOf(error) === 'EXDEV') throw error
    copyFileSync(to, former)
  }
}

/** Folders to stage in, best first: outside the output as long as it is on the same disk. */
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

/** What kept a file from being written in `folder`, in words. */
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
  const advice = 'Kijk of de map bestaat en geen bestand is, of kies met --out een andere map.'
  return fail('schrijven-mislukt', `Schrijven in ${folder} is mislukt (${code ?? String(error)}).`, advice)
}
