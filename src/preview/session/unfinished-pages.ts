import { sha256 } from '../../system/digest.ts'
import type { RenderedPdf } from './renderer.ts'

/** How long finishing waits for readers to fetch the pages, in ms. */
const fetchTimeout = 30
/** How long it waits for those readers to draw them, in ms; a hidden window never does. */
const drawTimeout = 200
/** The previous version stays available, because a reader may be about to fetch it. */
const maxVersions = 2

/** What a reader does with a PDF. */
export type ReadingStep = 'fetched' | 'painted'

/** Pages that are shown before they are finished, with the number of readers that fetched and drew them. */
export class UnfinishedPages {
  #versions: readonly Version[] = []

  /** Adds the newest version. @returns its SHA-256 */
  add(rendered: RenderedPdf): string {
    const hash = sha256(rendered.bytes)
    const version = { hash, rendered, fetched: 0, painted: 0, onChange: () => {} }
    this.#versions = [version, ...this.#versions].slice(0, maxVersions)
    return hash
  }

  find(hash: string): RenderedPdf | undefined {
    return this.#versions.find((version) => version.hash === hash)?.rendered
  }

  /** Records that a reader received the whole PDF, or has it on the screen. */
  count(hash: string, what: ReadingStep): void {
    const version = this.#versions.find((one) => one.hash === hash)
    if (version === undefined) return
    version[what] += 1
    version.onChange()
  }

  /** Resolves when this many readers, or all that fetched the newest version in time, have drawn it, or at the timeout. */
  async seenBy(readers: number): Promise<void> {
    const [newest] = this.#versions
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
      }, fetchTimeout)
      const drawing = setTimeout(done, drawTimeout)
      newest.onChange = () => {
        if (newest.painted >= expected) done()
      }
      newest.onChange()
    })
  }
}

interface Version {
  readonly hash: string
  readonly rendered: RenderedPdf
  fetched: number
  painted: number
  onChange: () => void
}
