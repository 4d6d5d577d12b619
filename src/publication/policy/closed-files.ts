import type { NotPublic, Status } from '../../document/edition.ts'
import type { Attachment, ClosedFile } from '../../document/proposal.ts'
import { strictest } from '../../document/publicity.ts'
import { longestEmbargo } from '../../forms/embargo.ts'
import type { Bijlage, FrontMatter } from '../../forms/vocabulary.ts'
import { keptFromPublic, type PointTerms } from './point-policy.ts'
import { isUnderEmbargo, type PublicationChoice } from './publication-policy.ts'

/** Attached files that may not be public by the statement of any document of the run, by the SHA-256 of their bytes. */
export type ClosedFiles = ReadonlyMap<string, ClosedFile>

export const noClosedFiles: ClosedFiles = new Map()

/** What a document states about itself and its attachments, with what an agenda states about it. */
export interface StatedDocument extends Required<Pick<PointTerms, 'voorstel'>>, Omit<PointTerms, 'voorstel'> {
  readonly bijlagen: readonly Pick<Bijlage, 'bestand'>[]
  readonly geheimhouding: NonNullable<FrontMatter['geheimhouding']>
  /** SHA-256 of an attached file; undefined when it is not there. Only called for files that may not be public. */
  readonly hashOf: (reference: string) => string | undefined
}

/**
 * The files that are attached to a document of the run and may not be public there: then they may not be public anywhere in the run, under
 * whatever path. An attachment has the status and the embargo of its document, unless its own are stricter.
 */
export function closedFiles(documents: readonly StatedDocument[], choice: PublicationChoice): ClosedFiles {
  const closed = new Map<string, ClosedFile>()
  for (const { bijlagen, geheimhouding, hashOf, ...stated } of documents) {
    const inherited = closedBy(stated, choice)
    for (const [index, { bestand }] of bijlagen.entries()) {
      const entries = geheimhouding.filter(({ op }) => op === `bijlage ${index + 1}`)
      const status = strictest(inherited.status, entries.length > 0 ? 'geheim' : undefined)
      if (status === undefined && inherited.embargo === undefined) continue
      const hash = hashOf(bestand)
      if (hash === undefined) continue
      const titelgeheim = entries.some((entry) => entry.titelgeheim === true)
      closed.set(hash, stricter(closed.get(hash), { ...inherited, status: closedStatus(status), titelgeheim }))
    }
  }
  return closed
}

function closedBy(terms: Omit<StatedDocument, 'bijlagen' | 'geheimhouding' | 'hashOf'>, choice: PublicationChoice) {
  const { embargo, voorstel } = terms
  const why = keptFromPublic(terms, choice)
  // In doubt, it is as strict as can be.
  const status = voorstel?.publicity === 'doubtful' ? 'geheim' : why === 'embargo' ? undefined : why
  const longest = longestEmbargo(embargo, voorstel?.embargo)
  return { status, embargo: longest !== undefined && isUnderEmbargo(longest, choice) ? longest : undefined }
}

/** The strictest of two statements about one file. */
export function stricter(one: ClosedFile | undefined, other: ClosedFile): ClosedFile {
  return {
    status: closedStatus(strictest(one?.status, other.status)),
    embargo: longestEmbargo(one?.embargo, other.embargo),
    titelgeheim: one?.titelgeheim === true || other.titelgeheim,
    ...(other.agenda === undefined ? {} : { agenda: other.agenda }),
  }
}

function closedStatus(status: Status | undefined): ClosedFile['status'] {
  return status === 'openbaar' ? undefined : status
}

/** Why the public edition omits a file. */
function keptBy({ status }: ClosedFile): NotPublic {
  return status ?? 'embargo'
}

/** The attachments with those marked that another document of the run keeps from the public. */
export function withClosedFiles(attachments: readonly Attachment[], closed: ClosedFiles): readonly Attachment[] {
  return attachments.map((attachment) => {
    const found = closed.get(attachment.sha256)
    if (found === undefined) return attachment
    const kept = strictestReason(attachment.kept, keptBy(found))
    return { ...attachment, kept, isTitleSecret: attachment.isTitleSecret === true || found.titelgeheim }
  })
}

function strictestReason(one: NotPublic | undefined, other: NotPublic): NotPublic {
  const all: readonly NotPublic[] = ['geheim', 'besloten', 'embargo']
  return all.find((why) => why === one || why === other) ?? other
}
