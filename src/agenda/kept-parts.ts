import { createHash } from 'node:crypto'
import type { FinishedPart, PartStore } from '../build/part-store.ts'
import { programFingerprint } from '../build/program-fingerprint.ts'
import type { ReuseServices } from '../build/reuse-services.ts'
import type { Edition } from '../document/edition.ts'

/** What was made of an edition of a meeting before, and may be taken again. */
export interface KeptParts extends PartStore {
  /** Whether files that are the same were searched before, for the same, and nothing was found. */
  readonly isClean: (search: string) => boolean
  readonly setClean: (search: string) => void
}

/**
 * The meeting's own documents in the cache, in the room of their edition, as this program and browser make them. Undefined where it
 * is not known which browser will print.
 */
export async function keptParts({ files, browser }: ReuseServices, edition: Edition): Promise<KeptParts | undefined> {
  const version = await browser()
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
    set: (key, { pdf, browser: printedBy, lines, pages }) => {
      const head = Buffer.from(`${JSON.stringify({ browser: printedBy, lines, pages })}\n`)
      files.write(edition, keyOf(key), Buffer.concat([head, pdf]))
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
