import type { FinishedPart, PartStore } from '../../reuse/part-store.ts'

/** Runs after its last use at which an entry expires: enough to undo an edit or to view another edition. */
const maxAge = 12

/** Finished documents of the last runs, in memory. Entries expire, so that memory use does not grow with the session. */
export class MemoryCache implements PartStore {
  readonly #entries = new Map<string, { readonly part: FinishedPart; used: number }>()
  #run = 0

  /** Starts a run and removes expired entries. */
  nextRun(): void {
    this.#run += 1
    for (const [key, { used }] of this.#entries) if (used < this.#run - maxAge) this.#entries.delete(key)
  }

  get(key: string): FinishedPart | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    entry.used = this.#run
    return entry.part
  }

  set(key: string, part: FinishedPart): void {
    this.#entries.set(key, { part, used: this.#run })
  }
}
