import { titleOf } from '../compose/views/make-view.ts'
import type { Document } from '../document/document.ts'
import type { Edition } from '../document/edition.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import type { Attachment } from '../pipeline/attachments.ts'
import type { Prepared } from '../pipeline/prepare.ts'
import { editionOf } from './edition-of.ts'
import { type Removed, removedFrom, textsOf } from './secrets.ts'

/** What the public edition calls a secret attachment whose title is secret as well, or that has none but the name of its file. */
const untitled = 'Geheime bijlage'

/**
 * A proposal with its attachments as an edition has them: what the edition leaves out is not in it any more, so that nothing that is
 * made of it can hold it.
 */
export function forEdition(prepared: Prepared, edition: Edition): Prepared {
  const document = editionOf(prepared.document, edition)
  const attachments = prepared.attachments.map((attachment) => attachmentFor(attachment, document, edition))
  return { ...prepared, edition, document, attachments }
}

function attachmentFor(attachment: Attachment, proposal: Document, edition: Edition): Attachment {
  const { content, secret } = attachment
  const stated = proposal.data.bijlagen?.[attachment.number - 1]?.titel
  if (edition === 'openbaar' && secret) {
    const title = publicTitle(attachment, proposal)
    return { ...attachment, title, output: '', content: { type: 'weggelaten' } }
  }
  if (content.type !== 'document') return stated === undefined ? attachment : { ...attachment, title: stated }
  const document = withoutRoutingSheet(editionOf(content.document, edition), proposal, edition)
  return { ...attachment, title: stated ?? titleOf(document), content: { type: 'document', document } }
}

/** What an attachment does not state itself but took over from the routing sheet is not in an edition that has no routing sheet. */
function withoutRoutingSheet(document: Document, { kind }: Document, edition: Edition): Document {
  if (edition === 'intern') return document
  const internal = new Set(kind.velden.filter(({ intern }) => intern).map(({ veld }) => veld))
  const kept = Object.entries(document.data).filter(([key]) => document.stated.has(key) || !internal.has(key))
  return { ...document, data: { ...Object.fromEntries(kept), soort: document.data.soort } }
}

/** By what it says itself, and never by the name of its file: that was not meant for everyone. */
function publicTitle({ number, content, secret }: Attachment, { data, source }: Document): string {
  if (secret?.titelgeheim) return untitled
  const stated = data.bijlagen?.[number - 1]?.titel
  if (stated !== undefined) return stated
  const hasOwn = content.type === 'document' && content.document.source.path !== source.path
  return hasOwn ? titleOf(editionOf(content.document, 'openbaar')) : untitled
}

/** All that the public edition leaves out: redactions, the routing sheet's own fields, attachments under secrecy. */
export function removedFromPublic({ document, attachments }: Prepared): readonly Removed[] {
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
export function textsInEdition(own: Prepared): readonly string[] {
  const { attachments } = own
  const document = withoutLeftOut(own)
  const documents = attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : []))
  return [
    ...[document, ...documents].flatMap(textsOf).map(plainMarks),
    ...attachments.map(({ title }) => plainMarks(title)),
  ]
}

/** What the front matter says of an attachment that is left out is not printed: where its file is, and a title that is secret too. */
function withoutLeftOut({ document, attachments }: Prepared): Document {
  const { bijlagen } = document.data
  if (bijlagen === undefined) return document
  const shown = new Set(attachments.flatMap(({ number, content }) => (content.type === 'weggelaten' ? [] : [number])))
  const open = bijlagen.map((entry, index) => (shown.has(index + 1) ? entry : { soort: entry.soort, bestand: '' }))
  return { ...document, data: { ...document.data, bijlagen: open } }
}
