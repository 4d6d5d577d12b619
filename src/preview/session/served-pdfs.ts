import { digestOf } from '../../system/digest.ts'
import type { RenderedPdf } from './renderer.ts'

/** Older sets stay available, because a reader may be about to fetch from them. */
const maxSets = 3

/** The PDFs that can be requested, by their SHA-256. */
export class ServedPdfs {
  #sets: readonly (readonly RenderedPdf[])[] = []

  /** Adds the newest set. @returns the hash of each, in the same order */
  add(pdfs: readonly RenderedPdf[]): readonly string[] {
    this.#sets = [pdfs, ...this.#sets.filter((set) => set !== pdfs)].slice(0, maxSets)
    return pdfs.map(({ bytes }) => digestOf(bytes))
  }

  find(hash: string): RenderedPdf | undefined {
    return this.#sets.flat().find(({ bytes }) => digestOf(bytes) === hash)
  }
}
