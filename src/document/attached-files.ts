import { extname } from 'node:path'
import type { KindSet } from '../forms/load-kind.ts'
import type { Bijlage } from '../forms/vocabulary.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import type { Document } from './document.ts'

/** Files that can be attached, by extension. */
const attachmentTypes = ['.md', '.pdf', '.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg'] as const

/** Whether a file can be attached, by its extension. */
export const isAttachable = (path: string): boolean =>
  attachmentTypes.some((type) => type === extname(path).toLowerCase())

/** An attachment whose file exists. */
export interface AttachedFile {
  readonly proposal: Document
  readonly entry: Bijlage
  /** From 0. */
  readonly index: number
  /** Absolute, symbolic links resolved. */
  readonly path: string
}

/** Where attachments are searched. */
export interface AttachmentSearch {
  /** Folder of the project, absolute. */
  readonly root: string
  readonly kinds: KindSet
  readonly files: TrackedFiles
}

/** The attachments whose files exist, in the order of the front matter; rules report the others. */
export function attachedFiles(proposal: Document, { root, kinds, files }: AttachmentSearch): readonly AttachedFile[] {
  return (proposal.data.bijlagen ?? []).flatMap((entry, index) => {
    const found = files.resolve(root, proposal.source.path, entry.bestand)
    if (!found.ok || found.path === proposal.source.path || !isAttachable(found.path)) return []
    return kinds.soorten.includes(entry.soort) ? [{ proposal, entry, index, path: found.path }] : []
  })
}
