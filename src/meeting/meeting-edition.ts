import { layoutOf } from '../compose/layout.ts'
import { type Diagnostic, hasErrors, standInTheWay } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import type { Edition } from '../document/edition.ts'
import { composedKinds } from '../forms/composed-kinds.ts'
import type { Input, Output } from '../output/manifest.ts'
import { type EditionFiles, write } from '../output/write-edition.ts'
import type { BuildRequest, BuildServices } from '../pipeline/build.ts'
import { inputOf } from '../pipeline/desk.ts'
import type { MadeFile } from '../report/report.ts'
import { makeBundle } from './make-bundle.ts'
import { guardMeeting } from './meeting-guard.ts'
import { type MeetingDesk, makePage, makePart } from './meeting-print.ts'
import { besidePage, besidePdf, extent, type MeetingWords, meetingWords } from './meeting-words.ts'
import { undecided } from './prepare-meeting.ts'
import { clearFolders } from './stale-folders.ts'
import type { PointStanding } from './standing.ts'

export interface MeetingRequest extends Pick<BuildRequest, 'strictness'> {
  readonly edition: Edition
  /** Absolute: where the files of this edition go. */
  readonly folder: string
  readonly standings: readonly PointStanding[]
  /** `concept`: a decision list is made as far as it goes. */
  readonly decisions: 'complete' | 'concept'
  /** Folders of proposals that belong to it, made now or before. */
  readonly folders: readonly string[]
}

export interface MeetingMade {
  readonly diagnostics: readonly Diagnostic[]
  /** Empty when something stands in the way. */
  readonly made: readonly MadeFile[]
}

/** Makes the agenda, the decision list, the bundle and the page of one edition of a meeting, and writes them as one set. */
export async function makeMeetingEdition(
  request: MeetingRequest,
  desk: MeetingDesk,
  { signal }: Pick<BuildServices, 'signal'>,
): Promise<MeetingMade> {
  const { agenda } = desk
  const { edition, standings, folder } = request
  const words = meetingWords(agenda, edition, standings, besidePdf)
  const parts = [
    await makePart('agenda', 'agenda.pdf', words, desk),
    ...(hasDecisions(request, desk)
      ? [await makePart('besluitenlijst', 'besluitenlijst.pdf', decisionWords(words, desk), desk)]
      : []),
    await makeBundle(edition, standings, desk),
  ]
  const pdfs = parts.flatMap(({ outputs }) => outputs)
  const pageWords = published(meetingWords(agenda, edition, standings, besidePage), request, desk)
  const page = makePage(
    { ...pageWords, bestanden: pdfs.filter(({ pages }) => pages !== undefined).map(fileView) },
    desk,
  )
  const { regels } = desk.workplace.config
  const diagnostics = atLevels(
    [...parts, page].flatMap((part) => part.diagnostics),
    regels,
  )
  const files: EditionFiles = {
    folder,
    edition,
    name: agenda.naam,
    kind: 'agenda',
    title: page.outputs[0]?.title ?? agenda.naam,
    browser: parts[0]?.browser ?? '',
    inputs: inputsOf(edition, desk),
    outputs: [...pdfs, ...page.outputs],
    folders: request.folders,
  }
  if (hasErrors(diagnostics)) return { diagnostics, made: [] }
  const guarded = atLevels(edition === 'openbaar' ? await guardMeeting(files, standings, desk) : [], regels)
  const all = [...diagnostics, ...guarded]
  if (standInTheWay(all, request.strictness)) return { diagnostics: all, made: [] }
  const made = await write(files, signal)
  clearFolders(folder, request.folders)
  return { diagnostics: all, made }
}

/** Whether there is a list to make: one with every outcome, or asked for as a concept. */
function hasDecisions({ decisions }: MeetingRequest, { agenda }: MeetingDesk): boolean {
  return decisions === 'concept' || undecided(agenda).length === 0
}

/** The page says no decision before there is a list of them. */
function published(words: MeetingWords, request: MeetingRequest, desk: MeetingDesk): MeetingWords {
  if (hasDecisions(request, desk)) return { ...words, concept: undecided(desk.agenda).length > 0 }
  return {
    ...words,
    rubrieken: words.rubrieken.map((rubriek) => ({
      ...rubriek,
      punten: rubriek.punten.map((punt) => ({ ...punt, besluit: '', toelichting: '' })),
    })),
  }
}

/** Only what is decided, or will be: a point without a proposal, such as the opening, only where it has an outcome. */
function decisionWords(words: MeetingWords, { agenda }: MeetingDesk): MeetingWords {
  const concept = undecided(agenda).length > 0
  return {
    ...words,
    concept,
    band: [...(concept ? ['Concept'] : []), ...(words.band === '' ? [] : [words.band])].join(' – '),
    rubrieken: words.rubrieken.map((rubriek) => ({
      ...rubriek,
      punten: rubriek.punten.filter(({ verborgen, voorstel, besluit }) => !verborgen && (voorstel || besluit !== '')),
    })),
  }
}

function fileView({ path, title, pages }: Output) {
  return { titel: title.replace(/:.*/, ''), adres: path, omvang: extent(pages) }
}

/** Of a public edition the name of the agenda alone: what it holds may be more than the edition tells. */
function inputsOf(edition: Edition, { agenda, workplace, houseStyle }: MeetingDesk): readonly Input[] {
  const { root } = workplace.config
  const own = agenda.file ? inputOf(agenda.file, root) : { path: agenda.source.name }
  const kinds = composedKinds.flatMap((soort) => workplace.kinds.loadComposed(soort).kind ?? [])
  const layouts = new Map(kinds.flatMap((kind) => layoutOf(kind, houseStyle).files).map((file) => [file.path, file]))
  return [
    edition === 'openbaar' ? { path: own.path } : own,
    ...[...layouts.values()].map((file) => inputOf(file, root)),
    ...workplace.inputs,
  ]
}
