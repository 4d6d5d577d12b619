import { createHash } from 'node:crypto'
import type { Edition } from '../document/edition.ts'
import type { FinishedPart, PartStore } from '../reuse/part-store.ts'
import { programFingerprint } from '../reuse/program-fingerprint.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'

/** Searches of public files that found nothing, so that the same search is not repeated. */
export interface CleanSearches {
  readonly isClean: (search: string) => boolean
  readonly setClean: (search: string) => void
}

/** Cache of the meeting's own documents, separate for each edition, program and browser version. Undefined when no browser is available. */
export async function cachedParts(
  { files, browser }: ReuseServices,
  edition: Edition,
): Promise<(PartStore & CleanSearches) | undefined> {
  // A document that is not in the cache must be printed, so the browser is needed in any case.
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

/** Parses a cache entry: one line of JSON with the properties, then the PDF. */
function partOf(kept: Buffer): FinishedPart {
  const end = kept.indexOf('\n')
  const head = JSON.parse(kept.subarray(0, end).toString('utf8')) as Omit<FinishedPart, 'pdf'>
  return { ...head, pdf: kept.subarray(end + 1) }
}
