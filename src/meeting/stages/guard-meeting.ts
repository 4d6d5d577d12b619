import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { layoutOf } from '../../compose/layout.ts'
import { atLevels, type Diagnostic, hasErrors, preventOutput } from '../../diagnostics/diagnostic.ts'
import { plainMarks, spokenRedaction } from '../../document/markdown/redaction-marks.ts'
import { dutchDate, months, weekday } from '../../forms/dutch-date.ts'
import { lawTables } from '../../forms/grounds.ts'
import { composedKinds } from '../../forms/kind.ts'
import type { Input } from '../../output/manifest.ts'
import { type EditionFiles, manifestOf, type Origin } from '../../output/write-edition.ts'
import { allTexts } from '../../pdf/text/all-texts.ts'
import { wordsOfFiles } from '../../pipeline/own-words.ts'
import { inputOf } from '../../pipeline/project.ts'
import type { ProposalFront } from '../../pipeline/proposal-front.ts'
import { readComplete } from '../../pipeline/run.ts'
import type { EditionPolicy } from '../../publication/policy/edition-policy.ts'
import { searchedTexts } from '../../publication/redact/for-edition.ts'
import { contentOf, type Removed } from '../../publication/redact/secrets.ts'
import { type PersonalSearch, personalDataInFiles, solid } from '../../publication/search/personal-data-in-edition.ts'
import { guardPublication } from '../../publication/search/publication-guard.ts'
import { asBlock, secretSearch } from '../../publication/search/secret-search.ts'
import {
  type FileTexts,
  textsOfFiles,
  textsOfManifest,
  withoutOwnDate,
} from '../../publication/search/texts-of-files.ts'
import { lazily } from '../../system/lazily.ts'
import { trackFiles } from '../../system/tracked-files.ts'
import { meetingTitle, pointsOf } from '../agenda.ts'
import { statedIn } from '../meeting-points.ts'
import { besidePdf, meetingWords, phrases, titlesKept } from '../meeting-words.ts'
import type { MeetingContext, MeetingEditionWork } from '../meeting-work.ts'
import type { MeetingSetting } from '../print-documents.ts'

/**
 * Sets the files of the edition. Public files are searched, before they are written, for what they omit: whole proposals, redactions
 * in other proposals, and the agenda's own text about points that are not public.
 */
export async function guardMeeting(work: MeetingEditionWork, context: MeetingContext): Promise<MeetingEditionWork> {
  const { agenda, edition, folder, folders, outputs, browser, setting } = work
  if (hasErrors(work.found)) return { ...work, outcome: 'fouten' }
  const files: EditionFiles = {
    folder,
    edition: edition.edition,
    name: agenda.naam,
    kind: 'agenda',
    title: outputs.at(-1)?.title ?? agenda.naam,
    browser,
    inputs: inputsOf(edition, setting),
    outputs,
    folders,
    ...(edition.isPublic ? { origin: originOf(work) } : {}),
  }
  const leaks = edition.isPublic ? await leaksIn(files, work, context) : []
  const found = [...work.found, ...atLevels(leaks, setting.project.config.regels)]
  return preventOutput(found, context.strictness) ? { ...work, found, outcome: 'fouten' } : { ...work, found, files }
}

function inputsOf(edition: EditionPolicy, { agenda, project, houseStyle }: MeetingSetting): readonly Input[] {
  const { root } = project.config
  const kinds = composedKinds.flatMap((soort) => project.kinds.loadComposed(soort).kind ?? [])
  const layouts = new Map(kinds.flatMap((kind) => layoutOf(kind, houseStyle).files).map((file) => [file.path, file]))
  const own = edition.statesSources && agenda.file ? [agenda.file] : []
  return [...[...own, ...layouts.values()].map((file) => inputOf(file, root)), ...project.inputs]
}

