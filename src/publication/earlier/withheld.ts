import { basename, dirname, extname, resolve } from 'node:path'
import type { Document } from '../../document/document.ts'
import type { Attachment } from '../../document/proposal.ts'
import { secrecyOn } from '../../document/secrecy.ts'
import { fileName } from '../../output/output-name.ts'
import { isKeyOf, type OutputPlace, sourceOf } from '../../output/source-key.ts'
import { closedThemselves } from '../policy/attachment-secrecy.ts'
import { ownPublicity, type Standing, standingOf } from '../policy/point-policy.ts'
import type { PublicationChoice } from '../policy/publication-policy.ts'
import { attachedName, type Published } from './published.ts'

/** What of a document may not be public now. */
export interface Withheld {
  /** Absolute. */
  readonly source: string
  /** Whether the document itself may, by its own statement. */
  readonly standing: Standing
  /** Whether documents to which it is attached may have it. */
  readonly isAttachable: boolean
  /** Whether this run makes it public, by its own statement or by that of an agenda. */
  readonly isMade: boolean
  /** Every attachment that the front matter states, its file found or not. */
  readonly attachments: readonly AttachmentState[]
}

interface AttachmentState {
  /** Absolute. */
  readonly source: string
  /** As in the names of the output, without number and extension. */
  readonly name: string
  readonly isClosed: boolean
}

interface DocumentNow extends Pick<Withheld, 'isMade'> {
  readonly document: Document | undefined
  /** The document as it reads when it is attached to another. */
  readonly attachment: Document | undefined
  /** Those that have been read. */
  readonly attachments: readonly Attachment[]
}

/**
 * What of a document may not be public, by its own statement. Its front matter suffices; attachments that have been read are taken into
 * account. Without a document, its front matter could not be read, and nothing of it is public, but what reads as an attachment may be one.
 *
 * @param find the file of a reference, symbolic links resolved; undefined when it is not there
 */
export function withheldOf(
  source: string,
  { document, attachment, attachments, isMade }: DocumentNow,
  choice: PublicationChoice,
  find: (reference: string) => string | undefined,
): Withheld {
  const isAttachable = attachment !== undefined && standingOf(ownPublicity(attachment), choice) !== 'closed'
  if (document === undefined) return { source, standing: 'closed', isAttachable, isMade, attachments: [] }
  const closed = closedThemselves(attachments, document, choice)
  return {
    source,
    standing: standingOf(ownPublicity(document), choice),
    isAttachable,
    isMade,
    attachments: (document.data.bijlagen ?? []).map(({ bestand }, index): AttachmentState => {
      const own = bestand.split('/').at(-1) ?? bestand
      return {
        source: find(bestand) ?? resolve(dirname(source), bestand),
        name: fileName(basename(own, extname(own))),
        isClosed: closed.has(index + 1) || secrecyOn(document, `bijlage ${index + 1}`) !== undefined,
      }
    }),
  }
}

/** Whether a public folder, of any document, contains what this one says may not be public. */
export function holdsWithheld({ files }: Published, withheld: Withheld, place: OutputPlace): boolean {
  const closed = [
    ...(withheld.isAttachable ? [] : [withheld.source]),
    ...withheld.attachments.flatMap(({ source, isClosed }) => (isClosed ? [source] : [])),
  ]
  return (
    closed.length > 0 &&
    files.some(({ bron }) => bron !== undefined && closed.some((path) => isKeyOf(bron, path, place)))
  )
}

/**
 * Whether an earlier public folder of the document itself has an attachment that is no public attachment now. One that is no longer stated
 * may have been renamed to one that is new: then it is closed if any of the new ones is.
 *
 * @param dropped whether one that is not stated any more may stay while its file is where it was: this run makes the edition without it, or
 * reports that it is out of date
 */
export function hasClosedAttachment(
  published: Published,
  { attachments }: Withheld,
  place: OutputPlace,
  dropped: 'may-stay' | 'closed',
): boolean {
  const left = new Set(attachments)
  const unknown: EarlierAttachment[] = []
  for (const one of attachmentsIn(published)) {
    const now =
      [...left].find(({ source }) => one.bron !== undefined && isKeyOf(one.bron, source, place)) ??
      [...left].find(({ name }) => name === one.name)
    if (now?.isClosed) return true
    if (now === undefined) unknown.push(one)
    else left.delete(now)
  }
  const added = [...left]
  if (unknown.length > 0 && added.some(({ isClosed }) => isClosed)) return true
  if (unknown.length <= added.length) return false
  return dropped === 'closed' || unknown.some(({ bron }) => bron === undefined || sourceOf(bron, place) === undefined)
}

interface EarlierAttachment {
  readonly name: string
  readonly bron: string | undefined
}

/** The attachments in a public folder; one that is there as PDF and as HTML once. */
function attachmentsIn({ files }: Published): Iterable<EarlierAttachment> {
  const found = new Map<string, EarlierAttachment>()
  for (const { bestand, bron } of files) {
    const name = attachedName(bestand)
    const stem = bestand.replace(/\.\w+$/, '')
    if (name !== undefined) found.set(stem, { name, bron: bron ?? found.get(stem)?.bron })
  }
  return found.values()
}
