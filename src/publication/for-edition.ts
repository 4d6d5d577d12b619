import { titleOf } from '../compose/views/make-view.ts'
import type { Document } from '../document/document.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import { type Attachment, attachedDocuments, type Proposal } from '../document/proposal.ts'
import { editionOf, hiddenFields } from './edition-of.ts'
import { type EditionPolicy, publicEdition } from './edition-policy.ts'
import { type Removed, removedFrom, textsOf } from './secrets.ts'

/** Public title of a secret attachment whose title is secret as well, or that has no title except its file name. */
const untitled = 'Geheime bijlage'

/**
 * A proposal with its attachments as an edition contains them. Omitted content is removed here, so that nothing derived from the result can
 * contain it.
 */
export function forEdition<Whole extends Proposal>(proposal: Whole, edition: EditionPolicy): Whole {
  const document = editionOf(proposal.document, edition)
  const attachments = proposal.attachments.map((attachment) => attachmentFor(attachment, document, edition))
  return { ...proposal, document, attachments }
}

function attachmentFor(attachment: Attachment, proposal: Document, edition: EditionPolicy): Attachment {
  const { content, secret } = attachment
  const stated = proposal.data.bijlagen?.[attachment.number - 1]?.titel
  if (edition.omitsSecretAttachments && secret) {
    const title = publicTitle(attachment, proposal)
    return { ...attachment, title, output: '', content: { type: 'weggelaten' } }
  }
  if (content.type !== 'document') return stated === undefined ? attachment : { ...attachment, title: stated }
  const document = withoutInherited(editionOf(content.document, edition), hiddenFields(proposal, edition))
  return { ...attachment, title: stated ?? titleOf(document), content: { type: 'document', document } }
}

/** Removes values of hidden fields that an attachment inherited from the proposal and does not state itself. */
function withoutInherited(document: Document, hidden: ReadonlySet<string>): Document {
  if (hidden.size === 0) return document
  const kept = Object.entries(document.data).filter(([key]) => document.stated.has(key) || !hidden.has(key))
  return { ...document, data: { ...Object.fromEntries(kept), soort: document.data.soort } }
}

/** The title comes from the front matter or the attachment, never from its file name, which was not meant for publication. */
function publicTitle({ number, content, secret }: Attachment, { data, source }: Document): string {
  if (secret?.titelgeheim) return untitled
  const stated = data.bijlagen?.[number - 1]?.titel
  if (stated !== undefined) return stated
  const hasOwn = content.type === 'document' && content.document.source.path !== source.path
  return hasOwn ? titleOf(editionOf(content.document, publicEdition)) : untitled
}

/** Everything that the public edition omits: redactions, internal fields of the routing sheet, secret attachments. */
export function removedFromPublic({ document, attachments }: Proposal): readonly Removed[] {
  return [
    ...removedFrom(document),
    ...attachments.flatMap((attachment): readonly Removed[] => {
      const { content, secret } = attachment
      if (!secret) return content.type === 'document' ? removedFrom(content.document) : []
      const where = `bijlage ${attachment.number}`
      const texts = content.type === 'document' ? textsOf(content.document) : []
      const title = publicTitle(attachment, document) === untitled ? [plainMarks(attachment.title)] : []
      return [...texts, ...title].map((text): Removed => ({ text, as: 'bijlage', where }))
    }),
  ]
}

/** All texts of the documents in an edition. */
export function textsInEdition(own: Proposal): readonly string[] {
  const { attachments } = own
  const document = withoutLeftOut(own)
  return [
    ...[document, ...attachedDocuments(own)].flatMap(textsOf).map(plainMarks),
    ...attachments.map(({ title }) => plainMarks(title)),
  ]
}

/** Removes front matter of omitted attachments that is not printed: the path of the file, and a title that is secret as well. */
function withoutLeftOut({ document, attachments }: Proposal): Document {
  const { bijlagen } = document.data
  if (bijlagen === undefined) return document
  const shown = new Set(attachments.flatMap(({ number, content }) => (content.type === 'weggelaten' ? [] : [number])))
  const open = bijlagen.map((entry, index) => (shown.has(index + 1) ? entry : { soort: entry.soort, bestand: '' }))
  return { ...document, data: { ...document.data, bijlagen: open } }
}
