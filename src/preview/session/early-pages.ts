import { createHash } from 'node:crypto'
import type { Piece } from './maker.ts'

/** Longer than this nobody's finish waits for a reader who may be looking at something else, in ms. */
const patienceToFetch = 30
/** Nor longer than this for one who has fetched the pages and is drawing them: a window out of sight never does. */
const patienceToDraw = 200
/** Of the pages before, a reader may still be on the way to fetch the last. */
const kept = 2

/** Pages that are shown before they are finished, and who has fetched and drawn them. */
export class EarlyPages {
  #newest: readonly Early[] = []

  /** @returns their SHA-256 */
  hold(piece: Piece): string {
    const hash = createHash('sha256').update(piece.pdf).digest('hex')
    this.#newest = [{ hash, piece, fetched: 0, painted: 0, onChange: () => {} }, ...this.#newest].slice(0, kept)
    return hash
  }

  find(hash: string): Piece | undefined {
    return this.#newest.find((one) => one.hash === hash)?.piece
  }

  /** To be told when a reader has all of it. */
  fetched(hash: string): void {
    this.#count(hash, 'fetched')
  }

  /** To be told when a reader sees it. */
  painted(hash: string): void {
    this.#count(hash, 'painted')
  }

  /** Resolves when so many readers see the newest pages, or all of those that want them, or when that takes too long. */
  async seenBy(readers: number): Promise<void> {
    const [newest] = this.#newest
    if (newest === undefined) return
    await new Promise<void>((resolve) => {
      let expected = readers
      const done = () => {
        clearTimeout(fetching)
        clearTimeout(drawing)
        resolve()
      }
      const fetching = setTimeout(() => {
        expected = newest.fetched
        newest.onChange()
      }, patienceToFetch)
      const drawing = setTimeout(done, patienceToDraw)
      newest.onChange = () => {
        if (newest.painted >= expected) done()
      }
      newest.onChange()
    })
  }

  #count(hash: string, what: 'fetched' | 'painted'): void {
    const early = this.#newest.find((one) => one.hash === hash)
    if (early === undefined) return
    early[what] += 1
    early.onChange()
  }
}

interface Early {
  readonly hash: string
  readonly piece: Piece
  fetched: number
  painted: number
  onChange: () => void
}
