import type { Config } from '../../config/config.ts'
import type { Document } from '../../document/document.ts'
import { plainValue } from '../../document/markdown/redaction.ts'
import type { Attachment } from '../../document/proposal.ts'
import { dutchDate } from '../../forms/dutch-date.ts'
import type { Punt } from '../../meeting/agenda.ts'
import { phrases } from '../../meeting/meeting-words.ts'
import { adopting } from '../../meeting/outcomes.ts'
import { proposalFile } from '../../pipeline/proposal-facts.ts'
import type { ReadProposal } from '../../pipeline/work.ts'
import type { Appraisal, ArchiveEvent, ArchiveObject, Restriction } from '../model/archive-object.ts'
import { appraisalOf } from '../model/archive-settings.ts'
import { identityOf } from '../model/identity.ts'
import { documentRecords, type RecordEditions, recordFolder } from './document-records.ts'
import { sourcesOf } from './proposal-sources.ts'
import { restrictionOf } from './restriction.ts'

/** A proposal that goes to the archive. */
export interface ArchivedProposal extends RecordEditions {
  readonly proposal: ReadProposal
  /** What identifies the package, and the proposal in it. */
  readonly key: readonly string[]
  /** Name of its folder. */
  readonly folder: string
  /** The meeting that decided on it. */
  readonly treated?: Treatment | undefined
}

export interface Treatment {
  readonly punt: Punt
  readonly vergadering: string
  /** ISO date. */
  readonly datum: string
}

/** Appraisal of what has none: the missing setting is an error, so that it is never written. */
const unknownAppraisal: Appraisal = { code: 'N' }

/** A proposal with its attachments, each internal and, as far as it is public, in its public version. The proposal itself is the first part. */
export function proposalDossier(archived: ArchivedProposal, config: Pick<Config, 'archief'>): ArchiveObject {
  const { proposal, key, folder, treated, intern, openbaar } = archived
  const { document, attachments } = proposal
  const sources = sourcesOf(proposal)
  const soort = document.kind.soort
  const appraisal = appraisalOf(config, soort) ?? unknownAppraisal
  const restriction = restrictionOf(document, proposal.secrecy)
  const own = documentRecords(
    {
      output: proposalFile(document),
      folder: recordFolder(proposalFile(document)),
      key,
      sources: sources.own,
      descriptions: aboutDocument(document),
      events: eventsOf(document, treated),
      appraisal,
      restriction,
    },
    archived,
  )
  const attached = attachments.flatMap((attachment, index) => {
    const about = attachedDocument(attachment, document)
    return documentRecords(
      {
        output: attachment.output,
        folder: recordFolder(attachment.output),
        key,
        sources: sources.attached[index]?.files ?? [],
        descriptions: [`Bijlage ${attachment.number} bij: ${intern.title}.`],
        events: about === document ? [] : eventsOf(about, undefined),
        appraisal: appraisalOf(config, attachment.soort, soort) ?? unknownAppraisal,
        restriction: restrictionOf(about === document ? withoutRedactions(document) : about, attachment.secret),
      },
      archived,
    )
  })
  return {
    id: identityOf(...key, 'dossier'),
    folder,
    // What is public refers to it by this title.
    title: (openbaar ?? intern).title,
    level: 'Dossier',
    descriptions: [...aboutDocument(document), ...(treated ? aboutTreatment(treated) : [])],
    events: eventsOf(document, treated),
    appraisal,
    restriction: withAttachments(restriction, attached),
    representations: [],
    metadata: [],
    parts: [...own, ...attached],
    related: [],
  }
}

/** The front matter of an attachment; a PDF or a picture has none, and follows its proposal. */
function attachedDocument({ content }: Attachment, proposal: Document): Document {
  const isOwn = content.type === 'document' && content.document.source.path !== proposal.source.path
  return isOwn ? content.document : proposal
}

/** What a file without front matter inherits: the redactions in the text of the proposal are not in it. */
function withoutRedactions({ body, data, ...document }: Document): Document {
  const { status, embargo, soort } = data
  return {
    ...document,
    body: { ...body, children: [] },
    data: { soort, ...(status === undefined ? {} : { status }), ...(embargo === undefined ? {} : { embargo }) },
  }
}

function aboutDocument({ data: { zaaknummer, bisnummer } }: Document): readonly string[] {
  return [
    ...(zaaknummer === undefined ? [] : [`Zaaknummer ${plainValue(zaaknummer)}.`]),
    ...(bisnummer === undefined ? [] : [`BIS-nummer ${plainValue(bisnummer)}.`]),
  ]
}

function aboutTreatment({ punt, vergadering, datum }: Treatment): readonly string[] {
  const decision = punt.besluit === undefined ? [] : [`Besluit: ${decisionInWords(punt)}`]
  return [`Punt ${punt.nummer} van de vergadering op ${dutchDate(datum)}: ${vergadering}.`, ...decision]
}

/** `Akkoord met aanpassingen. De portefeuillehouder mag de brief aanpassen.` */
function decisionInWords({ besluit, toelichting }: Pick<Punt, 'besluit' | 'toelichting'>): string {
  return [...(besluit === undefined ? [] : [phrases[besluit]]), ...(toelichting ? [toelichting] : [])].join(' ')
}

function eventsOf({ data: { datum } }: Document, treated: Treatment | undefined): readonly ArchiveEvent[] {
  const besluit = treated?.punt.besluit
  return [
    ...(datum === undefined ? [] : [{ type: 'Creatie', day: datum } as const]),
    ...(treated && besluit !== undefined && adopting.includes(besluit)
      ? [{ type: 'Accordering', day: treated.datum, result: decisionInWords(treated.punt) } as const]
      : []),
  ]
}

/** The restriction of a proposal with those that its attachments have besides it. */
function withAttachments(own: Restriction, attached: readonly ArchiveObject[]): Restriction {
  const others = attached.flatMap(({ title, restriction: { type, description } }) =>
    type === 'openbaar' || description === '' || description === own.description ? [] : [`${title}: ${description}`],
  )
  return { ...own, description: [own.description, ...others].filter((text) => text !== '').join(' ') }
}
