import { outputPlace } from '../../output/source-key.ts'
import { write as writeEdition } from '../../output/write-edition.ts'
import { publish } from '../../publication/publish.ts'
import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/** Writes all files of the edition or none, the manifest last. A public edition is first recorded beside the output. */
export async function write(work: EditionWork, { emit, signal, placement }: BuildContext): Promise<EditionWork> {
  const { files, proposal } = work
  if (files === undefined) return work
  await emit({ type: 'stap', file: work.file, step: 'schrijven' })
  const { config } = proposal.project
  const made = work.edition.isPublic
    ? await publish(files, outputPlace(placement.outputFolder(config), config.root), signal)
    : await writeEdition(files, signal)
  return { ...work, folder: files.folder, made }
}
