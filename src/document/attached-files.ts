import { extname } from 'node:path'
import type { KindSet } from '../forms/load-kind.ts'
import type { Bijlage } from '../forms/vocabulary.ts'
import { resolveInside } from '../system/inside.ts'
import type { Document } from './document.ts'

/** Files that can be attached, by extension. */
const attachmentTypes = ['.md', '.pdf', '.png', '.jpg', '.jpeg', '.svg'] as const

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

/** The attachments whose files exist, in front matter order; rules report the others. @param root absolute path of the project */
export function attachedFiles(proposal: Document, root: string, kinds: KindSet): readonly AttachedFile[] {
  return (proposal.data.bijlagen ?? []).flatMap((entry, index) => {
    const found = resolveInside(root, proposal.source.path, entry.bestand)
    if (!found.ok || found.path === proposal.source.path || !isAttachable(found.path)) return []
    return kinds.soorten.includes(entry.soort) ? [{ proposal, entry, index, path: found.path }] : []
  })
}
