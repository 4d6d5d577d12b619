import { join, resolve } from 'node:path'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { type Agenda, type Punt, pointsOf } from '../meeting/agenda.ts'
import { meetingFolder } from '../meeting/meeting-folder.ts'
import { proposalFolders, statedIn, termsIn } from '../meeting/meeting-points.ts'
import { meetingLevels, prepareMeeting, undecided } from '../meeting/prepare-meeting.ts'
import type { MadeEdition } from '../output/made-edition.ts'
import type { Project } from '../pipeline/project.ts'
import type { ProposalFront } from '../pipeline/proposal-front.ts'
import { publicEdition } from '../publication/policy/edition-policy.ts'
import { meetingPolicy } from '../publication/policy/publication-policy.ts'
import { archiveRules } from '../rules/archive-rules.ts'
import { type ArchiveContext, archiveContext, keyOf, makeCommand, readProposal } from './archive-context.ts'
import { decisionList, type MeetingDossier, meetingDossier } from './dossier/meeting-dossier.ts'
import { proposalDossier } from './dossier/proposal-dossier.ts'
import { changedSources, type EditionAbout, findEdition, outdated, some } from './find-edition.ts'
import { folderName } from './model/archive-names.ts'
import type { ArchiveObject } from './model/archive-object.ts'
import { missingSettings } from './model/archive-settings.ts'
import {
  type ArchivePlan,
  archiveFolder,
  inProject,
  proposalEditions,
  stalePublic,
  textsOf,
  unreadable,
} from './plan-proposal.ts'

/** A meeting with its proposals. */
export async function planMeeting(file: string, context: ArchiveContext): Promise<ArchivePlan> {
  const { choice } = context
  const prepared = prepareMeeting({ file, out: choice.out, editions: ['intern'] }, context)
  const { agenda, project } = prepared
  // Warnings and information are those of the run that made the meeting.
  const wrong = prepared.diagnostics.filter(({ fatal }) => fatal === true)
  if (agenda === undefined || wrong.length > 0) return { project, found: wrong, texts: prepared.texts }
  const texts = textsOf(agenda.source, project)
  const make = makeCommand('agenda', file, 'intern,openbaar', context)
  const about: EditionAbout = { file, cwd: context.cwd, subject: 'Van de vergadering', make }
  const folderOf = (edition: 'intern' | 'openbaar') => meetingFolder(agenda, project, choice, edition)
  const decisions = undecidedPoints(agenda)
  const intern = await findEdition(folderOf('intern'), 'intern', about)
  const openbaar = await findEdition(folderOf('openbaar'), 'openbaar', about)
  const early = [...decisions, ...intern.found, ...openbaar.found]
  if (intern.edition === undefined || openbaar.edition === undefined || decisions.length > 0)
    return { project, found: [...early, ...missingSettings(project.config, { kinds: [], meeting: true }, file)], texts }
  const editions = { intern: intern.edition, openbaar: openbaar.edition }
  const stale = staleMeeting(agenda, project, editions, about)
  const points = await archivedPoints(agenda, project, editions, { context, make })
  const needed = { kinds: points.flatMap(({ kind }) => kind ?? []), meeting: true }
  const found = [
    ...early,
    ...missingSettings(project.config, needed, file),
    ...stale,
    ...points.flatMap((point) => point.found),
  ]
  if (hasErrors(found)) return { project, found, texts }
  const facts: MeetingDossier = {
    agenda,
    source: agenda.file && { ...agenda.file, name: inProject(agenda.source.path, project) },
    ...editions,
    key: [keyOf(agenda.source.path, project, context)],
    folder: folderName(agenda.naam),
    proposals: new Map(points.flatMap(({ punt, dossier }) => (dossier ? [[punt, dossier] as const] : []))),
  }
  const folder = resolve(folderOf('intern'), '..', archiveFolder)
  const bundle = editions.intern.files.some(({ path }) => path === 'bundel.pdf')
  return {
    project,
    found,
    texts,
    package: {
      folder,
      dossier: meetingDossier(facts, project.config),
      remarks: bundle ? ['De bundel is weggelaten: die bevat dezelfde stukken nog een keer.'] : [],
    },
  }
}

