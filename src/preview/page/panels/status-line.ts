import type { Toestand } from '../../protocol.ts'
import type { Link } from '../connection.ts'
import { element } from '../element.ts'
import { notice, showEnd } from './notices.ts'

/** A run is shown as busy after this time, in ms. */
const busyDelay = 400

/** The status: connection, busy, and when the shown version was saved. */
export class StatusLine {
  readonly #line = element('stand', HTMLElement)
  readonly #text = element('standtekst', HTMLElement)
  #link: Link = 'verbonden'
  #state: Toestand | undefined
  #painting = 0
  #busy: ReturnType<typeof setTimeout> | undefined

  showLink(link: Link): void {
    this.#link = link
    clearTimeout(this.#busy)
    if (link === 'gestopt') showEnd(this.#state?.bron)
    else if (link === 'geweigerd')
      notice(
        'verbinding',
        'Deze voorvertoning staat al in te veel vensters open. Sluit er een paar, en laad deze pagina opnieuw.',
      )
    this.#draw()
  }

  /** Whether the program has ended, so that the page no longer changes. */
  get ended(): boolean {
    return this.#link === 'gestopt'
  }

  showState(state: Toestand): void {
    this.#state = state
    clearTimeout(this.#busy)
    if (state.bezig) this.#busy = setTimeout(() => this.#set('bezig', 'Bezig…'), busyDelay)
    else this.#draw()
  }

  /** Records that the pages of the state were painted. @param painting time since it was received, in ms */
  showPainted(painting: number): void {
    this.#painting = painting
    if (!this.#state?.bezig) this.#draw()
  }

  #draw(): void {
    const { opgeslagen, duur, verouderd } = this.#state ?? {}
    const time = duur === undefined ? '' : `, ${Math.round(duur + this.#painting)} ms`
    if (this.#link === 'gestopt') this.#set('verbroken', 'Gestopt')
    else if (this.#link !== 'verbonden') this.#set('verbroken', 'Geen verbinding')
    else if (!this.#state) this.#set('bezig', 'Verbinding maken…')
    else if (verouderd) this.#set('fout', opgeslagen ? `Opgeslagen ${opgeslagen}, met fouten` : 'Met fouten')
    else this.#set('goed', opgeslagen ? `Opgeslagen ${opgeslagen}${time}` : 'Bijgewerkt')
  }

  #set(stand: string, text: string): void {
    this.#line.dataset.stand = stand
    if (this.#text.textContent !== text) this.#text.textContent = text
  }
}
