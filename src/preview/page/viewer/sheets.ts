import { pixelsPerPoint } from './draw-page.ts'
import { PageFrame, type PageSize } from './page-frame.ts'

/** How large pages are shown: a factor, or as wide or as whole as fits. `passend` is as wide as fits, but no wider than reads well. */
export type Zoom = 'passend' | 'breedte' | 'pagina' | number

/** A spot on the desk that stays the same spot when pages get another size. */
export interface Position {
  /** From 1. */
  readonly page: number
  /** The part of the page that is above, and left of, the edge of the desk. */
  readonly down: number
  readonly across: number
}

export const smallestZoom = 0.25
export const largestZoom = 4
const widestThatReadsWell = 1.25

/** The sheets on the desk: how many, how large, which are in view. What is printed on them is no concern of this class. */
export class Sheets {
  readonly #desk: HTMLElement
  readonly #holder: HTMLElement
  #frames: readonly PageFrame[] = []
  #zoom: Zoom = 'passend'
  #scale = 1

  /** @param desk what scrolls @param holder the element in it that holds the sheets */
  constructor(desk: HTMLElement, holder: HTMLElement) {
    this.#desk = desk
    this.#holder = holder
  }

  get frames(): readonly PageFrame[] {
    return this.#frames
  }

  get zoom(): Zoom {
    return this.#zoom
  }

  /** 1 is the size of paper. */
  get scale(): number {
    return this.#scale
  }

  /** Lays down as many sheets as there are sizes. Those that were there stay, and so does the spot that is in view. */
  lay(sizes: readonly PageSize[]): void {
    const spot = this.position()
    const kept = this.#frames.slice(0, sizes.length)
    for (const frame of this.#frames.slice(sizes.length)) {
      frame.empty()
      frame.element.remove()
    }
    const added = sizes.slice(kept.length).map((_, index) => new PageFrame(kept.length + index + 1))
    this.#holder.append(...added.map(({ element }) => element))
    this.#frames = [...kept, ...added]
    for (const [index, frame] of this.#frames.entries()) frame.size = sizes[index] ?? frame.size
    this.fit(spot)
  }

  /** Takes all sheets away. */
  clear(): void {
    for (const frame of this.#frames) frame.empty()
    this.#frames = []
    this.#holder.replaceChildren()
  }

  setZoom(zoom: Zoom): void {
    this.#zoom = typeof zoom === 'number' ? Math.min(Math.max(zoom, smallestZoom), largestZoom) : zoom
    this.fit()
  }

  /** Gives every sheet its size for the zoom and the room there is. @param spot to keep in view, else what is in view now */
  fit(spot: Position = this.position()): void {
    this.#scale = this.scaleFor(this.#frames.map(({ size }) => size))
    for (const frame of this.#frames) frame.resize(this.#scale, this.#frames.length)
    this.restore(spot)
  }

  /** Gives the sheets another size if the desk has become larger or smaller and the zoom follows it. */
  refit(): void {
    if (this.scaleFor(this.#frames.map(({ size }) => size)) !== this.#scale) this.fit()
  }

  /** The scale that pages of these sizes would get. */
  scaleFor(sizes: readonly PageSize[]): number {
    if (typeof this.#zoom === 'number') return this.#zoom
    const style = getComputedStyle(this.#holder)
    const besides = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight)
    const widest = Math.max(1, ...sizes.map(({ width }) => width)) * pixelsPerPoint
    const wide = Math.max(0.05, (this.#desk.clientWidth - besides) / widest)
    if (this.#zoom === 'breedte') return Math.min(wide, largestZoom)
    if (this.#zoom === 'passend') return Math.min(wide, widestThatReadsWell)
    const highest = Math.max(1, ...sizes.map(({ height }) => height)) * pixelsPerPoint
    return Math.max(0.05, Math.min(wide, (this.#desk.clientHeight - besides) / highest))
  }

  /** The sheets that are in view, or within so many heights of the desk from it. */
  near(heights: number): readonly PageFrame[] {
    const { scrollTop, clientHeight } = this.#desk
    const margin = heights * clientHeight
    return this.#frames.filter(({ element }) => {
      const top = element.offsetTop
      return top < scrollTop + clientHeight + margin && top + element.offsetHeight > scrollTop - margin
    })
  }

  /** Number of the sheet that fills most of the desk, from 1; 0 when there are none. */
  current(): number {
    const middle = this.#desk.scrollTop + this.#desk.clientHeight / 3
    const reached = this.#frames.filter(({ element }) => element.offsetTop <= middle)
    return reached.at(-1)?.number ?? Math.min(1, this.#frames.length)
  }

  position(): Position {
    const { scrollTop, scrollLeft } = this.#desk
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
    this.#desk.scrollTop = Math.round(offsetTop + down * offsetHeight)
    this.#desk.scrollLeft = Math.round(offsetLeft + across * offsetWidth)
  }

  /** Tells whether a height on a page can be read now, with a little room around it. @param top in points */
  sees(page: number, top: number, height: number): boolean {
    const frame = this.#frames[page - 1]
    if (!frame) return false
    const { scrollTop, clientHeight } = this.#desk
    const start = frame.element.offsetTop + top * this.#scale * pixelsPerPoint
    const end = start + Math.min(height * this.#scale * pixelsPerPoint, clientHeight / 2)
    return start >= scrollTop && end <= scrollTop + clientHeight
  }

  /** Brings a height on a page into view. @param top in points from the top of the page */
  go(page: number, top = 0): void {
    const frame = this.#frames[page - 1]
    if (!frame) return
    const above = top === 0 ? 12 : this.#desk.clientHeight / 5
    const down = frame.element.offsetTop + top * this.#scale * pixelsPerPoint - above
    const far = Math.abs(down - this.#desk.scrollTop) > 2 * this.#desk.clientHeight
    const still = far || matchMedia('(prefers-reduced-motion: reduce)').matches
    this.#desk.scrollTo({ top: down, behavior: still ? 'instant' : 'smooth' })
  }
}
