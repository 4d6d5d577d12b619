import { basename } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { type Agenda, meetingTitle, type Punt, pointsOf } from '../meeting/agenda.ts'
import { besidePdf, type Whereabouts } from '../meeting/meeting-words.ts'
import type { MeetingContext, MeetingEditionWork, MeetingWork } from '../meeting/meeting-work.ts'
import { hasDecisions } from '../meeting/stages/print-meeting.ts'
import { takeMeeting } from '../meeting/take-meeting.ts'
import type { Output } from '../output/manifest.ts'
import { sourceKey } from '../output/source-key.ts'
import { isPublic, keptFromPublic, standingOf } from '../publication/policy/point-policy.ts'
import { isRedactionLeak } from '../publication/search/publication-guard.ts'
import { sha256 } from '../system/digest.ts'
import { closedAttachments } from './closed-attachments.ts'
import { derivedKey, meetingDocumentKey } from './derived-key.ts'
import type { GatherContext, Gathered, PublishedSource } from './gathered.ts'
import type { Keys } from './keys.ts'
import type { FileContent, Publication, PublishedDocument, WithdrawnDocument } from './publication.ts'
import { addressesIn, addressesOf } from './published-addresses.ts'
import { publishedDocuments } from './published-documents.ts'
import { proposalSource } from './published-source.ts'
import { categories, documentKinds, type WithdrawalReason } from './tooi.ts'

/** Judges what was made of a meeting, and gathers what of it may be published. */
export async function gatherMeeting(
  file: string,
  context: MeetingContext,
  { keys, staging, ...shared }: GatherContext & { readonly keys: Keys; readonly staging: string },
): Promise<Gathered> {
  const { report, work } = await takeMeeting(file, context, {
    addressesOf: (one) => addressesIn(one, keys, 'meeting'),
    staging,
    whereIn: (one) => whereIn(one, keys),
  })
  const { agenda } = work
  if (agenda === undefined || work.fault === 'config') return { report, sources: [] }
  const points = pointsOf(agenda).map((punt) => pointOf(punt, { agenda, work, context, keys, shared }))
  const withdrawn = points.flatMap((one) => one.withdrawn)
  const own = ownDocuments(agenda, work, keys, shared)
  const isHit = withdrawn.some(({ key }) => shared.isPublished(key))
  const ownWithdrawn = own.documents.length === 0 ? ownWithdrawal(work, isHit) : undefined
  const publication: Publication = {
    key: meetingKey(agenda, keys),
    type: 'meeting',
    title: titleOf(agenda),
    today: shared.today,
    category: categories['agendas-en-besluitenlijsten'],
    documents: [...own.documents, ...points.flatMap((one) => one.documents)],
    page: own.page,
    withdrawn: [
      ...(ownWithdrawn ? ownKeys(agenda, keys).map((key) => closed(key, ownWithdrawn, shared.today)) : []),
      ...withdrawn,
    ],
    unjudged: [
      ...(own.documents.length === 0 && ownWithdrawn === undefined ? ownKeys(agenda, keys) : []),
      ...points.flatMap((one) => one.unjudged ?? []),
    ],
  }
  const meeting: PublishedSource = {
    bron: sourceKey(agenda.source.path, shared.place),
    soort: 'agenda',
    titel: meetingTitle(agenda),
    key: publication.key,
    documents: own.documents.map(({ key }) => key),
  }
  const sources = points.flatMap((one) => one.source ?? [])
  return { report, publication, sources: [...(own.documents.length > 0 ? [meeting] : []), ...sources] }
}

interface PointSetting {
  readonly agenda: Agenda
  readonly work: MeetingWork
  readonly context: MeetingContext
  readonly keys: Keys
  readonly shared: GatherContext
}

interface GatheredPoint {
  readonly documents: readonly PublishedDocument[]
  readonly withdrawn: readonly WithdrawnDocument[]
  readonly unjudged?: string
  readonly source?: PublishedSource | undefined
}

