import { createHash, type Hash } from 'node:crypto'
import type { DocumentFacts } from '../pdf/file/model/xmp.ts'
import type { EntryLoss } from '../pdf/merge/merge-pdfs.ts'
import type { Printable, Printed } from '../print/page/printable.ts'
import { digestOf } from '../system/digest.ts'

/** A composed document as it was printed and finished: what is found in it is not here, for that depends on where its source stands. */
export interface FinishedPart extends Pick<Printed, 'browser' | 'lines'> {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Of a bundle: what its parts lost by being put into it. */
  readonly losses?: readonly EntryLoss[]
}

/** Keeps finished documents by what they were made of, so that what has not changed is not printed again. */
export interface PartStore {
  readonly get: (key: string) => FinishedPart | undefined
  readonly set: (key: string, part: FinishedPart) => void
}

/** The same for two documents exactly when the same browser makes the same bytes of them. */
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

/** With its length, so that no two texts can be taken for one. */
function add(hash: Hash, text: string): void {
  hash.update(`${text.length}:`).update(text)
}
