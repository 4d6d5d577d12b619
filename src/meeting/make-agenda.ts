import { join, resolve } from 'node:path'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import type { Edition } from '../document/edition.ts'
import { outputFolder } from '../output/output-folder.ts'
import { type BuildRequest, type BuildServices, build } from '../pipeline/build.ts'
import { openDesk, type Workplace } from '../pipeline/desk.ts'
import { failure } from '../pipeline/document-edge.ts'
import type { BuildReport, BuiltDocument } from '../pipeline/edition-report.ts'
import { notUpdated } from '../publication/earlier-public.ts'
import type { MadeFile } from '../report/report.ts'
import { type Agenda, type Punt, pointsOf } from './agenda.ts'
import { cachedParts } from './cached-parts.ts'
import { discreetAgenda } from './discreet-agenda.ts'
import { makeMeetingEdition } from './meeting-edition.ts'
import type { MeetingDesk } from './meeting-print.ts'
import { meetingFolder, meetingLevels, openDecisions, prepareMeeting } from './prepare-meeting.ts'
import { keptFromPublic } from './proposal-front.ts'
import { agendaName } from './read-agenda.ts'
import { earlierFolders } from './stale-folders.ts'
import { type PointStanding, proposalFolders, standingsOf } from './standing.ts'
import { withdrawPoints } from './withdraw-points.ts'

/** What is asked of one meeting. */
export interface AgendaRequest
  extends Omit<
    BuildRequest,
    'files' | 'folderOf' | 'levels' | 'notPublic' | 'keptFromPublic' | 'embargoOf' | 'part' | 'onFailure'
  > {
  /** `agenda.yaml`, as the user typed it, relative to `cwd`. */
  readonly file: string
  /** `concept`: a decision list is made as far as it goes, marked on every page. Default `complete`. */
  readonly decisions?: 'complete' | 'concept'
}

/**
 * Makes a whole meeting: every proposal, the agenda, the bundle, the decision list and a page with links, per edition. A proposal
 * that cannot be made is listed as such, and spoils nothing. The report has the agenda first, then the proposals in its order.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document, or of what its machine lacks
 */
export async function makeAgenda(request: AgendaRequest, services: BuildServices): Promise<BuildReport> {
  const start = performance.now()
  const editions = request.editions ?? ['intern']
  const { agenda, workplace, diagnostics: checked, texts, fault } = prepareMeeting(request, openDesk(request))
  const about = (outcome: Omit<BuiltDocument, 'file' | 'duration' | 'texts' | 'editions'>): BuiltDocument => {
    const duration = performance.now() - start
    const whole: BuiltDocument = { ...outcome, file: request.file, texts, editions: [], duration }
    const isPublic = editions.every((edition) => edition === 'openbaar')
    return isPublic ? { ...whole, ...discreetAgenda(whole, agenda, request) } : whole
  }
  const { houseStyle } = workplace
  const open = editions.includes('openbaar') ? publicFolder(agenda, workplace, request) : undefined
  const withdrawn = agenda && open ? withdrawPoints(agenda, workplace, request, { ...open, fault }) : []
  if (agenda === undefined || houseStyle === undefined || fault !== 'none') {
    const outcome = fault === 'config' ? 'configuratie' : 'fouten'
    const earlier = open ? notUpdated(open.folder, { file: request.file, cwd: request.cwd }) : []
    return { documents: [about({ outcome, diagnostics: [...checked, ...withdrawn, ...earlier], made: [] })] }
  }

  const built = await buildProposals(agenda, editions, workplace, request, services)
  services.onEvent?.({ type: 'stap', file: request.file, step: 'samenstellen' })
  const { html, sourceDateEpoch } = request
  const meeting: MeetingDesk = { agenda, workplace, houseStyle, services, options: { html, sourceDateEpoch } }
  const outcome = await makeEditions(meeting, editions, built, withdrawn, request, services)
  const undecided = request.decisions === 'concept' ? [] : openDecisions(agenda)
  const all = [...checked, ...withdrawn, ...atLevels(undecided, workplace.config.regels), ...outcome.diagnostics]
  const report = about({
    outcome: outcome.cause !== undefined ? 'mislukt' : hasErrors(all) ? 'fouten' : 'gemaakt',
    diagnostics: all,
    made: outcome.made,
    reused: outcome.reused,
    ...(outcome.cause === undefined ? {} : { cause: outcome.cause }),
  })
  services.onEvent?.({ type: 'klaar', report })
  return { documents: [report, ...built.documents] }
}

