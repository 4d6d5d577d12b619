import { element, make } from '../element.ts'
import { largestZoom, type Sheets, smallestZoom, type Zoom } from './sheets.ts'

const levels = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]

/** The list of zoom levels with buttons for the next smaller and larger. */
export class SizeControl {
  readonly #list = element('zoom', HTMLSelectElement)
  readonly #smaller = element('kleiner', HTMLButtonElement)
  readonly #larger = element('groter', HTMLButtonElement)

  /** @param onResized called when the pages must be drawn at another size */
  constructor(
    private readonly sheets: Sheets,
    private readonly onResized: () => void,
  ) {
    this.#list.addEventListener('change', () => this.set(zoomOf(this.#list.value)))
    this.#smaller.addEventListener('click', () => this.step('kleiner'))
    this.#larger.addEventListener('click', () => this.step('groter'))
  }

  set(zoom: Zoom): void {
    this.sheets.setZoom(zoom)
    this.show()
    this.onResized()
  }

  /** Sets the next level, starting from the current scale. */
  step(way: 'kleiner' | 'groter'): void {
    const { scale } = this.sheets
    const next =
      way === 'groter'
        ? (levels.find((level) => level > scale + 0.01) ?? largestZoom)
        : (levels.findLast((level) => level < scale - 0.01) ?? smallestZoom)
    this.set(next)
  }

  show(): void {
    const { zoom, scale } = this.sheets
    this.#list.querySelector('[data-ander]')?.remove()
    if (![...this.#list.options].some(({ value }) => value === String(zoom))) {
      this.#list.append(make('option', { value: String(zoom), 'data-ander': '' }, `${Math.round(scale * 100)} %`))
    }
    this.#list.value = String(zoom)
    this.#smaller.disabled = scale <= smallestZoom
    this.#larger.disabled = scale >= largestZoom
  }
}

/** The zoom of an option's value. */
function zoomOf(value: string): Zoom {
  return value === 'passend' || value === 'breedte' || value === 'pagina' ? value : Number(value) || 'passend'
}
