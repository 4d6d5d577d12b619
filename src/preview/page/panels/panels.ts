import { element } from '../element.ts'

/** The side panel of a wide screen and the menu of a narrow one, which holds the controls and the panel. */
export class Panels {
  readonly #root = document.documentElement
  readonly #side = element('zijknop', HTMLButtonElement)
  readonly #menu = element('menu', HTMLButtonElement)

  constructor() {
    this.#side.addEventListener('click', () => this.toggleSide())
    this.#menu.addEventListener('click', () =>
      this.#menu.ariaExpanded === 'true' ? this.closeMenu() : this.#openMenu(),
    )
  }

  toggleSide(): void {
    const closed = this.#root.classList.toggle('zonder-zijkant')
    this.#side.ariaExpanded = String(!closed)
  }

  /** Closes the menu of a narrow screen. @returns whether it was open */
  closeMenu(): boolean {
    const open = this.#menu.ariaExpanded === 'true'
    this.#menu.ariaExpanded = 'false'
    this.#menu.textContent = 'Menu'
    this.#root.classList.remove('menu-open')
    return open
  }

  #openMenu(): void {
    this.#menu.ariaExpanded = 'true'
    this.#menu.textContent = 'Sluiten'
    this.#root.classList.add('menu-open')
  }
}
