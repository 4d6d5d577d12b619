import { element } from '../element.ts'
import { findText } from '../viewer/find-text.ts'
import type { PageFrame } from '../viewer/page-frame.ts'
import type { PageText, TextPart } from '../viewer/page-text.ts'

interface Document {
  /** The text of every page. */
  readonly texts: () => Promise<readonly PageText[]>
  readonly frames: () => readonly PageFrame[]
  /** Scrolls to a page. @param down fraction of its height, if known */
  readonly go: (page: number, down: number | undefined) => void
  /** Number of the page in view. */
  readonly current: () => number
  /** Returns the focus to the pages. */
  readonly leave: () => void
}

interface Hit extends TextPart {
  readonly page: number
}

/** Searches the whole document, including pages that are not drawn, and marks the matches on drawn pages. */
export class SearchBar {
  readonly #bar = element('zoeken', HTMLFormElement)
  readonly #button = element('zoekknop', HTMLButtonElement)
  readonly #term = element('zoekterm', HTMLInputElement)
  readonly #status = element('zoekstand', HTMLElement)
  #hits: readonly Hit[] = []
  #at = -1
  #latest = 0
  /** Number of the page being scrolled to, whose text is not extracted yet. */
  #awaited = 0

  constructor(private readonly document: Document) {
    this.#button.addEventListener('click', () => (this.#bar.hidden ? this.open() : this.close()))
    this.#term.addEventListener('input', () => void this.#search('nieuw'))
    this.#bar.addEventListener('submit', (event) => {
      event.preventDefault()
      this.step(1)
    })
    element('zoek-vorige', HTMLButtonElement).addEventListener('click', () => this.step(-1))
    element('zoek-sluiten', HTMLButtonElement).addEventListener('click', () => this.close())
    this.#bar.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close()
      else if (event.key === 'Enter' && event.shiftKey) this.step(-1)
      else return
      event.preventDefault()
      event.stopPropagation()
    })
  }

  open(): void {
    this.#bar.hidden = false
    this.#button.ariaExpanded = 'true'
    this.#term.focus()
    this.#term.select()
    void this.#search('nieuw')
  }

  close(): void {
    const inside = this.#bar.contains(document.activeElement)
    this.#bar.hidden = true
    this.#button.ariaExpanded = 'false'
    this.#hits = []
    this.#at = -1
    this.#draw()
    if (inside) this.document.leave()
  }

  /** Goes to the next or previous match, cyclically. */
  step(by: 1 | -1): void {
    if (this.#hits.length === 0) return
    this.#at = (this.#at + by + this.#hits.length) % this.#hits.length
    this.#draw()
    this.#reveal()
  }

  /** Searches a changed document again without scrolling. */
  async refresh(): Promise<void> {
    if (!this.#bar.hidden) await this.#search('zelfde')
  }

  /** Marks the matches on a page whose text is available. */
  mark(frame: PageFrame): void {
    frame.clear('gevonden', 'gevonden-nu')
    for (const [index, hit] of this.#hits.entries()) {
      if (hit.page === frame.number) frame.mark(index === this.#at ? 'gevonden-nu' : 'gevonden', frame.areasOf(hit))
    }
    if (this.#awaited === frame.number && frame.text) this.#reveal()
  }

  async #search(what: 'nieuw' | 'zelfde'): Promise<void> {
    this.#latest += 1
    const request = this.#latest
    const texts = this.#term.value.trim() === '' ? [] : await this.document.texts()
    if (request !== this.#latest || this.#bar.hidden) return
    this.#hits = texts.flatMap(({ text }, index) =>
      findText(text, this.#term.value).map((part) => ({ ...part, page: index + 1 })),
    )
    if (what === 'nieuw') {
      const from = this.document.current()
      const next = this.#hits.findIndex(({ page }) => page >= from)
      this.#at = next < 0 && this.#hits.length > 0 ? 0 : next
    } else this.#at = Math.min(this.#at, this.#hits.length - 1)
    this.#draw()
    if (what === 'nieuw') this.#reveal()
  }

  #draw(): void {
    for (const frame of this.document.frames()) this.mark(frame)
    const count = this.#hits.length
    if (this.#term.value.trim() === '') this.#status.textContent = ''
    else this.#status.textContent = count === 0 ? 'Niet gevonden' : `${this.#at + 1} van ${count}`
  }

  #reveal(): void {
    const hit = this.#hits[this.#at]
    if (!hit) return
    const frame = this.document.frames()[hit.page - 1]
    this.#awaited = frame?.text ? 0 : hit.page
    this.document.go(hit.page, frame?.areasOf(hit)[0]?.y)
  }
}
