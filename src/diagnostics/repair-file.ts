import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { attempt } from '../system/attempt.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import { writeFiles } from '../system/write-files.ts'
import type { Diagnostic } from './diagnostic.ts'
import { repairText } from './repair-text.ts'

/** A file that `check --fix` changed. */
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
 * @param path absolute, symbolic links resolved
 * @param findings about a text (without byte order mark), without those that the author ignores
 * @throws EnvironmentError `geen-rechten`, `schijf-vol`, `schrijven-mislukt`; the file is then unchanged
 */
export async function repairFile(
  { path, name }: { readonly path: string; readonly name: string },
  findings: (text: string) => readonly Diagnostic[],
): Promise<RepairedFile | undefined> {
  const before = readFileSync(path)
  const read = decoded(before)
  if (read === undefined) return undefined
  const { text, repaired } = repairText(read.text, findings)
  if (text === read.text) return undefined
  refuseReadOnly(path, name)
  // A file saved in the meantime is not overwritten.
  if (!readFileSync(path).equals(before)) throw changedMeanwhile(name)
  const { mode, uid, gid } = statSync(path)
  const file = { path: basename(path), bytes: read.mark + text, mode: mode & 0o7777, owner: { uid, gid } }
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
    'Voer check --fix nog eens uit.',
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
