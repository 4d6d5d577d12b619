import { element } from '../element.ts'

/** The side panel of a wide screen and the menu of a narrow one, which holds the controls and the panel. */
export class Panels {
  readonly #root = document.documentElement
  readonly #side = element('zijknop', HTMLButtonElement)
  readonly #menu = element('menu', HTMLButtonElement)

  constructor() {
    this.#side.addEventListener('click', () => this.toggleSide())
    this.#menu.addEventListener('click', () => (this.#isMenuOpen() ? this.closeMenu() : this.#setMenu('open')))
  }

  toggleSide(): void {
    const closed = this.#root.classList.toggle('zonder-zijkant')
    this.#side.ariaExpanded = String(!closed)
  }

  /** Closes the menu of a narrow screen. @returns whether it was open */
  closeMenu(): boolean {
    const wasOpen = this.#isMenuOpen()
    this.#setMenu('closed')
    return wasOpen
  }

  #setMenu(to: 'open' | 'closed'): void {
    this.#menu.ariaExpanded = String(to === 'open')
    this.#menu.textContent = to === 'open' ? 'Sluiten' : 'Menu'
    this.#root.classList.toggle('menu-open', to === 'open')
  }

  #isMenuOpen(): boolean {
    return this.#menu.ariaExpanded === 'true'
  }
}
