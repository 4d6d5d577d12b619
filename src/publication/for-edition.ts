import { titleOf } from '../compose/views/make-view.ts'
import type { Document } from '../document/document.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import { type Attachment, attachedDocuments, type Proposal } from '../document/proposal.ts'
import { editionOf, hiddenFields } from './edition-of.ts'
import { type EditionPolicy, publicEdition } from './edition-policy.ts'
import { type Removed, removedFrom, textsOf } from './secrets.ts'

/** Title in the public edition of a secret attachment whose title is secret as well, or that has no title but its file name. */
const untitled = 'Geheime bijlage'

/**
 * A proposal with its attachments as an edition has them: content that the edition leaves out is removed here, so that nothing that is
 * derived from it can hold it.
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

/** By what it says itself, and never by the name of its file: that was not meant for everyone. */
function publicTitle({ number, content, secret }: Attachment, { data, source }: Document): string {
  if (secret?.titelgeheim) return untitled
  const stated = data.bijlagen?.[number - 1]?.titel
  if (stated !== undefined) return stated
  const hasOwn = content.type === 'document' && content.document.source.path !== source.path
  return hasOwn ? titleOf(editionOf(content.document, publicEdition)) : untitled
}

/** All that the public edition leaves out: redactions, the routing sheet's own fields, attachments under secrecy. */
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

/** All texts of the documents that an edition is made of. */
export function textsInEdition(own: Proposal): readonly string[] {
  const { attachments } = own
  const document = withoutLeftOut(own)
  return [
    ...[document, ...attachedDocuments(own)].flatMap(textsOf).map(plainMarks),
    ...attachments.map(({ title }) => plainMarks(title)),
  ]
}

/** What the front matter says of an attachment that is left out is not printed: where its file is, and a title that is secret too. */
function withoutLeftOut({ document, attachments }: Proposal): Document {
  const { bijlagen } = document.data
  if (bijlagen === undefined) return document
  const shown = new Set(attachments.flatMap(({ number, content }) => (content.type === 'weggelaten' ? [] : [number])))
  const open = bijlagen.map((entry, index) => (shown.has(index + 1) ? entry : { soort: entry.soort, bestand: '' }))
  return { ...document, data: { ...document.data, bijlagen: open } }
}
