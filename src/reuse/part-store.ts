import { createHash, type Hash } from 'node:crypto'
import type { DocumentFacts } from '../pdf/file/model/xmp.ts'
import type { EntryLoss } from '../pdf/merge/merge-pdfs.ts'
import type { Printable, Printed } from '../print/page/printable.ts'
import { digestOf } from '../system/digest.ts'

/** A composed document, printed and finished, without its findings: those depend on the place of the source. */
export interface FinishedPart extends Pick<Printed, 'browser' | 'lines'> {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Of a bundle: what its entries lost by merging. */
  readonly losses?: readonly EntryLoss[]
}

/** Stores finished documents by what they were made from, so that an unchanged document is not printed again. */
export interface PartStore {
  readonly get: (key: string) => FinishedPart | undefined
  readonly set: (key: string, part: FinishedPart) => void
}

/** Equal for two documents exactly when the same browser makes the same bytes of them. */
export function partKey(printable: Printable, facts: DocumentFacts): string {
  const hash = createHash('sha256')
  const { lang, title, style, head, body, resources, count } = printable
  for (const text of [lang, title, style, head, body, ...count]) add(hash, text)
  for (const [key, { type, bytes }] of resources) {
    add(hash, key)
    add(hash, type)
    add(hash, digestOf(bytes))
  }
  add(hash, JSON.stringify(facts))
  return hash.digest('hex')
}

/** Includes the length, so that two texts cannot run together. */
function add(hash: Hash, text: string): void {
  hash.update(`${text.length}:`).update(text)
}
