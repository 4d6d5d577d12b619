import { setImmediate as turn } from 'node:timers/promises'
import { layoutOf } from '../../compose/layout.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/** Loads the style and its fonts in the browser while attachments are read and pages are composed. */
export async function warm(work: Work, { printer }: BuildContext): Promise<Work> {
  await turn()
  const { document, project } = work
  if (document !== undefined && project?.houseStyle) {
    const { style, resources } = layoutOf(document.kind, project.houseStyle)
    void printer.warm(style, resources)
  }
  await turn()
  return work
}
