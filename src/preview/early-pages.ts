import { createHash } from 'node:crypto'
import type { Piece } from './maker.ts'

/** Longer than this nobody's finish waits for a reader who may be looking at something else, in ms. */
const patience = 30
/** Of the pages before, a reader may still be on the way to fetch the last. */
const kept = 2

/** Pages that are shown before they are finished, and who has fetched them. */
export class EarlyPages {
  #newest: readonly Early[] = []

  /** @returns their SHA-256 */
  hold(piece: Piece): string {
    const hash = createHash('sha256').update(piece.pdf).digest('hex')
    this.#newest = [{ hash, piece, fetched: 0, onFetched: () => {} }, ...this.#newest].slice(0, kept)
    return hash
  }

  find(hash: string): Piece | undefined {
    return this.#newest.find((one) => one.hash === hash)?.piece
  }

  /** To be told when a reader has all of it. */
  fetched(hash: string): void {
    const early = this.#newest.find((one) => one.hash === hash)
    if (early === undefined) return
    early.fetched += 1
    early.onFetched()
  }

  /** Resolves when so many readers have the newest pages, or when that takes too long. */
  async fetchedBy(readers: number): Promise<void> {
    const [newest] = this.#newest
    if (newest === undefined || newest.fetched >= readers) return
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, patience)
      newest.onFetched = () => {
        if (newest.fetched < readers) return
        clearTimeout(late)
        resolve()
      }
    })
  }
}

interface Early {
  readonly hash: string
  readonly piece: Piece
  fetched: number
  onFetched: () => void
}