function originOf({ agenda, edition, points, setting }: MeetingEditionWork): Origin {
  const omitted = points.flatMap(({ punt, kept }) => (kept === undefined ? [] : [punt.nummer]))
  const source = relative(setting.project.config.root, agenda.source.path)
  const { rubrieken } = meetingWords(agenda, edition, points, besidePdf)
  const shown = rubrieken.flatMap(({ punten }) => punten.filter(({ verborgen }) => !verborgen))
  const stated = shown.map(({ titel }) => plainMarks(titel))
  const closed = points.flatMap(({ punt: { voorstel, status } }) =>
    voorstel === undefined || status === undefined || status === 'openbaar' ? [] : [{ source: voorstel.path, status }],
  )
  return { source, titel: meetingTitle(agenda), omitted, stated, closed, attachments: [], hidden: [] }
}

interface ComparedTexts {
  readonly removed: readonly Removed[]
  /** Public text of the proposals and of the program. */
  readonly open: readonly string[]
  /** What the agenda says of its points, which is not reported otherwise. */
  readonly ofAgenda: readonly string[]
}

async function comparedTexts({ points, setting }: MeetingEditionWork, context: MeetingContext): Promise<ComparedTexts> {
  const removed: Removed[] = []
  const open: string[] = [...publicWords(setting)]
  const ofAgenda: string[] = []
  const shared = { ...context, termsOn: statedIn(points.map(({ punt }) => punt)) }
  for (const { punt, kept, made } of points) {
    const own = [punt.titel, punt.toelichting].filter((text) => text !== undefined)
    const judged = made?.searched
    const whole = punt.voorstel && judged === undefined ? await wholeProposal(punt.voorstel, shared) : undefined
    const where = `agendapunt ${punt.nummer}`
    // A proposal that could not be made may be confidential.
    if (kept !== undefined || (punt.metVoorstel && made === undefined)) {
      const texts = [
        ...own,
        ...(punt.voorstel ? [punt.voorstel.naam] : []),
        ...(whole ? contentOf(whole.document) : []),
      ]
      removed.push(...texts.map((text): Removed => ({ text, as: 'bijlage', where })))
      continue
    }
    ofAgenda.push(...own)
    const searched = judged ?? (whole && searchedTexts(whole))
    if (searched === undefined) continue
    removed.push(...searched.removed)
    open.push(...searched.open)
    open.push(...(made?.facts.attachments.map(({ title }) => plainMarks(title)) ?? []), made?.map ?? '')
  }
  return { removed, open, ofAgenda }
}

async function leaksIn(
  files: EditionFiles,
  work: MeetingEditionWork,
  context: MeetingContext,
): Promise<readonly Diagnostic[]> {
  const { points, setting } = work
  const { removed, open, ofAgenda } = await comparedTexts(work, context)
  const rest = { remainder: [...open, ...ofAgenda], reported: open.map(asBlock) }

  const { name } = setting.agenda.source
  const key = searchKey(files, removed, rest.remainder)
  if (setting.searches?.isClean(key)) return []
  const search = secretSearch(removed, rest)
  // The texts of the bundle entries have been searched, each for what its own proposal omits: their words are public.
  const bundled = lazily(() => points.flatMap(({ made }) => made?.files.flatMap(({ path }) => textsIn(path)) ?? []))
  const read = withoutOwnDate(await textsOfFiles(files.outputs), files.outputs, context.sourceDateEpoch)
  const isBundle = ({ path }: FileTexts) => path === 'bundel.pdf'
  const single = [...read.filter((file) => !isBundle(file)), textsOfManifest(manifestOf(files))]
  const found = [
    ...personalDataIn([...read, textsOfManifest(manifestOf(files))], bundled, setting),
    ...guardPublication(search, name, single, unmade),
    ...bundleLeaks(read.filter(isBundle), bundled, { removed, rest }, name),
  ]
  if (found.length === 0) setting.searches?.setClean(key)
  return found
}

/** @param bundled texts of the proposals, which are read only if there is anything to compare them with */
function personalDataIn(
  files: readonly FileTexts[],
  bundled: () => readonly string[],
  setting: MeetingSetting,
): readonly Diagnostic[] {
  if (personalDataInFiles(files, personalSearch([], setting)).length === 0) return []
  return personalDataInFiles(files, personalSearch(bundled(), setting))
}

