import type { Keuze, Toestand } from '../protocol.ts'
import { element, make } from './element.ts'
import { post } from './post.ts'

const names: Readonly<Record<string, string>> = { intern: 'Intern', raad: 'Raad', openbaar: 'Openbaar' }

/** The lists of editions and house styles. A selection is sent to the server; the pages follow when they are rendered. */
export class Choices {
  readonly #edition = element('editie', HTMLSelectElement)
  readonly #style = element('huisstijl', HTMLSelectElement)

  /** @param onRefused receives the reason when the server refuses a selection */
  constructor(onRefused: (why: string) => void) {
    const choose = async (keuze: Keuze) => {
      const why = await post('keuze', keuze)
      if (why !== undefined) onRefused(why)
    }
    this.#edition.addEventListener('change', () => {
      const editie = (['intern', 'raad', 'openbaar'] as const).find((known) => known === this.#edition.value)
      if (editie) void choose({ editie })
    })
    this.#style.addEventListener('change', () => void choose({ huisstijl: this.#style.value }))
  }

  /** Nothing can be selected after the end of the program. */
  disable(): void {
    this.#edition.disabled = true
    this.#style.disabled = true
  }

  show({ editie, edities, huisstijl, huisstijlen }: Toestand): void {
    fill(
      this.#edition,
      editie,
      edities.map((name) => [name, names[name] ?? name]),
    )
    fill(
      this.#style,
      huisstijl,
      huisstijlen.map(({ naam, titel }) => [naam, titel]),
    )
  }
}

function fill(select: HTMLSelectElement, chosen: string, options: readonly (readonly [string, string])[]): void {
  const shown = [...select.options].map(({ value, text }) => `${value}\n${text}`).join('\n')
  if (shown !== options.map((option) => option.join('\n')).join('\n')) {
    select.replaceChildren(...options.map(([value, text]) => make('option', { value }, text)))
  }
  select.value = chosen
}
