import { resolve } from 'node:path'
import type { Edition } from '../document/edition.ts'
import { ownPlacement } from '../output/placement.ts'
import type { Project } from '../pipeline/project.ts'
import type { Subject } from '../publication/earlier/published.ts'
import { publicEdition } from '../publication/policy/edition-policy.ts'
import { realOr } from '../system/inside.ts'
import { type Agenda, meetingTitle } from './agenda.ts'
import type { MeetingContext, MeetingWork } from './meeting-work.ts'
import { agendaName } from './read-agenda.ts'

/** The folder of an edition of a meeting, absolute. */
export function meetingFolder(
  agenda: Pick<Agenda, 'source' | 'naam'>,
  { config }: Pick<Project, 'config'>,
  choice: { readonly cwd: string; readonly out?: string | undefined },
  edition: Edition,
): string {
  return ownPlacement(choice).folder({ source: agenda.source.path, name: agenda.naam }, config, edition)
}

/** Folder of a meeting's public edition. For an unreadable agenda it derives from the file name. */
export function publicMeetingFolder(
  { agenda, project, file }: Pick<MeetingWork, 'agenda' | 'project' | 'file'>,
  context: MeetingContext,
): string | undefined {
  if (project === undefined) return undefined
  if (agenda) return meetingFolder(agenda, project, context, publicEdition.edition)
  const source = resolve(context.cwd, file)
  return ownPlacement(context).folder({ source, name: agendaName(source) }, project.config, publicEdition.edition)
}

/** What identifies a meeting among those of earlier runs. */
export function meetingSubject(
  { agenda, file }: Pick<MeetingWork, 'agenda' | 'file'>,
  { cwd }: MeetingContext,
): Subject {
  const path = agenda?.source.path ?? realOr(resolve(cwd, file))
  return { type: 'meeting', path, naam: agenda?.naam ?? agendaName(path), titel: agenda && meetingTitle(agenda) }
}
