import { constants, realpathSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { EnvironmentError } from '../../system/environment-error.ts'
import { statOf } from '../../system/stat-of.ts'

/**
 * A report takes the place of an earlier one whole, where a link leads as well. Into what is no file (`/dev/null`, a named pipe) it is
 * written: a file in its place would destroy it, for root even the machine's `/dev/null`.
 *
 * @param path absolute
 * @throws EnvironmentError
 */
export async function writeReport(path: string, text: string): Promise<void> {
  const there = statOf(path)
  const isStream = there !== undefined && !there.isFile() && !there.isDirectory()
  const place = there?.isFile() ? realpathSync.native(path) : path
  const { writeFiles, writingError } = await import('../../system/write-files.ts')
  const written = isStream
    ? writeStream(path, text).catch((error: unknown) => {
        throw error instanceof EnvironmentError ? error : writingError(error, dirname(path))
      })
    : writeFiles(dirname(place), [{ path: basename(place), bytes: text }])
  await written.catch((error: unknown) => {
    if (!(error instanceof EnvironmentError)) throw error
    const advice = 'Daar hoort het verslag te komen. Kies bij --reporter een ander bestand.'
    throw new EnvironmentError(error.code, error.reason, advice, { cause: error })
  })
}

/** Opened first without waiting: a pipe that nobody reads would hold the program for good, against every signal. */
async function writeStream(path: string, text: string): Promise<void> {
  const reached = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((cause: unknown) => {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENXIO')) throw cause
    const reason = `Niemand leest ${path}: dat is geen bestand, maar een pijp of een apparaat.`
    throw new EnvironmentError('schrijven-mislukt', reason, 'Start eerst wat het verslag leest.', { cause })
  })
  try {
    await writeFile(path, text)
  } finally {
    await reached.close()
  }
}
