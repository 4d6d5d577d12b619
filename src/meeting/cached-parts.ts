import { createHash } from 'node:crypto'
import type { Edition } from '../document/edition.ts'
import type { FinishedPart, PartStore } from '../reuse/part-store.ts'
import { programFingerprint } from '../reuse/program-fingerprint.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'

/** Searches of public files that found nothing, so that the same files are not searched for the same again. */
export interface CleanSearches {
  readonly isClean: (search: string) => boolean
  readonly setClean: (search: string) => void
}

/**
 * The meeting's own documents in the cache, in the room of their edition, as this program and browser make them. Undefined where no
 * browser can be had.
 */
export async function cachedParts(
  { files, browser }: ReuseServices,
  edition: Edition,
): Promise<(PartStore & CleanSearches) | undefined> {
  // Not in the cache yet means that it has to be printed: it can as well be waited for.
  const version = await browser('wait')
  if (version === undefined) return undefined
  const keyOf = (key: string) =>
    createHash('sha256')
      .update(JSON.stringify([programFingerprint(), version, edition, key]))
      .digest('hex')
  return {
    get: (key) => {
      const kept = files.read(edition, keyOf(key))
      if (kept) files.touch(edition, keyOf(key))
      return kept && partOf(kept)
    },
    set: (key, { pdf, ...head }) => {
      const line = Buffer.from(`${JSON.stringify(head)}\n`)
      files.write(edition, keyOf(key), Buffer.concat([line, pdf]))
    },
    isClean: (search) => files.read(edition, keyOf(`schoon ${search}`)) !== undefined,
    setClean: (search) => files.write(edition, keyOf(`schoon ${search}`), Buffer.from('schoon')),
  }
}

/** A line that says what it is, then the PDF. */
function partOf(kept: Buffer): FinishedPart {
  const end = kept.indexOf('\n')
  const head = JSON.parse(kept.subarray(0, end).toString('utf8')) as Omit<FinishedPart, 'pdf'>
  return { ...head, pdf: kept.subarray(end + 1) }
}
