import { type PageViewport, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { make } from '../element.ts'
import { type Area, changedArea, discard, pixelsPerPoint, placedOver } from './draw-page.ts'
import { linkLayer, type PageLink } from './link-layer.ts'
import { type PageText, pageTextOf, piecesOf, type TextContent, type TextPart } from './page-text.ts'

/** In points. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** The file that a canvas shows and its width in device pixels. */
export interface Drawn {
  readonly sha: string
  readonly pixels: number
}

/** The kinds of marks over a page. */
export type MarkKind = 'gewijzigd' | 'gevonden' | 'gevonden-nu' | 'bron'

/** One page in the scroll area. It keeps its position and size with or without a canvas. */
export class PageFrame {
  readonly element = make('div', { class: 'vel', role: 'region' })
  readonly number: number
  size: PageSize = { width: 595.28, height: 841.89 }
  drawn: Drawn | undefined
  text: PageText | undefined
  canvas: HTMLCanvasElement | undefined
  /** The previous canvas, until both are compared. */
  #covered: HTMLCanvasElement | undefined
  readonly #marks = make('div', { class: 'merktekens', 'aria-hidden': 'true' })
  #layer: HTMLElement | undefined
  #pieces: readonly HTMLElement[] = []
  #links: HTMLElement | undefined

  constructor(number: number) {
    this.number = number
    this.element.dataset.pagina = String(number)
    this.element.append(this.#marks)
  }

  /** Sets the size in whole device pixels, so that the canvas is not scaled. */
  resize(scale: number, total: number): void {
    const { style } = this.element
    style.width = `${onScreen(this.size.width * scale)}px`
    style.height = `${onScreen(this.size.height * scale)}px`
    style.setProperty('--total-scale-factor', String(scale * pixelsPerPoint))
    this.element.ariaLabel = `Pagina ${this.number} van ${total}`
  }

  /** Width on the screen, in CSS pixels. */
  get width(): number {
    return Number.parseFloat(this.element.style.width)
  }

  /** The canvas it should show for this file. */
  wanted(sha: string): Drawn {
    return { sha, pixels: Math.round(this.width * devicePixelRatio) }
  }

  /** Covers the old canvas with the new one. `settle` compares them later, since that takes time. */
  cover(canvas: HTMLCanvasElement, drawn: Drawn): void {
    this.settle()
    canvas.ariaHidden = 'true'
    if (this.canvas) this.canvas.after(canvas)
    else this.element.prepend(canvas)
    this.#covered = this.canvas
    this.canvas = canvas
    this.drawn = drawn
  }

  /**
   * Removes the covered canvas, or the new one if both are identical.
   * @returns the area in which they differ
   */
  settle(): Area | undefined {
    const [old, canvas] = [this.#covered, this.canvas]
    this.#covered = undefined
    if (!old || !canvas) return undefined
    const area = changedArea(old, canvas)
    const superfluous = area ? old : canvas
    superfluous.remove()
    discard(superfluous)
    this.canvas = area ? canvas : old
    return area
  }

  /** Lays selectable text over the canvas. Equal text is left in place, with the reader's selection. */
  async showText(content: TextContent, viewport: PageViewport): Promise<void> {
    const text = pageTextOf(content)
    if (text.fingerprint === this.text?.fingerprint && this.#layer) return
    const container = make('div', { class: 'textLayer' })
    const layer = new TextLayer({ textContentSource: content, container, viewport })
    await layer.render()
    this.#layer?.remove()
    this.#layer = container
    this.#pieces = layer.textDivs
    this.text = text
    this.#marks.before(container)
    this.clear('gevonden', 'gevonden-nu')
  }

  showLinks(links: readonly PageLink[]): void {
    this.#links?.remove()
    this.#links = links.length === 0 ? undefined : linkLayer(links)
    if (this.#links) this.element.append(this.#links)
  }

  /** Removes canvas, text and links; the empty page remains. */
  empty(): void {
    for (const canvas of [this.#covered, this.canvas]) {
      discard(canvas)
      canvas?.remove()
    }
    this.#layer?.remove()
    this.#links?.remove()
    this.clear('gewijzigd', 'gevonden', 'gevonden-nu', 'bron')
    this.#covered = undefined
    this.canvas = undefined
    this.#layer = undefined
    this.#links = undefined
    this.#pieces = []
    this.text = undefined
    this.drawn = undefined
  }

  /** The areas of a range of text, one per line. */
  areasOf(part: TextPart): readonly Area[] {
    if (!this.text) return []
    const frame = this.element.getBoundingClientRect()
    const areas = piecesOf(this.text, part).flatMap(({ index, start, end }) => {
      const letters = this.#pieces[index]?.firstChild
      if (!letters) return []
      const range = document.createRange()
      range.setStart(letters, start)
      range.setEnd(letters, end)
      const { left, top, width, height } = range.getBoundingClientRect()
      return [
        {
          x: (left - frame.left) / frame.width,
          y: (top - frame.top) / frame.height,
          width: width / frame.width,
          height: height / frame.height,
        },
      ]
    })
    return areas.reduce(joinOnLine, [])
  }

  mark(kind: MarkKind, areas: readonly Area[]): void {
    this.#marks.append(...areas.map((area) => placedOver(make('div', { class: kind }), area)))
  }

  clear(...kinds: readonly MarkKind[]): void {
    for (const kind of kinds) for (const mark of this.#marks.querySelectorAll(`:scope > .${kind}`)) mark.remove()
  }
}

/** The width of a page on the screen, in CSS pixels. */
export function widthOf(size: PageSize, scale: number): number {
  return onScreen(size.width * scale)
}

/** Rounds to whole device pixels, in CSS pixels. */
function onScreen(points: number): number {
  return Math.round(points * pixelsPerPoint * devicePixelRatio) / devicePixelRatio
}

/** Joins adjacent areas on a line. */
function joinOnLine(areas: readonly Area[], next: Area): readonly Area[] {
  const last = areas.at(-1)
  if (!last || Math.abs(last.y - next.y) > next.height / 2 || next.x < last.x) return [...areas, next]
  const joined = {
    x: last.x,
    y: Math.min(last.y, next.y),
    width: next.x + next.width - last.x,
    height: Math.max(last.height, next.height),
  }
  return [...areas.slice(0, -1), joined]
}