function pointOf(punt: Punt, { agenda, work, context, keys, shared }: PointSetting): GatheredPoint {
  const { voorstel } = punt
  if (voorstel === undefined) return { documents: [], withdrawn: [] }
  const { today, config, place } = shared
  const made = work.proposals?.documents.find(({ file }) => file === voorstel.file)
  const edition = made?.editions[0]
  const { path, onderwerp: titel } = voorstel
  if (edition?.taken) {
    const adopted = hasDecisions(agenda, context) ? punt.decidedOn : undefined
    const documents = publishedDocuments(edition.taken, keys, config, { datum: agenda.waarden.datum, adopted })
    const source = proposalSource(edition.taken, documents, place)
    const attached = closedAttachments(made, { path, key: documents[0]?.key }, keys, today)
    return { documents, source, withdrawn: attached }
  }
  const key = keys.of({ path, soort: 'collegevoorstel', titel, zaaknummer: voorstel.zaaknummer })
  if (key === undefined) return { documents: [], withdrawn: [] }
  const { publication } = context
  const kept = keptFromPublic(punt, publication) ?? edition?.leftOut
  if (kept !== undefined || !isPublic(punt, publication)) {
    const scope = standingOf(voorstel, publication) === 'closed' ? 'everywhere' : 'here'
    return { documents: [], withdrawn: [{ ...closed(key, 'procedure', today), scope }] }
  }
  if (edition?.leak) return { documents: [], withdrawn: [closed(key, edition.leak, today)] }
  return { documents: [], withdrawn: closedAttachments(made, { path, key }, keys, today), unjudged: key }
}

function closed(key: string, reason: WithdrawalReason, at: string): WithdrawnDocument {
  return { key, reason, at, scope: 'here' }
}

/** Why the meeting's own documents may not stay, when they cannot be published: they may state what was withdrawn. */
function ownWithdrawal({ editions, found }: MeetingWork, isHit: boolean): WithdrawalReason | undefined {
  const errors = [...found, ...editions.flatMap((one) => one.found)].filter(({ fatal }) => fatal === true)
  if (errors.some(isPrivate)) return 'privacy'
  return isHit || errors.some(({ ruleId }) => ruleId === 'editie/lek') ? 'procedure' : undefined
}

function isPrivate(found: Diagnostic): boolean {
  return found.ruleId.startsWith('privacy/') || isRedactionLeak(found)
}

function ownDocuments(
  agenda: Agenda,
  { editions }: MeetingWork,
  keys: Keys,
  { today }: GatherContext,
): { readonly documents: readonly PublishedDocument[]; readonly page?: FileContent } {
  const [edition] = editions
  if (edition === undefined || edition.made.length === 0) return { documents: [] }
  const { datum } = agenda.waarden
  const documents = edition.outputs.flatMap((output): readonly PublishedDocument[] => {
    const kind = ownKinds.find(({ path }) => path === output.path)
    if (kind === undefined) return []
    const key = ownKey(output.path, agenda, keys)
    return [
      {
        key,
        title: output.title,
        fileName: `${key}.pdf`,
        mediaType: 'application/pdf',
        kind: kind.kind,
        category: categories['agendas-en-besluitenlijsten'],
        created: datum,
        // A meeting that is still to come has adopted nothing.
        adopted: datum <= today ? datum : undefined,
        pages: output.pages,
        ...contentOf(output),
      },
    ]
  })
  const page = edition.outputs.find(({ path }) => path === 'index.html')
  return { documents, ...(page ? { page: contentOf(page) } : {}) }
}

const ownKinds = [
  { path: 'agenda.pdf', kind: documentKinds.agenda },
  { path: 'besluitenlijst.pdf', kind: documentKinds.besluitenlijst },
] as const

function contentOf({ bytes }: Output): FileContent {
  return { length: bytes.length, sha256: sha256(bytes), read: async () => bytes }
}

function meetingKey(agenda: Agenda, keys: Keys): string {
  const { path } = agenda.source
  return keys.of({ path, soort: 'agenda', titel: meetingTitle(agenda) }) ?? derivedKey(path)
}

function ownKeys(agenda: Agenda, keys: Keys): readonly string[] {
  return ownKinds.map(({ path }) => ownKey(path, agenda, keys))
}

function ownKey(path: string, agenda: Agenda, keys: Keys): string {
  return meetingDocumentKey(meetingKey(agenda, keys), path)
}

/** `College van burgemeester en wethouders, 24 november 2026` */
function titleOf({ waarden: { vergadering, datum } }: Agenda): string {
  return `${vergadering}, ${dutchDate(datum)}`
}

/** The page of the meeting links to the proposals, each in its folder of the output, where they are published. */
function whereIn({ agenda, proposals }: MeetingEditionWork, keys: Keys): Whereabouts {
  const known = new Map<string, { readonly pdf: string; readonly web: string }>()
  for (const { path } of ownKinds) known.set(path, { pdf: `${ownKey(path, agenda, keys)}.pdf`, web: '' })
  for (const { editions } of proposals?.documents ?? []) {
    const [edition] = editions
    if (edition?.taken === undefined || edition.folder === undefined) continue
    const map = basename(edition.folder)
    for (const [path, addresses] of addressesOf(edition.taken, keys)) known.set(`${map}/${path}`, addresses)
  }
  return {
    ...besidePdf,
    addressOf: (path) => known.get(path)?.pdf ?? '',
    webOf: (path) => known.get(path)?.web ?? '',
  }
}
