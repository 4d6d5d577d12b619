import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { discard, drawPage, type Intent, pixelsPerPoint } from './draw-page.ts'
import { linksOf } from './link-layer.ts'
import { markChanges } from './mark-changes.ts'
import { type OpenPdf, openPdf } from './open-pdf.ts'
import { type PageFrame, type PageSize, widthOf } from './page-frame.ts'
import { type PageText, pageTextOf } from './page-text.ts'
import type { Position, Sheets } from './sheets.ts'

/** The pages to show. */
export interface Target {
  /** Key of the tab; a new PDF of the same tab replaces the pages in place. */
  readonly sleutel: string
  readonly sha: string
  /** `wijzigingen` marks the changes for a moment. */
  readonly mark: 'wijzigingen' | 'niets'
  readonly intent: Intent
}

interface Listeners {
  /** The pages in view are painted. @param at time of painting, by `performance.now()` */
  readonly onPainted: (target: Target, document: OpenPdf, at: number) => void
  /** The text of a page is available, so that matches can be marked. */
  readonly onText: (frame: PageFrame) => void
  /** A file cannot be shown. */
  readonly onTrouble: (target: Target, error: unknown) => void
}

/** Distances from the view within which pages are drawn, and beyond which they are released, in heights of the scroll area. */
const drawnAround = 0.75
const keptAround = 2

/** Draws one PDF after another, visible pages first. */
export class Viewer {
  readonly #positions = new Map<string, Position>()
  #pdf: OpenPdf | undefined
  #sleutel = ''
  #intent: Intent = 'display'
  #target: Target | 'leeg' | undefined
  #isShowing = false
  #filling: Promise<void> | undefined
  /** Text of the previous pages, while changes are marked. */
  #before: readonly (PageText | undefined)[] = []
  #texts = new Map<number, Promise<PageText>>()

  constructor(
    private readonly sheets: Sheets,
    private readonly listeners: Listeners,
  ) {}

  get document(): OpenPdf | undefined {
    return this.#pdf
  }

  /** Sets the position at which a tab opens first. */
  startAt(sleutel: string, position: Position): void {
    this.#positions.set(sleutel, position)
  }

