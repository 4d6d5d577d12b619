import { join } from 'node:path'
import { buildDocuments } from '../../pipeline/build.ts'
import type { BuildReport } from '../../pipeline/build-report.ts'
import { type BuildContext, openContext } from '../../pipeline/context.ts'
import type { Run } from '../../pipeline/run.ts'
import { meetingPolicy } from '../../publication/policy/publication-policy.ts'
import { pointsOf } from '../agenda.ts'
import { meetingFolder } from '../meeting-folder.ts'
import { proposalFolders, statedIn, termsIn } from '../meeting-points.ts'
import type { MeetingContext, MeetingWork } from '../meeting-work.ts'
import { meetingLevels } from '../prepare-meeting.ts'

/** Makes the proposals on the agenda, each in its numbered folder beside the meeting's own files. */
export function makeProposals(work: MeetingWork, context: MeetingContext): Promise<MeetingWork> {
  return runProposals(work, context, buildDocuments)
}

/** @param run makes the documents, or judges what an earlier run made of them */
export async function runProposals(
  work: MeetingWork,
  context: MeetingContext,
  run: (request: Run, context: BuildContext) => Promise<BuildReport>,
): Promise<MeetingWork> {
  const { agenda, project } = work
  if (agenda === undefined || project === undefined) return work
  context.signal?.throwIfAborted()
  const folders = proposalFolders(agenda)
  const points = pointsOf(agenda)
  const termsOf = termsIn(points, context)
  const files = points.flatMap(({ voorstel }) => voorstel ?? [])
  // A run that makes public files only does not name the proposals that these omit.
  const isOmitted = ({ path }: { readonly path: string }) =>
    context.policy.isPublicOnly && termsOf(path)?.kept !== undefined
  const proposals = await run(
    {
      files: files.filter((one) => !isOmitted(one)).map(({ file }) => file),
      omitted: files.filter(isOmitted),
      agenda: agenda.source.path,
      jobs: context.jobs,
    },
    {
      ...context,
      ...openContext({ ...context.choice, levels: meetingLevels, termsOn: statedIn(points) }, context),
      sources: context.sources,
      policy: meetingPolicy(context.publication, termsOf),
      placement: {
        outputFolder: context.placement.outputFolder,
        folder: ({ source }, _config, edition) =>
          join(meetingFolder(agenda, project, context, edition), folders.get(source) ?? ''),
      },
      emit: (event) => {
        // The meeting counts as one more document, which is printed after the last proposal.
        if (event.type === 'begin') return context.emit({ ...event, total: event.total + 1 })
        return event.type === 'alles-afgedrukt' ? undefined : context.emit(event)
      },
    },
  )
  await context.emit({ type: 'stap', file: work.file, step: 'samenstellen' })
  return { ...work, proposals }
}
