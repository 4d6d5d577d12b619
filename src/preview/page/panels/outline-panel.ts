import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { element, make } from '../element.ts'
import { destinationOf } from '../viewer/link-layer.ts'

interface Heading {
  readonly title: string
  readonly dest: string | readonly unknown[] | null
  readonly items: readonly Heading[]
}

/** The outline of the document; the current heading is marked. */
export class OutlinePanel {
  readonly #list = element('inhoud', HTMLOListElement)
  readonly #none = element('geen-inhoud', HTMLElement)
  #shown = ''
  #spots: readonly { readonly button: HTMLElement; readonly page: number; readonly top: number }[] = []
  #latest: PDFDocumentProxy | undefined

  constructor(private readonly go: (page: number, top: number) => void) {}

  async show(pdf: PDFDocumentProxy | undefined): Promise<void> {
    this.#latest = pdf
    const headings = pdf ? await withPlaces(pdf, ((await pdf.getOutline()) ?? []) as readonly Heading[]) : []
    if (this.#latest !== pdf) return
    const key = JSON.stringify(headings)
    if (key === this.#shown) return
    this.#shown = key
    const focused = this.#spots.findIndex(({ button }) => button === document.activeElement)
    const spots: { button: HTMLElement; page: number; top: number }[] = []
    this.#list.replaceChildren(...this.#items(headings, spots))
    this.#spots = spots
    this.#none.hidden = headings.length > 0
    if (focused >= 0) spots[focused]?.button.focus()
  }

  /** Marks the last heading above this position. @param top in points */
  mark(page: number, top: number): void {
    const last = this.#spots.findLast((spot) => spot.page < page || (spot.page === page && spot.top <= top))
    for (const spot of this.#spots) {
      if (spot === last) spot.button.setAttribute('aria-current', 'location')
      else spot.button.removeAttribute('aria-current')
    }
  }

  #items(
    headings: readonly Placed[],
    spots: { button: HTMLElement; page: number; top: number }[],
  ): readonly HTMLElement[] {
    return headings.map(({ title, page, top, items }) => {
      const button = make('button', { type: 'button', class: 'tekst' }, title)
      button.addEventListener('click', () => this.go(page, top))
      spots.push({ button, page, top })
      const item = make('li', {}, button)
      if (items.length > 0) item.append(make('ol', {}, ...this.#items(items, spots)))
      return item
    })
  }
}

interface Placed {
  readonly title: string
  readonly page: number
  readonly top: number
  readonly items: readonly Placed[]
}

async function withPlaces(pdf: PDFDocumentProxy, headings: readonly Heading[]): Promise<readonly Placed[]> {
  return Promise.all(
    headings.map(async ({ title, dest, items }) => {
      const { page, top } = (dest ? await destinationOf(pdf, dest) : undefined) ?? { page: 1, top: 0 }
      return { title, page, top, items: await withPlaces(pdf, items) }
    }),
  )
}