  /**
   * Shows the target, or the latest one of later calls: one is completed before the next starts, others are skipped.
   * @param target `leeg` for no pages
   */
  async show(target: Target | 'leeg'): Promise<void> {
    this.#target = target
    if (this.#isShowing) return
    this.#isShowing = true
    try {
      for (let done: Target | 'leeg' | undefined; this.#target !== undefined && this.#target !== done; ) {
        done = this.#target
        if (done === 'leeg') this.#clear()
        else await this.#showTarget(done)
      }
    } finally {
      this.#isShowing = false
    }
    await this.fill()
  }

  /** Draws pages that came near by scrolling or zooming, and releases distant ones. */
  async fill(): Promise<void> {
    this.#filling ??= this.#fillAll().finally(() => {
      this.#filling = undefined
    })
    await this.#filling
  }

  async #fillAll(): Promise<void> {
    for (let frame = this.#undrawn(); frame && !this.#isShowing && this.#pdf; frame = this.#undrawn()) {
      await this.#drawOne(frame, this.#pdf)
    }
    const near = new Set(this.sheets.near(keptAround))
    for (const frame of this.sheets.frames) if (frame.canvas && !near.has(frame)) frame.empty()
  }

  /** The text of every page in order. */
  async texts(): Promise<readonly PageText[]> {
    const pdf = this.#pdf
    if (!pdf) return []
    return Promise.all(Array.from({ length: pdf.document.numPages }, (_, index) => this.#textOf(pdf, index + 1)))
  }

  #textOf(pdf: OpenPdf, number: number): Promise<PageText> {
    const known = this.#texts.get(number)
    if (known) return known
    const text = pdf.document.getPage(number).then(async (page) => pageTextOf(await page.getTextContent()))
    this.#texts.set(number, text)
    return text
  }

  #clear(): void {
    this.#leave('')
    this.sheets.clear()
    void this.#retire()
    this.#pdf = undefined
  }

  /** Closes the current PDF once no call is pending: pdf.js never settles calls on a closed document. */
  async #retire(): Promise<void> {
    const pdf = this.#pdf
    const reading = [...this.#texts.values()]
    this.#texts = new Map()
    await Promise.allSettled([this.#filling, ...reading])
    await pdf?.close()
  }

  async #showTarget(target: Target): Promise<void> {
    if (target.sha === this.#pdf?.sha && target.sleutel === this.#sleutel) {
      this.listeners.onPainted(target, this.#pdf, performance.now())
      return
    }
    try {
      const pdf = await openPdf(target.sha)
      if (pdf) await this.#replacePages(target, pdf)
    } catch (error) {
      this.listeners.onTrouble(target, error)
    }
  }

  async #replacePages(target: Target, pdf: OpenPdf): Promise<void> {
    const stays = target.sleutel === this.#sleutel
    const numbers = this.#firstPages(
      stays ? undefined : this.#positions.get(target.sleutel),
      pdf.document.numPages,
      stays,
    )
    const pages = await Promise.all(numbers.map((number) => pdf.document.getPage(number)))
    const sizes = this.#guessSizes(pages, pdf.document.numPages, stays)
    const scale = this.sheets.scaleFor(sizes)
    const drawn = await Promise.all(
      pages.map(async (page) => ({ page, canvas: await drawPage(page, widthOf(sizeOf(page), scale), target.intent) })),
    )
    this.#before = stays && target.mark === 'wijzigingen' ? this.sheets.frames.map(({ text }) => text) : []

    if (!stays) {
      this.#leave(target.sleutel)
      this.sheets.clear()
    }
    void this.#retire()
    this.#pdf = pdf
    this.#intent = target.intent
    this.sheets.lay(sizes)
    const position = stays ? undefined : this.#positions.get(target.sleutel)
    if (!stays) this.sheets.restore(position ?? { page: 1, down: -1, across: 0 })
    const shown = drawn.flatMap(({ page, canvas }) => {
      const frame = this.sheets.frames[page.pageNumber - 1]
      frame?.cover(canvas, frame.wanted(pdf.sha))
      return frame ? [{ page, frame }] : []
    })
    await painted()
    const at = performance.now()
    const changes = shown.map(({ frame }) => ({ frame, area: frame.settle() }))
    this.listeners.onPainted(target, pdf, at)
    await Promise.all(shown.map(({ page, frame }) => this.#addLayers(frame, page, pdf)))
    for (const { frame, area } of changes) if (area) markChanges(frame, area, this.#before)
    const all = await Promise.all(
      Array.from({ length: pdf.document.numPages }, async (_, index) => sizeOf(await pdf.document.getPage(index + 1))),
    )
    if (all.some(({ width, height }, index) => width !== sizes[index]?.width || height !== sizes[index]?.height)) {
      this.sheets.lay(all)
      if (position) this.sheets.restore(position)
    }
  }

  /** Numbers of the pages to draw before the replacement. */
  #firstPages(position: Position | undefined, total: number, stays: boolean): readonly number[] {
    const seen = stays ? this.sheets.near(0).map(({ number }) => number) : []
    const first = position?.page ?? 1
    const there = (seen.length > 0 ? seen : [first, first + 1]).filter((number) => number <= total)
    return there.length > 0 ? there : [total]
  }

  /** Sizes of all pages. Unknown ones are assumed unchanged, or equal to the first known one. */
  #guessSizes(pages: readonly PDFPageProxy[], total: number, stays: boolean): readonly PageSize[] {
    const known = new Map(pages.map((page) => [page.pageNumber, sizeOf(page)]))
    const before = stays ? this.sheets.frames.map(({ size }) => size) : []
    const like = known.values().next().value ?? { width: 595.28, height: 841.89 }
    return Array.from({ length: total }, (_, index) => known.get(index + 1) ?? before[index] ?? like)
  }

  /** A page that has to be drawn, visible ones first. */
  #undrawn(): PageFrame | undefined {
    const lacks = (frame: PageFrame) => {
      const wanted = frame.wanted(this.#pdf?.sha ?? '')
      return frame.drawn?.sha !== wanted.sha || frame.drawn.pixels !== wanted.pixels
    }
    return this.sheets.near(0).find(lacks) ?? this.sheets.near(drawnAround).find(lacks)
  }

  async #drawOne(frame: PageFrame, pdf: OpenPdf): Promise<void> {
    const wanted = frame.wanted(pdf.sha)
    try {
      const page = await pdf.document.getPage(frame.number)
      const canvas = await drawPage(page, frame.width, this.#intent)
      if (pdf !== this.#pdf) return discard(canvas)
      const other = frame.drawn !== undefined && frame.drawn.sha !== pdf.sha
      frame.cover(canvas, wanted)
      const area = frame.settle()
      await this.#addLayers(frame, page, pdf)
      if (area && other) markChanges(frame, area, this.#before)
    } catch {
      // The PDF was closed meanwhile, or the page is unreadable: not to be tried again.
      if (pdf === this.#pdf) frame.drawn = wanted
    }
  }

  /** Lays text and links over a canvas. */
  async #addLayers(frame: PageFrame, page: PDFPageProxy, pdf: OpenPdf): Promise<void> {
    const content = await page.getTextContent()
    const links = await linksOf(pdf.document, page, (number, top) => this.sheets.go(number, top))
    if (pdf !== this.#pdf) return
    await frame.showText(content, page.getViewport({ scale: this.sheets.scale * pixelsPerPoint }))
    frame.showLinks(links)
    if (frame.text) this.#texts.set(frame.number, Promise.resolve(frame.text))
    this.listeners.onText(frame)
  }

  #leave(next: string): void {
    if (this.#sleutel !== '') this.#positions.set(this.#sleutel, this.sheets.position())
    this.#sleutel = next
  }
}

function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}

/** Resolves when the current content has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
