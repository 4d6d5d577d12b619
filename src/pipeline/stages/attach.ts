import { secrecyOn } from '../../document/secrecy.ts'
import { outputName } from '../../output/output-name.ts'
import { readAttachments } from '../attachments/read-attachments.ts'
import type { Context } from '../context.ts'
import { collisionFinding } from '../requested-files.ts'
import type { Work } from '../work.ts'

/** Reads and checks the attachments; after this stage the proposal is complete. */
export async function attach(work: Work, context: Context): Promise<Work> {
  const { document, project, pictures } = work
  if (document === undefined || project === undefined || pictures === undefined) return work
  const { attachments, diagnostics, texts, files } = await readAttachments(document, {
    project,
    pictures,
    context,
    tracked: work.tracked,
  })
  return {
    ...work,
    proposal: {
      document,
      secrecy: secrecyOn(document, 'voorstel'),
      attachments,
      project,
      name: outputName(document.source.path, document.data.naam),
      files: [...(work.read.file ? [work.read.file] : []), ...files],
      pictures,
      tracked: work.tracked,
    },
    texts: new Map([...work.texts, ...texts]),
    found: [...work.found, ...diagnostics, ...collisionFinding(work)],
  }
}
