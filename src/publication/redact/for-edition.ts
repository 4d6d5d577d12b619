import { titleOf } from '../../compose/views/make-view.ts'
import type { Document } from '../../document/document.ts'
import type { NotPublic } from '../../document/edition.ts'
import { plainMarks } from '../../document/markdown/redaction-marks.ts'
import { type Attachment, attachedDocuments, type Proposal } from '../../document/proposal.ts'
import { secrecyOn } from '../../document/secrecy.ts'
import { type EditionPolicy, publicEdition } from '../policy/edition-policy.ts'
import { editionOf, hiddenFields } from './edition-of.ts'
import { contentOf, type Removed, removedFrom, textsOf } from './secrets.ts'

/** Public title of an omitted attachment whose title is secret as well, or that has no public title. */
const untitled: Readonly<Record<NotPublic, string>> = {
  geheim: 'Geheime bijlage',
  besloten: 'Besloten bijlage',
  embargo: 'Bijlage onder embargo',
}

/**
 * A proposal with its attachments as an edition contains them. Omitted content is removed here, so that nothing derived from the result can
 * contain it.
 */
export function forEdition<Whole extends Proposal>(proposal: Whole, edition: EditionPolicy): Whole {
  const document = editionOf(proposal.document, edition)
  const attachments = proposal.attachments.map((attachment) => {
    const { kept } = attachment
    if (kept === undefined || !edition.omitsSecretAttachments) return attachmentFor(attachment, document, edition)
    const title = publicTitle(attachment, proposal.document, document) ?? untitled[kept]
    return { ...attachment, title, output: '', content: { type: 'weggelaten' } } as const
  })
  return { ...proposal, document, attachments }
}

function attachmentFor(attachment: Attachment, proposal: Document, edition: EditionPolicy): Attachment {
  const { content } = attachment
  const stated = titleStatedFor(attachment, proposal)
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

/**
 * The title that the proposal states. If it does not state one, but does state that the attachment is secret, that of the attachment; never
 * its file name, nor anything of a document that keeps itself from the public.
 *
 * @param proposal as it was read
 * @param shown as the edition contains it
 */
function publicTitle(attachment: Attachment, proposal: Document, shown = proposal): string | undefined {
  const { number, content, secret, isTitleSecret } = attachment
  if (secret?.titelgeheim || isTitleSecret) return undefined
  const stated = titleStatedFor(attachment, shown)
  if (stated !== undefined) return stated
  const isStatedSecret = (proposal.data.geheimhouding ?? []).some(({ op }) => op === `bijlage ${number}`)
  const hasOwn = content.type === 'document' && content.document.source.path !== proposal.source.path
  return hasOwn && isStatedSecret ? titleOf(editionOf(content.document, publicEdition)) : undefined
}

function titleStatedFor({ number }: Attachment, { data }: Document): string | undefined {
  return data.bijlagen?.[number - 1]?.titel
}

/** Everything that the public edition omits: redactions, internal fields of the routing sheet, secret attachments. */
export function removedFromPublic({ document, attachments }: Proposal): readonly Removed[] {
  return [
    ...removedFrom(document),
    ...attachments.flatMap((attachment): readonly Removed[] => {
      const { content, kept } = attachment
      if (!kept) return content.type === 'document' ? removedFrom(content.document) : []
      const where = `bijlage ${attachment.number}`
      const texts = content.type === 'document' ? contentOf(content.document) : []
      return texts.map((text): Removed => ({ text, as: 'bijlage', where }))
    }),
    ...secretTitles({ document, attachments }),
  ]
}

/** The titles that the public edition does not state: those of secret attachments, also of one that could not be read. */
export function secretTitles({ document, attachments }: Proposal): readonly Removed[] {
  const read = new Map(attachments.map((attachment) => [attachment.number, attachment]))
  return (document.data.bijlagen ?? []).flatMap(({ titel }, index): readonly Removed[] => {
    const number = index + 1
    const attachment = read.get(number)
    const isHidden = attachment
      ? attachment.kept !== undefined && publicTitle(attachment, document) === undefined
      : secrecyOn(document, `bijlage ${number}`)?.titelgeheim === true
    const title = isHidden ? (attachment?.title ?? titel) : undefined
    return title === undefined ? [] : [{ text: plainMarks(title), as: 'bijlage', where: `bijlage ${number}` }]
  })
}

/** What a search compares: the texts that the public edition of a proposal omits, and those that it has. */
export interface SearchedTexts {
  readonly removed: readonly Removed[]
  readonly open: readonly string[]
}

/** @param whole the proposal as it was read */
export function searchedTexts(whole: Proposal): SearchedTexts {
  return { removed: removedFromPublic(whole), open: textsInEdition(forEdition(whole, publicEdition)) }
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
