import { constants, realpathSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { EnvironmentError } from '../../system/environment-error.ts'
import { statOf } from '../../system/stat-of.ts'

/**
 * Replaces an earlier report atomically, also through a symbolic link. A device or named pipe is written to instead: replacing it
 * would destroy it, for root even `/dev/null`.
 * @param path absolute
 * @throws EnvironmentError
 */
export async function writeReport(path: string, text: string): Promise<void> {
  const stat = statOf(path)
  const isStream = stat !== undefined && !stat.isFile() && !stat.isDirectory()
  const target = stat?.isFile() ? realpathSync.native(path) : path
  const { writeFiles, writingError } = await import('../../system/write-files.ts')
  const written = isStream
    ? writeStream(path, text).catch((error: unknown) => {
        throw error instanceof EnvironmentError ? error : writingError(error, dirname(path))
      })
    : writeFiles(dirname(target), [{ path: basename(target), bytes: text }])
  await written.catch((error: unknown) => {
    if (!(error instanceof EnvironmentError)) throw error
    const advice = 'Daar hoort het verslag te komen. Kies bij --reporter een ander bestand.'
    throw new EnvironmentError(error.code, error.reason, advice, { cause: error })
  })
}

/** Opened without blocking: a pipe without a reader would block the program, even against signals. */
async function writeStream(path: string, text: string): Promise<void> {
  const stream = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENXIO')) throw cause
    const reason = `Niemand leest ${path}: dat is geen bestand, maar een pijp of een apparaat.`
    throw new EnvironmentError('schrijven-mislukt', reason, 'Start eerst wat het verslag leest.', { cause })
  })
  try {
    await writeFile(path, text)
  } finally {
    await stream.close()
  }
}
