import type { Context } from './context.ts'
import { settle } from './settle.ts'
import type { Stage, Work } from './work.ts'

/**
 * Runs stages in order, until one changes the outcome. Findings are settled after each stage that has new ones.
 *
 * @throws the reason of the signal when it is aborted
 */
export async function runStages<State extends Work, Shared extends Context>(
  stages: readonly Stage<State, Shared>[],
  start: State,
  context: Shared,
): Promise<State> {
  let work = start
  for (const stage of stages) {
    context.signal?.throwIfAborted()
    const next = await stage(work, context)
    const hasNews = next.found !== work.found || next.reached !== work.reached || next.proposal !== work.proposal
    work = hasNews ? settle(next) : next
    if (work.outcome !== start.outcome) break
  }
  return work
}
