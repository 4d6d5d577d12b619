import { createHash } from 'node:crypto'
import type { Piece } from './maker.ts'

/** Sets of pages that stay after newer ones have come: a reader may be on the way to fetch them. */
const setsKept = 3

/** The PDFs that can be asked for, by their SHA-256. */
export class HeldPdfs {
  #sets: readonly (readonly Piece[])[] = []
  readonly #hashes = new WeakMap<Uint8Array, string>()

  /** @returns the hash of each, in the same order */
  hold(pieces: readonly Piece[]): readonly string[] {
    this.#sets = [pieces, ...this.#sets.filter((set) => set !== pieces)].slice(0, setsKept)
    return pieces.map((piece) => this.#hashOf(piece))
  }

  find(hash: string): Piece | undefined {
    for (const set of this.#sets) {
      const found = set.find((piece) => this.#hashOf(piece) === hash)
      if (found) return found
    }
    return undefined
  }

  #hashOf({ pdf }: Piece): string {
    const known = this.#hashes.get(pdf)
    if (known !== undefined) return known
    const made = createHash('sha256').update(pdf).digest('hex')
    this.#hashes.set(pdf, made)
    return made
  }
}