function bundleLeaks(
  bundles: readonly FileTexts[],
  bundled: () => readonly string[],
  {
    removed,
    rest,
  }: {
    readonly removed: readonly Removed[]
    readonly rest: { readonly remainder: readonly string[]; readonly reported: readonly ReturnType<typeof asBlock>[] }
  },
  name: string,
): readonly Diagnostic[] {
  if (bundles.length === 0) return []
  const texts = bundled()
  const search = secretSearch(removed, {
    remainder: [...rest.remainder, ...texts],
    reported: [...rest.reported, ...texts.map(asBlock)],
  })
  return guardPublication(search, name, bundles, unmade)
}

/** Personal data in the proposals is reported with them; this search covers only the agenda's own text. */
function personalSearch(reported: readonly string[], { agenda, project }: MeetingSetting): PersonalSearch {
  return {
    file: agenda.source.name,
    gemeente: project.config.gemeente,
    reported,
    placeOf: ({ datum }) => {
      const punt = pointsOf(agenda).find(({ titel, toelichting }) => solid(`${titel} ${toelichting}`).includes(datum))
      const key = Object.entries(agenda.waarden).find(
        ([name, value]) => name !== 'punten' && solid(JSON.stringify(value)).includes(datum),
      )?.[0]
      return agenda.at(punt?.path ?? (key === undefined ? [] : [key]))
    },
    advice: 'Het komt uit de agenda.',
    repeat: 'once',
  }
}

const unmade = 'De openbare agenda, bundel, besluitenlijst en webpagina zijn niet gemaakt.'

/** Key of a search: equal for the same files and search terms. The bundle contains no more than its entries. */
function searchKey(files: EditionFiles, removed: readonly Removed[], open: readonly string[]): string {
  const hash = createHash('sha256').update(manifestOf(files))
  return hash.update(JSON.stringify([removed.map(({ text }) => text), open])).digest('hex')
}

function textsIn(path: string): readonly string[] {
  if (!path.endsWith('.pdf')) return []
  const read = allTexts(readFileSync(path))
  return read.ok ? read.texts.map(({ text }) => text) : []
}

/** A proposal with its attachments, whatever of it the public edition omits. */
function wholeProposal({ path, file }: ProposalFront, context: MeetingContext) {
  const tracked = trackFiles(context.watched)
  const read = context.sources.read(path, file, tracked)
  return readComplete({ file, read, tracked, claim: undefined }, context)
}

/** Text that a meeting's public pages contain apart from its points: templates, head of the agenda, law and calendar. */
function publicWords({ agenda, project, houseStyle }: MeetingSetting): readonly string[] {
  const { punten: _points, voorstellen: _places, ...head } = agenda.waarden
  const kinds = composedKinds.flatMap((soort) => project.kinds.loadComposed(soort).kind ?? [])
  const templates = kinds.flatMap((kind) => [kind.titel, kind.sjabloon, ...layoutOf(kind, houseStyle).words])
  const { datum } = agenda.waarden
  return [
    ...wordsOfFiles(project, kinds),
    // With the names in the tags, which are names in the PDF too.
    ...templates.map((text) => text.replace(/\{\{[^}]*\}\}/g, ' ')),
    ...Object.values(head).flatMap((value) => value ?? []),
    ...agenda.rubrieken.map(({ titel }) => titel ?? ''),
    ...Object.values(project.config.gemeente).flatMap((value) => (typeof value === 'string' ? [value] : [])),
    houseStyle.title,
    `${weekday(datum)} ${dutchDate(datum)} ${datum}`,
    ...months,
    ...Object.values(phrases),
    ...Object.values(titlesKept),
    ...lawTables().gronden.flatMap(({ woorden, code }) => [`${code} ${woorden}`, spokenRedaction([code])]),
    'concept vergadering bijlage bladzijde bundel agenda agendapunt agendapunten besluitenlijst pagina pagina’s openbaar gemeente logo plaatsen manifest apart bestand niet openbaar document gedeelten onleesbaar gemaakt grond woorden aantal gelakt',
  ]
}
