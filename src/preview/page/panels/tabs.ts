import type { Stuk } from '../../protocol.ts'
import { make } from '../element.ts'
import { tabLabels } from './tab-labels.ts'

/** The tabs of the proposal and its attachments: one tab stop with arrow keys (ARIA Authoring Practices, Tabs). */
export class Tabs {
  #chosen = ''
  #shown: readonly Stuk[] = []
  readonly #changed = new Set<string>()

  constructor(
    private readonly list: HTMLElement,
    private readonly panel: HTMLElement,
    private readonly onChoose: (sleutel: string) => void,
  ) {
    list.addEventListener('click', ({ target }) => {
      const tab = target instanceof Element ? target.closest<HTMLElement>('[role=tab]') : null
      if (tab?.dataset.sleutel) this.choose(tab.dataset.sleutel)
    })
    list.addEventListener('keydown', (event) => this.#byKey(event))
  }

  /** The tab to select when it appears. */
  prefer(sleutel: string): void {
    this.#chosen = sleutel
  }

  get chosen(): string {
    return this.#chosen
  }

  /** Replaces the tabs, and keeps the selected one if it still exists. Marks other tabs whose PDF changed. */
  show(stukken: readonly Stuk[]): void {
    const before = new Map(this.#shown.map(({ sleutel, pdf }) => [sleutel, pdf]))
    for (const { sleutel, pdf } of stukken) {
      if (before.has(sleutel) && before.get(sleutel) !== pdf && sleutel !== this.#chosen) this.#changed.add(sleutel)
    }
    this.#shown = stukken
    if (stukken.length > 0 && !stukken.some(({ sleutel }) => sleutel === this.#chosen))
      this.#chosen = stukken[0]?.sleutel ?? ''
    this.#draw()
  }

  choose(sleutel: string): void {
    if (!this.#shown.some((stuk) => stuk.sleutel === sleutel)) return
    const other = sleutel !== this.#chosen
    this.#chosen = sleutel
    this.#changed.delete(sleutel)
    this.#draw()
    if (other) this.onChoose(sleutel)
  }

  /** Selects the tab at this offset, cyclically. */
  step(by: number): void {
    const at = this.#shown.findIndex(({ sleutel }) => sleutel === this.#chosen)
    const next = this.#shown[(at + by + this.#shown.length) % this.#shown.length]
    if (next) this.choose(next.sleutel)
  }

  #draw(): void {
    const focused = this.list.contains(document.activeElement)
    const labels = tabLabels(this.#shown.map(({ titel }) => titel))
    const tabs = this.#shown.map(({ sleutel, titel, pdf, paginas }, index) => {
      const label = labels[index] ?? titel
      const chosen = sleutel === this.#chosen
      const tab = make(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${sleutel}`,
          'data-sleutel': sleutel,
          'aria-selected': String(chosen),
          'aria-controls': this.panel.id,
          tabindex: chosen ? '0' : '-1',
          title: pdf ? `${titel}, ${paginas === 1 ? '1 pagina' : `${paginas} pagina’s`}` : `${titel}, nog niet gemaakt`,
        },
        make('span', { class: 'titel', ...(label === titel ? {} : { 'aria-hidden': 'true' }) }, label),
      )
      if (label !== titel) tab.append(make('span', { class: 'verborgen' }, titel))
      if (this.#changed.has(sleutel))
        tab.append(make('span', { class: 'gewijzigd' }, make('span', { class: 'verborgen' }, ', gewijzigd')))
      return tab
    })
    this.list.replaceChildren(...tabs)
    const chosen = tabs.find((tab) => tab.ariaSelected === 'true')
    if (chosen) this.panel.setAttribute('aria-labelledby', chosen.id)
    if (focused) chosen?.focus()
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  #byKey(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined) this.step(step)
    else if (event.key === 'Home') this.choose(this.#shown[0]?.sleutel ?? '')
    else if (event.key === 'End') this.choose(this.#shown.at(-1)?.sleutel ?? '')
    else return
    event.preventDefault()
  }
}
