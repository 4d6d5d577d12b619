import type { Plaats } from '../../protocol.ts'
import { element } from '../element.ts'
import { pixelsPerPoint } from '../viewer/draw-page.ts'
import type { Sheets } from '../viewer/sheets.ts'
import { areaOf, placeAt, sourceText } from '../viewer/source-places.ts'

/** Shows the source lines of the selected block. */
export class SourceBar {
  readonly #bar = element('bronregel', HTMLElement)
  readonly #text = element('brontekst', HTMLElement)
  readonly #editor = element('broneditor', HTMLAnchorElement)
  #shown: Plaats | undefined

  /** @param scrollArea holds the sheets @param places source positions of the PDF in view */
  constructor(
    scrollArea: HTMLElement,
    private readonly sheets: Sheets,
    private readonly places: () => Promise<readonly Plaats[]>,
  ) {
    scrollArea.addEventListener('click', (event) => void this.#point(event))
    element('bronsluiten', HTMLButtonElement).addEventListener('click', () => {
      this.close()
      scrollArea.focus()
    })
    element('bronkopie', HTMLButtonElement).addEventListener('click', () => {
      const { bestand, regel } = this.#shown ?? {}
      if (bestand) void navigator.clipboard?.writeText(`${bestand}:${regel}`)
    })
  }

  /** Shows the source position of a block and marks it. */
  show(place: Plaats): void {
    this.#unmark()
    this.#shown = place
    this.#text.textContent = sourceText(place)
    this.#editor.hidden = place.editor === undefined
    if (place.editor) this.#editor.href = place.editor
    this.#bar.hidden = false
    const frame = this.sheets.frames[place.pagina - 1]
    frame?.mark('bron', [areaOf(place, frame.size)])
    if (!this.sheets.sees(place.pagina, place.y, place.hoogte)) this.sheets.go(place.pagina, place.y)
  }

  close(): void {
    this.#unmark()
    this.#shown = undefined
    this.#bar.hidden = true
  }

  get open(): boolean {
    return !this.#bar.hidden
  }

  /** Goes to the block at this offset in page order; without a current block, to the first in view. */
  async step(by: number): Promise<void> {
    const places = (await this.places()).toSorted((a, b) => a.pagina - b.pagina || a.y - b.y || a.x - b.x)
    const shown = this.#shown
    const at = shown
      ? places.findIndex((place) => place.pagina === shown.pagina && place.x === shown.x && place.y === shown.y)
      : -1
    const next =
      at < 0
        ? (places.find(({ pagina, y, hoogte }) => this.sheets.sees(pagina, y, hoogte)) ?? places[0])
        : places[Math.min(Math.max(at + by, 0), places.length - 1)]
    if (next) this.show(next)
  }

  /** Follows the editor link of the current block. */
  openEditor(): void {
    if (this.open && !this.#editor.hidden) this.#editor.click()
  }

  async #point(event: MouseEvent): Promise<void> {
    if (event.target instanceof Element && event.target.closest('a, button')) return
    // The click ended a selection of text.
    if (getSelection()?.isCollapsed === false) return
    const frame = this.sheets.frames.find(
      ({ element: sheet }) => event.target instanceof Node && sheet.contains(event.target),
    )
    if (!frame) return this.close()
    const { left, top } = frame.element.getBoundingClientRect()
    const perPoint = this.sheets.scale * pixelsPerPoint
    const [x, y] = [(event.clientX - left) / perPoint, (event.clientY - top) / perPoint]
    const place = placeAt(await this.places(), frame.number, x, y)
    if (place) this.show(place)
    else this.close()
  }

  #unmark(): void {
    for (const frame of this.sheets.frames) frame.clear('bron')
  }
}
