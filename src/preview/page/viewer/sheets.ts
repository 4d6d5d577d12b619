import { pixelsPerPoint } from './draw-page.ts'
import { PageFrame, type PageSize } from './page-frame.ts'

/** A zoom factor, fit to width, fit to page, or `passend`: fit to width up to a readable maximum. */
export type Zoom = 'passend' | 'breedte' | 'pagina' | number

/** A scroll position that is independent of the zoom. */
export interface Position {
  /** From 1. */
  readonly page: number
  /** The fraction of the page above, and to the left of, the edge of the scroll area. */
  readonly down: number
  readonly across: number
}

export const smallestZoom = 0.25
export const largestZoom = 4
const maxReadableZoom = 1.25

/** The pages in the scroll area: number, size and visibility, not their content. */
export class Sheets {
  #frames: readonly PageFrame[] = []
  #zoom: Zoom = 'passend'
  #scale = 1

  /** @param holder the child of the scroll area that holds the pages */
  constructor(
    private readonly scrollArea: HTMLElement,
    private readonly holder: HTMLElement,
  ) {}

  get frames(): readonly PageFrame[] {
    return this.#frames
  }

  get zoom(): Zoom {
    return this.#zoom
  }

  /** 1 for the size on paper. */
  get scale(): number {
    return this.#scale
  }

  /** Creates or removes frames for these pages, and keeps existing frames and the scroll position. */
  lay(sizes: readonly PageSize[]): void {
    const spot = this.position()
    const kept = this.#frames.slice(0, sizes.length)
    for (const frame of this.#frames.slice(sizes.length)) {
      frame.empty()
      frame.element.remove()
    }
    const added = sizes.slice(kept.length).map((_, index) => new PageFrame(kept.length + index + 1))
    this.holder.append(...added.map(({ element }) => element))
    this.#frames = [...kept, ...added]
    for (const [index, frame] of this.#frames.entries()) frame.size = sizes[index] ?? frame.size
    this.fit(spot)
  }

  /** Removes all pages. */
  clear(): void {
    for (const frame of this.#frames) frame.empty()
    this.#frames = []
    this.holder.replaceChildren()
  }

  setZoom(zoom: Zoom): void {
    this.#zoom = typeof zoom === 'number' ? Math.min(Math.max(zoom, smallestZoom), largestZoom) : zoom
    this.fit()
  }

  /** Resizes every page for the zoom and the space. @param spot position to keep; by default the current one */
  fit(spot: Position = this.position()): void {
    this.#scale = this.scaleFor(this.#frames.map(({ size }) => size))
    for (const frame of this.#frames) frame.resize(this.#scale, this.#frames.length)
    this.restore(spot)
  }

  /** Resizes the pages if the zoom depends on the scroll area and that changed. */
  refit(): void {
    if (this.scaleFor(this.#frames.map(({ size }) => size)) !== this.#scale) this.fit()
  }

  /** The scale for pages of these sizes. */
  scaleFor(sizes: readonly PageSize[]): number {
    if (typeof this.#zoom === 'number') return this.#zoom
    const style = getComputedStyle(this.holder)
    const besides = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
    const widest = Math.max(1, ...sizes.map(({ width }) => width)) * pixelsPerPoint
    const wide = Math.max(0.05, (this.scrollArea.clientWidth - besides) / widest)
    if (this.#zoom === 'breedte') return Math.min(wide, largestZoom)
    if (this.#zoom === 'passend') return Math.min(wide, maxReadableZoom)
    const highest = Math.max(1, ...sizes.map(({ height }) => height)) * pixelsPerPoint
    return Math.max(0.05, Math.min(wide, (this.scrollArea.clientHeight - besides) / highest))
  }

  /** The pages in view, or within a multiple of the height of the scroll area. */
  near(heights: number): readonly PageFrame[] {
    const { scrollTop, clientHeight } = this.scrollArea
    const margin = heights * clientHeight
    return this.#frames.filter(({ element }) => {
      const top = element.offsetTop
      return top < scrollTop + clientHeight + margin && top + element.offsetHeight > scrollTop - margin
    })
  }

  /** Number of the page at a third of the scroll area, from 1; 0 without pages. */
  current(): number {
    const middle = this.scrollArea.scrollTop + this.scrollArea.clientHeight / 3
    const reached = this.#frames.filter(({ element }) => element.offsetTop <= middle)
    return reached.at(-1)?.number ?? Math.min(1, this.#frames.length)
  }

  position(): Position {
    const { scrollTop, scrollLeft } = this.scrollArea
    const frame = this.#frames.find(({ element }) => element.offsetTop + element.offsetHeight > scrollTop)
    if (!frame) return { page: 1, down: 0, across: 0 }
    const { offsetTop, offsetLeft, offsetWidth, offsetHeight } = frame.element
    return {
      page: frame.number,
      down: (scrollTop - offsetTop) / Math.max(1, offsetHeight),
      across: (scrollLeft - offsetLeft) / Math.max(1, offsetWidth),
    }
  }

  restore({ page, down, across }: Position): void {
    const frame = this.#frames[Math.min(page, this.#frames.length) - 1]
    if (!frame) return
    const { offsetTop, offsetLeft, offsetWidth, offsetHeight } = frame.element
    this.scrollArea.scrollTop = Math.round(offsetTop + down * offsetHeight)
    this.scrollArea.scrollLeft = Math.round(offsetLeft + across * offsetWidth)
  }

  /** Whether an area of a page is in view. @param top in points */
  sees(page: number, top: number, height: number): boolean {
    const frame = this.#frames[page - 1]
    if (!frame) return false
    const { scrollTop, clientHeight } = this.scrollArea
    const start = frame.element.offsetTop + top * this.#scale * pixelsPerPoint
    const end = start + Math.min(height * this.#scale * pixelsPerPoint, clientHeight / 2)
    return start >= scrollTop && end <= scrollTop + clientHeight
  }

  /** Scrolls to a position. @param top in points from the top of the page */
  go(page: number, top = 0): void {
    const frame = this.#frames[page - 1]
    if (!frame) return
    const above = top === 0 ? 12 : this.scrollArea.clientHeight / 5
    const down = frame.element.offsetTop + top * this.#scale * pixelsPerPoint - above
    const far = Math.abs(down - this.scrollArea.scrollTop) > 2 * this.scrollArea.clientHeight
    const still = far || matchMedia('(prefers-reduced-motion: reduce)').matches
    this.scrollArea.scrollTo({ top: down, behavior: still ? 'instant' : 'smooth' })
  }
}

/** The reader's view, stored for a reload of the page. */
export interface StoredView {
  readonly sleutel: string
  readonly position: Position
  readonly zoom: Zoom
}

const storageKey = 'collegevoorstel-kijk'

/** The stored view of this browser tab, if any. */
export function loadView(): StoredView | undefined {
  const text = sessionStorage.getItem(storageKey)
  return text === null ? undefined : (JSON.parse(text) as StoredView)
}

export function storeView(view: StoredView): void {
  sessionStorage.setItem(storageKey, JSON.stringify(view))
}
