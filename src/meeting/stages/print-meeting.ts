import type { Agenda } from '../agenda.ts'
import { makeBundle } from '../make-bundle.ts'
import { besidePage, besidePdf, extent, type MeetingWords, meetingWords, type Whereabouts } from '../meeting-words.ts'
import type { MeetingContext, MeetingEditionWork } from '../meeting-work.ts'
import { undecided } from '../prepare-meeting.ts'
import { type MeetingOutputs, makePage, makePart } from '../print-documents.ts'

/** Prints the agenda and, when there are decisions to list, the decision list. */
export async function printMeeting(work: MeetingEditionWork, context: MeetingContext): Promise<MeetingEditionWork> {
  const { agenda, edition, points, setting } = work
  const words = meetingWords(agenda, edition, points, besidePdf)
  const parts = [
    await makePart({ soort: 'agenda', path: 'agenda.pdf' }, words, setting),
    ...(hasDecisions(agenda, context)
      ? [await makePart({ soort: 'besluitenlijst', path: 'besluitenlijst.pdf' }, decisionWords(words, agenda), setting)]
      : []),
  ]
  return parts.reduce(added, work)
}

/** Merges the cover, the proposals and their attachments into the bundle. */
export async function printBundle(work: MeetingEditionWork, _context: MeetingContext): Promise<MeetingEditionWork> {
  return added(work, await makeBundle(work.edition, work.points, work.setting))
}

/** Composes the HTML page with links to all files. */
export async function composePage(work: MeetingEditionWork, context: MeetingContext): Promise<MeetingEditionWork> {
  return composePageAt(besidePage, work, context)
}

/** @param where the addresses of all files, those of the meeting itself included */
export function composePageAt(
  where: Whereabouts,
  work: MeetingEditionWork,
  context: MeetingContext,
): MeetingEditionWork {
  const { agenda, edition, points, setting, outputs } = work
  const words = published(meetingWords(agenda, edition, points, where), agenda, context)
  const bestanden = outputs
    .filter(({ pages }) => pages !== undefined)
    .map(({ path, title, pages }) => ({
      titel: title.replace(/:.*/, ''),
      adres: where.addressOf(path),
      omvang: extent(pages),
    }))
  return added(work, makePage({ ...words, bestanden }, setting))
}

export function added(work: MeetingEditionWork, made: MeetingOutputs): MeetingEditionWork {
  return {
    ...work,
    isReused: work.isReused && made.isStored,
    outputs: [...work.outputs, ...made.outputs],
    browser: work.browser === '' ? made.browser : work.browser,
    found: [...work.found, ...made.diagnostics],
  }
}

/** Whether a decision list is made: every outcome is known, or a concept was requested. */
export function hasDecisions(agenda: Agenda, { decisions }: Pick<MeetingContext, 'decisions'>): boolean {
  return decisions === 'concept' || undecided(agenda).length === 0
}

/** The page states no decisions while there is no decision list. */
function published(words: MeetingWords, agenda: Agenda, context: MeetingContext): MeetingWords {
  if (hasDecisions(agenda, context)) return { ...words, concept: undecided(agenda).length > 0 }
  return {
    ...words,
    rubrieken: words.rubrieken.map((rubriek) => ({
      ...rubriek,
      punten: rubriek.punten.map((punt) => ({ ...punt, besluit: '', toelichting: '' })),
    })),
  }
}

/** Only points to decide: a point without a proposal, such as the opening, is listed only when it has an outcome. */
function decisionWords(words: MeetingWords, agenda: Agenda): MeetingWords {
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
