import { composeAll } from '../compose-proposal.ts'
import type { BuildContext } from '../context.ts'
import { newFindings } from '../findings.ts'
import type { EditionWork } from '../work.ts'

/** Composes the proposal and its attachments: each becomes one self-contained page of HTML. */
export async function compose(work: EditionWork, { emit }: BuildContext): Promise<EditionWork> {
  await emit({ type: 'stap', file: work.file, step: 'samenstellen' })
  const { parts, diagnostics, pictures } = composeAll(work.own, work.edition)
  return { ...work, composed: parts, images: pictures, found: [...work.found, ...newFindings(work.found, diagnostics)] }
}
