import { write as writeEdition } from '../../output/write-edition.ts'
import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/** Writes all files of the edition or none, the manifest last. */
export async function write(work: EditionWork, { emit, signal }: BuildContext): Promise<EditionWork> {
  if (work.files === undefined) return work
  await emit({ type: 'stap', file: work.file, step: 'schrijven' })
  return { ...work, folder: work.files.folder, made: await writeEdition(work.files, signal) }
}
