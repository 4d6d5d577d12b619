import { basename, dirname, extname, resolve } from 'node:path'
import type { Document } from '../document/document.ts'
import type { Attachment } from '../document/proposal.ts'
import { secrecyOn } from '../document/secrecy.ts'
import { fileName } from '../output/output-name.ts'
import { isKeyOf, type OutputPlace, sourceOf } from '../output/source-key.ts'
import { publicEdition } from './edition-policy.ts'
import type { PublicationPolicy } from './publication-policy.ts'
import { attachedName, type Published } from './published.ts'

/** What of a document may not be public now. */
export interface Withheld {
  /** Absolute. */
  readonly source: string
  /** Whether the document itself may not. */
  readonly isWhole: boolean
  /** Every attachment that the front matter states, its file found or not. */
  readonly attachments: readonly AttachmentState[]
}

interface AttachmentState {
  /** Absolute. */
  readonly source: string
  /** As in the names of the output, without number and extension. */
  readonly name: string
  readonly isSecret: boolean
}

/**
 * What of a document may not be public: asks the policy. Its front matter suffices; attachments that have been read are taken into account.
 * Without a document, its front matter could not be read, and nothing of it is public.
 *
 * @param policies the document is public when one of them makes it
 * @param find the file of a reference, symbolic links resolved; undefined when it is not there
 */
export function withheldOf(
  source: string,
  { document, attachments }: { readonly document: Document | undefined; readonly attachments: readonly Attachment[] },
  policies: readonly PublicationPolicy[],
  find: (reference: string) => string | undefined,
): Withheld {
  if (document === undefined) return { source, isWhole: true, attachments: [] }
  const proposal = { document, secrecy: secrecyOn(document, 'voorstel'), attachments }
  const secret = new Set(attachments.flatMap((one) => (one.secret ? [one.number] : [])))
  return {
    source,
    isWhole: policies.every((policy) => policy.verdictOn(proposal, publicEdition).type !== 'make'),
    attachments: (document.data.bijlagen ?? []).map(({ bestand }, index): AttachmentState => {
      const own = bestand.split('/').at(-1) ?? bestand
      return {
        source: find(bestand) ?? resolve(dirname(source), bestand),
        name: fileName(basename(own, extname(own))),
        isSecret: secret.has(index + 1) || secrecyOn(document, `bijlage ${index + 1}`) !== undefined,
      }
    }),
  }
}

/** Whether a public folder, of any document, contains what this one says may not be public. */
export function holdsWithheld({ files }: Published, withheld: Withheld, place: OutputPlace): boolean {
  const closed = [
    ...(withheld.isWhole ? [withheld.source] : []),
    ...withheld.attachments.flatMap(({ source, isSecret }) => (isSecret ? [source] : [])),
  ]
  return (
    closed.length > 0 &&
    files.some(({ bron }) => bron !== undefined && closed.some((path) => isKeyOf(bron, path, place)))
  )
}

/**
 * Whether an earlier public folder of the document itself has an attachment that is no public attachment now. One that is no longer stated
 * may have been renamed to one that is new: then it is secret if any of the new ones is.
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
    if (now?.isSecret) return true
    if (now === undefined) unknown.push(one)
    else left.delete(now)
  }
  const added = [...left]
  if (unknown.length > 0 && added.some(({ isSecret }) => isSecret)) return true
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