/** Where the public edition of a meeting goes; of an agenda that could not be read where it would, by the name of its file. */
function publicFolder(agenda: Agenda | undefined, workplace: Workplace, request: AgendaRequest) {
  const { cwd } = request
  if (agenda) return { cwd, folder: meetingFolder(agenda, workplace, request, 'openbaar') }
  const source = resolve(cwd, request.file)
  return { cwd, folder: outputFolder({ source, name: agendaName(source) }, workplace.config, request, 'openbaar') }
}

async function buildProposals(
  agenda: Agenda,
  editions: readonly Edition[],
  workplace: Workplace,
  request: AgendaRequest,
  services: BuildServices,
): Promise<BuildReport> {
  const folders = proposalFolders(agenda)
  const points = new Map(pointsOf(agenda).flatMap((punt) => (punt.voorstel ? [[punt.voorstel.path, punt]] : [])))
  const reasonOf = (path: string) => {
    const punt = points.get(path)
    return punt && keptFromPublic(punt, punt.voorstel, request)
  }
  // A run that makes nothing but public files does not so much as name what they leave out.
  const isPublic = editions.every((edition) => edition === 'openbaar')
  const files = [...points.values()].flatMap(({ voorstel }) => voorstel ?? [])
  const { onLastPrint: _later, onEvent, ...rest } = services
  return build(
    {
      ...request,
      files: files.filter(({ path }) => !isPublic || reasonOf(path) === undefined).map(({ file }) => file),
      levels: meetingLevels,
      notPublic: 'leave-out',
      keptFromPublic: reasonOf,
      embargoOf: (source) => points.get(source)?.embargo,
      folderOf: (source, _name, edition) =>
        join(meetingFolder(agenda, workplace, request, edition), folders.get(source) ?? ''),
    },
    // One more than the proposals: the meeting itself.
    { ...rest, onEvent: (event) => onEvent?.(event.type === 'begin' ? { ...event, total: event.total + 1 } : event) },
  )
}

interface EditionsMade {
  readonly diagnostics: readonly Diagnostic[]
  readonly made: readonly MadeFile[]
  /** Nothing had to be printed: all is as an earlier run made it. */
  readonly reused: boolean
  readonly cause?: unknown
}

async function makeEditions(
  desk: MeetingDesk,
  editions: readonly Edition[],
  built: BuildReport,
  withdrawn: readonly Diagnostic[],
  request: AgendaRequest,
  services: BuildServices,
): Promise<EditionsMade> {
  const { agenda, workplace } = desk
  const diagnostics: Diagnostic[] = []
  const made: MadeFile[] = []
  let reused = true
  const printer: MeetingDesk['services']['printer'] = {
    print: (printable, onPdf) => {
      reused = false
      return services.printer.print(printable, onPdf)
    },
  }
  const { folder: open } = publicFolder(agenda, workplace, request)
  const earlier = () => atLevels(notUpdated(open, { file: request.file, cwd: request.cwd }), workplace.config.regels)
  let left = editions
  try {
    for (const edition of editions) {
      services.signal?.throwIfAborted()
      // Beside what should not be there nothing is published.
      if (edition === 'openbaar' && hasErrors(withdrawn)) continue
      const reasonOf = (punt: Punt) => keptFromPublic(punt, punt.voorstel, request)
      const standings = standingsOf(agenda, edition, built, reasonOf)
      const folder = meetingFolder(agenda, workplace, request, edition)
      const folders = foldersOf(agenda, standings, folder)
      const { strictness, decisions = 'complete' } = request
      const cached = services.reuse && (await cachedParts(services.reuse, edition))
      const parts = cached ?? services.parts
      const one = await makeMeetingEdition(
        { strictness, edition, folder, standings, decisions, folders },
        { ...desk, services: { printer, parts }, searches: cached },
        services,
      )
      diagnostics.push(...one.diagnostics)
      made.push(...one.made)
      if (one.made.length > 0) left = left.filter((each) => each !== edition)
    }
    return { diagnostics: left.includes('openbaar') ? [...diagnostics, ...earlier()] : diagnostics, made, reused }
  } catch (cause) {
    services.signal?.throwIfAborted()
    const found = [...diagnostics, failure(request.file, cause), ...(left.includes('openbaar') ? earlier() : [])]
    return { diagnostics: found, made, reused: false, cause }
  }
}

/** Folders that belong to an edition: of what was made now, and of what could not be made now but was before. */
function foldersOf(agenda: Agenda, standings: readonly PointStanding[], folder: string): readonly string[] {
  const names = proposalFolders(agenda)
  const earlier = earlierFolders(folder)
  return standings.flatMap(({ punt, kept, made }) => {
    const name = made?.map ?? names.get(punt.voorstel?.path ?? '')
    return name !== undefined && kept === undefined && (made || earlier.includes(name)) ? [name] : []
  })
}
