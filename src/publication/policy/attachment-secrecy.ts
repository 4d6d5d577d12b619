import type { Document } from '../../document/document.ts'
import type { NotPublic } from '../../document/edition.ts'
import type { Attachment } from '../../document/proposal.ts'
import { statusOf } from '../../document/publicity.ts'
import { secrecyOnAttachment } from '../../document/secrecy.ts'
import { ownPublicity, standingOf } from './point-policy.ts'
import { isUnderEmbargo, type PublicationChoice } from './publication-policy.ts'

/**
 * The attachments with their secrecy, and whether the public edition omits them. An attachment is public only if its proposal is, and its
 * own front matter can only be stricter. Every copy of a file has the strictest that is stated for one of them.
 */
export function withSecrecy(attachments: readonly Attachment[], proposal: Document): readonly Attachment[] {
  const stated = attachments.map((attachment) => {
    const own = ownDocument(attachment, proposal)
    const secret = secrecyOnAttachment(proposal, attachment.number, own)
    return { ...attachment, secret, kept: secret ? 'geheim' : own && keptByStatus(own) } as const
  })
  return stated.map((attachment) => {
    const copies = stated.filter(({ sha256 }) => sha256 === attachment.sha256)
    const titelgeheim = copies.some(({ secret }) => secret?.titelgeheim)
    const secret = attachment.secret ?? copies.find((copy) => copy.secret)?.secret
    const kept = (['geheim', 'besloten'] as const).find((why) => copies.some((copy) => copy.kept === why))
    return { ...attachment, secret: secret && { ...secret, titelgeheim }, kept }
  })
}

/** The front matter of an attachment; a picture has none, and its document is made from that of the proposal. */
function ownDocument({ content }: Attachment, proposal: Document): Document | undefined {
  const isOwn = content.type === 'document' && content.document.source.path !== proposal.source.path
  return isOwn ? content.document : undefined
}

/** In doubt, it is as strict as can be. */
function keptByStatus(own: Document): NotPublic | undefined {
  const status = statusOf(own)
  if (status !== 'openbaar' && status !== undefined) return status
  return own.publicity === 'doubtful' ? 'geheim' : undefined
}

/** The attachments with those marked that the public edition omits because of an embargo, with every copy of their files. */
export function withEmbargoes(
  attachments: readonly Attachment[],
  choice: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): readonly Attachment[] {
  const isRunning = ({ content }: Attachment) => {
    const embargo = content.type === 'document' ? content.document.data.embargo : undefined
    return embargo !== undefined && isUnderEmbargo(embargo, choice)
  }
  const under = new Set(attachments.filter(isRunning).map(({ sha256 }) => sha256))
  return attachments.map((one) => (under.has(one.sha256) ? { ...one, kept: one.kept ?? 'embargo' } : one))
}

/**
 * The numbers of the attachments that may not be public wherever they are attached: the proposal states so about them, or their own front
 * matter about itself, or about a copy. Not those that only follow their proposal.
 */
export function closedThemselves(
  attachments: readonly Attachment[],
  proposal: Document,
  choice: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): ReadonlySet<number> {
  const isClosed = (attachment: Attachment) => {
    const own = ownDocument(attachment, proposal)
    return attachment.secret !== undefined || (own !== undefined && standingOf(ownPublicity(own), choice) === 'closed')
  }
  const closed = new Set(attachments.filter(isClosed).map(({ sha256 }) => sha256))
  return new Set(attachments.filter(({ sha256 }) => closed.has(sha256)).map(({ number }) => number))
}
