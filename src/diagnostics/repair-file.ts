import { accessSync, constants, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { attempt } from '../system/attempt.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import { plainText } from '../system/plain-text.ts'
import { writeFiles } from '../system/write-files.ts'
import type { Diagnostic, Fix } from './diagnostic.ts'
import { type RepairedText, repairOne, repairText } from './repair-text.ts'

/** A text file whose fixes may be applied on disk. */
export interface RepairableFile {
  /** Absolute, symbolic links resolved. */
  readonly path: string
  /** For display. */
  readonly name: string
  /** Findings about a text of it (without byte order mark), without those that the author ignores. */
  readonly findings: (text: string) => readonly Diagnostic[]
}

/** A file that was changed by applying fixes. */
export interface RepairedFile {
  /** Absolute, symbolic links resolved. */
  readonly path: string
  /** For display. */
  readonly name: string
  /** The repaired findings, with their positions before the repair. */
  readonly repaired: readonly Diagnostic[]
}

/**
 * Repairs a text file in place, atomically, and keeps its owner and mode. Leaves a file without fixes, or one that is not UTF-8,
 * unchanged.
 *
 * @throws EnvironmentError `geen-rechten`, `schijf-vol`, `schrijven-mislukt`; the file is then unchanged
 */
export async function repairFile(file: RepairableFile): Promise<RepairedFile | undefined> {
  const before = readFileSync(file.path)
  const read = decoded(before)
  return read && replaceText(file, before, { mark: read.mark, ...repairText(read.text, file.findings) })
}

/** One fix of a finding, with the text that was read when it was found. */
export interface OfferedFix {
  readonly text: string
  readonly fix: Fix
}

/**
 * As `repairFile`, for one fix and only while the file has the text for which the fix was offered.
 *
 * @returns `changed`: the file has another text by now, or its path has become a link. `useless`: the fix does not resolve its
 * finding, or causes an error
 * @throws EnvironmentError as `repairFile`
 */
export async function repairAsOffered(
  file: RepairableFile,
  { text, fix }: OfferedFix,
): Promise<RepairedFile | 'changed' | 'useless'> {
  const before = isOwnFile(file.path) ? readFileSync(file.path) : undefined
  const read = before && decoded(before)
  if (before === undefined || read === undefined || plainText(read.text) !== plainText(text)) return 'changed'
  const repaired = repairOne(read.text, fix, file.findings)
  return (repaired && (await replaceText(file, before, { mark: read.mark, ...repaired }))) ?? 'useless'
}

/** Whether the path still is a file, and no link to another or through another folder. */
function isOwnFile(path: string): boolean {
  return attempt(() => realpathSync.native(path) === path && lstatSync(path).isFile()) ?? false
}

async function replaceText(
  { path, name }: RepairableFile,
  before: Uint8Array,
  { mark, text, repaired }: RepairedText & { readonly mark: string },
): Promise<RepairedFile | undefined> {
  const bytes = Buffer.from(mark + text)
  if (bytes.equals(before)) return undefined
  refuseReadOnly(path, name)
  // A file saved in the meantime is not overwritten.
  if (!readFileSync(path).equals(before)) throw changedMeanwhile(name)
  const { mode, uid, gid } = statSync(path)
  const file = { path: basename(path), bytes, mode: mode & 0o7777, owner: { uid, gid } }
  await writeFiles(dirname(path), [file]).catch((error: unknown) => refuseWriting(error, name))
  return { path, name, repaired }
}

/** The byte order marks are separated, to be written back unchanged. */
function decoded(bytes: Uint8Array): { readonly mark: string; readonly text: string } | undefined {
  const whole = attempt(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  if (whole === undefined) return undefined
  const mark = /^\uFEFF{0,2}/.exec(whole)?.[0] ?? ''
  return { mark, text: whole.slice(mark.length) }
}

/** Renaming a new file over a read-only one would succeed, against the intention of its owner. */
function refuseReadOnly(path: string, name: string): void {
  try {
    accessSync(path, constants.W_OK)
  } catch (cause) {
    const advice = 'Vraag schrijfrechten op het bestand, of herstel het met de hand.'
    throw new EnvironmentError('geen-rechten', `Het bestand ${name} mag niet worden veranderd.`, advice, { cause })
  }
}

function changedMeanwhile(name: string): EnvironmentError {
  return new EnvironmentError(
    'schrijven-mislukt',
    `Het bestand ${name} is opgeslagen terwijl het werd hersteld, en is gelaten zoals het nu is.`,
    'Probeer het nog eens.',
  )
}

/** The usual advice, to write elsewhere, does not apply: the file is repaired in place. */
function refuseWriting(error: unknown, name: string): never {
  if (!(error instanceof EnvironmentError)) throw error
  const advice =
    error.code === 'schijf-vol'
      ? 'Maak ruimte vrij, of herstel het met de hand.'
      : 'Vraag schrijfrechten op de map, sluit het bestand als het in een ander programma openstaat, of herstel het met de hand.'
  const reason = `Het bestand ${name} is niet veranderd. ${error.reason}`
  throw new EnvironmentError(error.code, reason, advice, { cause: error })
}
