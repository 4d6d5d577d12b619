import type { FinishedPart, PartStore } from '../../reuse/part-store.ts'

/** Runs that a part is kept for after it was last used: long enough to take back an edit, or to look at another edition. */
const runsKept = 12

/** Finished documents of the last runs, so that memory stays flat however long somebody writes. */
export class RecentParts implements PartStore {
  readonly #parts = new Map<string, { readonly part: FinishedPart; used: number }>()
  #run = 0

  /** To be told before each run. */
  nextRun(): void {
    this.#run += 1
    for (const [key, { used }] of this.#parts) if (used < this.#run - runsKept) this.#parts.delete(key)
  }

  get(key: string): FinishedPart | undefined {
    const kept = this.#parts.get(key)
    if (kept === undefined) return undefined
    kept.used = this.#run
    return kept.part
  }

  set(key: string, part: FinishedPart): void {
    this.#parts.set(key, { part, used: this.#run })
  }
}
