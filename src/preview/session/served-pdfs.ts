import { createHash } from 'node:crypto'
import type { RenderedPdf } from './renderer.ts'

/** Older sets stay available, because a reader may be about to fetch from them. */
const maxSets = 3

/** The PDFs that can be requested, by their SHA-256. */
export class ServedPdfs {
  #sets: readonly (readonly RenderedPdf[])[] = []
  readonly #hashes = new WeakMap<Uint8Array, string>()

  /** Adds the newest set. @returns the hash of each, in the same order */
  add(pdfs: readonly RenderedPdf[]): readonly string[] {
    this.#sets = [pdfs, ...this.#sets.filter((set) => set !== pdfs)].slice(0, maxSets)
    return pdfs.map((rendered) => this.#hashOf(rendered))
  }

  find(hash: string): RenderedPdf | undefined {
    for (const set of this.#sets) {
      const found = set.find((rendered) => this.#hashOf(rendered) === hash)
      if (found) return found
    }
    return undefined
  }

  #hashOf({ bytes }: RenderedPdf): string {
    const known = this.#hashes.get(bytes)
    if (known !== undefined) return known
    const hash = createHash('sha256').update(bytes).digest('hex')
    this.#hashes.set(bytes, hash)
    return hash
  }
}
