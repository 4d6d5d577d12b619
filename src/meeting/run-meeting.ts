import { atLevels } from '../diagnostics/diagnostic.ts'
import type { MeetingContext, MeetingStage, MeetingWork } from './meeting-work.ts'

/**
 * Runs stages in order, until one changes the outcome. What a stage finds gets the levels of the config at its end.
 *
 * @throws the reason of the signal when it is aborted
 */
export async function runMeeting<State extends MeetingWork>(
  stages: readonly MeetingStage<State>[],
  start: State,
  context: MeetingContext,
): Promise<State> {
  let work = start
  for (const stage of stages) {
    context.signal?.throwIfAborted()
    const next = await stage(work, context)
    const { project, found } = next
    work =
      project === undefined || found === work.found ? next : { ...next, found: atLevels(found, project.config.regels) }
    if (work.outcome !== start.outcome) break
  }
  return work
}
