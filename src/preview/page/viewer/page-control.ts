import { element } from '../element.ts'
import type { Sheets } from './sheets.ts'

/** The editable page number with buttons for the previous and the next page. */
export class PageControl {
  readonly #number = element('pagina', HTMLInputElement)
  readonly #total = element('paginas', HTMLElement)
  readonly #previous = element('vorige', HTMLButtonElement)
  readonly #next = element('volgende', HTMLButtonElement)

  constructor(private readonly sheets: Sheets) {
    this.#previous.addEventListener('click', () => this.step(-1))
    this.#next.addEventListener('click', () => this.step(1))
    this.#number.addEventListener('focus', () => this.#number.select())
    this.#number.addEventListener('change', () => this.#goTyped())
  }

  /** Puts the focus in the page number. */
  focus(): void {
    this.#number.focus()
  }

  step(by: number): void {
    const { length } = this.sheets.frames
    this.sheets.go(Math.min(Math.max(this.sheets.current() + by, 1), length))
  }

  show(): void {
    const current = this.sheets.current()
    const { length } = this.sheets.frames
    if (document.activeElement !== this.#number) this.#number.value = String(current)
    this.#total.textContent = `van ${length}`
    this.#previous.disabled = current <= 1
    this.#next.disabled = current >= length
  }

  #goTyped(): void {
    const typed = Number.parseInt(this.#number.value, 10)
    const { length } = this.sheets.frames
    const number = Number.isNaN(typed) ? this.sheets.current() : Math.min(Math.max(typed, 1), length)
    this.#number.value = String(number)
    this.sheets.go(number)
  }
}
