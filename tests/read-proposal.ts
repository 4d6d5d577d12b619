import { checkStages } from '../src/pipeline/check.ts'
import { openContext } from '../src/pipeline/context.ts'
import { readRequested } from '../src/pipeline/requested-files.ts'
import { runStages } from '../src/pipeline/run-stages.ts'
import type { ReadProposal, Work } from '../src/pipeline/work.ts'
import { startWork } from '../src/pipeline/work.ts'

/** A proposal as the pipeline reads and checks it. @param file relative to `cwd` */
export async function readProposal(
  file: string,
  cwd: string,
): Promise<{ readonly work: Work & { readonly proposal: ReadProposal }; readonly proposal: ReadProposal }> {
  const context = openContext({ cwd, strictness: 'lenient' })
  const [requested] = readRequested([file], context, {})
  if (requested === undefined) throw new Error('not requested')
  const { outcome: _outcome, ...work } = await runStages(checkStages, startWork(requested), context)
  const { proposal } = work
  if (proposal === undefined) throw new Error('not read')
  return { work: { ...work, proposal }, proposal }
}