function undecidedPoints(agenda: Agenda): readonly Diagnostic[] {
  const open = undecided(agenda)
  const [first] = open
  if (first === undefined) return []
  const numbers = open.map(({ nummer }) => nummer)
  return [
    diagnostic({
      rule: archiveRules['archief/besluit'],
      file: agenda.source.name,
      place: agenda.at(first.path),
      reason: `Het besluit ontbreekt bij ${numbers.length === 1 ? 'punt' : 'de punten'} ${some(numbers)}.`,
      advice:
        'Vul bij elk voorstel in wat er besloten is, bijvoorbeeld besluit: conform, en maak de vergadering opnieuw.',
    }),
  ]
}

/** Without a decision list, an edition was made before the outcomes were known. */
function staleMeeting(
  agenda: Agenda,
  project: Project,
  { intern, openbaar }: { readonly intern: MadeEdition; readonly openbaar: MadeEdition },
  about: EditionAbout,
): readonly Diagnostic[] {
  const name = inProject(agenda.source.path, project)
  const source = { name, sha256: agenda.file?.sha256 ?? '', isText: true }
  const older = outdated(changedSources([source], intern), about)
  if (older.length > 0 || openbaar.files.some(({ path }) => path === decisionList)) return older
  return [stalePublic('de besluitenlijst ontbreekt erin.', about)]
}

interface ArchivedPoint {
  readonly punt: Punt
  readonly kind?: string
  readonly dossier?: ArchiveObject
  readonly found: readonly Diagnostic[]
}

interface PointReading {
  readonly context: ArchiveContext
  /** The command that makes the meeting. */
  readonly make: string
}

/** One by one, so that only one proposal with its attachments is in memory. */
async function archivedPoints(
  agenda: Agenda,
  project: Project,
  editions: { readonly intern: MadeEdition; readonly openbaar: MadeEdition },
  { context, make }: PointReading,
): Promise<readonly ArchivedPoint[]> {
  const points = pointsOf(agenda)
  const folders = proposalFolders(agenda)
  const shared = {
    ...archiveContext(context.choice, context, { levels: meetingLevels, termsOn: statedIn(points) }),
    sources: context.sources,
  }
  const policy = meetingPolicy(context.publication, termsIn(points, context))
  const archived = async (punt: Punt, voorstel: ProposalFront): Promise<ArchivedPoint> => {
    const map = folders.get(voorstel.path) ?? ''
    const proposal = await readProposal(voorstel.path, voorstel.file, shared)
    if (proposal === undefined) return { punt, found: [unreadable(voorstel.file)] }
    const about: EditionAbout = { file: voorstel.file, cwd: context.cwd, subject: `Van punt ${punt.nummer}`, make }
    const verdict = policy.verdictOn(proposal, publicEdition)
    const own = { intern: join(editions.intern.folder, map), openbaar: join(editions.openbaar.folder, map) }
    const made = await proposalEditions(proposal, verdict, own, about)
    const kind = proposal.document.kind.soort
    if (made.intern === undefined || hasErrors(made.found)) return { punt, kind, found: made.found }
    const { vergadering, datum } = agenda.waarden
    const dossier = proposalDossier(
      {
        proposal,
        intern: made.intern,
        openbaar: made.openbaar,
        key: [keyOf(agenda.source.path, project, context), keyOf(voorstel.path, project, context)],
        folder: folderName(map),
        treated: { punt, vergadering, datum },
      },
      project.config,
    )
    return { punt, kind, dossier, found: made.found }
  }
  const all: ArchivedPoint[] = []
  for (const punt of points) {
    context.signal?.throwIfAborted()
    if (punt.voorstel) all.push(await archived(punt, punt.voorstel))
  }
  return all
}
