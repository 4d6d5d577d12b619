import type { Keuze, Toestand } from '../protocol.ts'
import { element, make } from './element.ts'

const names: Readonly<Record<string, string>> = { intern: 'Intern', raad: 'Raad', openbaar: 'Openbaar' }

/** The lists of editions and house styles. A selection is sent to the server; the pages follow when they are rendered. */
export class Choices {
  readonly #edition = element('editie', HTMLSelectElement)
  readonly #style = element('huisstijl', HTMLSelectElement)

  /** @param onRefused receives the reason when the server refuses a selection */
  constructor(onRefused: (why: string) => void) {
    this.#edition.addEventListener('change', () => {
      const editie = (['intern', 'raad', 'openbaar'] as const).find((known) => known === this.#edition.value)
      if (editie) void ask({ editie }, onRefused)
    })
    this.#style.addEventListener('change', () => void ask({ huisstijl: this.#style.value }, onRefused))
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

async function ask(keuze: Keuze, onRefused: (why: string) => void): Promise<void> {
  try {
    const response = await fetch('keuze', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(keuze),
    })
    if (!response.ok) onRefused(await response.text())
  } catch {
    onRefused('Er is geen verbinding. Kies opnieuw als de verbinding er weer is.')
  }
}
