import type { Ernst, Melding } from '../../protocol.ts'
import { element, make } from '../element.ts'
import { showExplanation } from './explanation.ts'

const severities: Readonly<Record<Ernst, string>> = {
  fout: 'Fout',
  waarschuwing: 'Waarschuwing',
  info: 'Ter informatie',
}

/** The list of findings. Each links to its position on the pages and to its line in the editor. */
export class FindingsPanel {
  readonly #list = element('meldingen', HTMLOListElement)
  readonly #count = element('meldingen-aantal', HTMLElement)
  readonly #none = element('geen-meldingen', HTMLElement)
  #shown = ''

  constructor(private readonly onJump: (finding: Melding) => void) {}

  show(findings: readonly Melding[]): void {
    const key = JSON.stringify(findings)
    if (key === this.#shown) return
    this.#shown = key
    const focused = [...this.#list.querySelectorAll('button, a')].indexOf(document.activeElement ?? this.#list)
    this.#list.replaceChildren(...findings.map((finding) => this.#item(finding)))
    this.#none.hidden = findings.length > 0
    this.#count.textContent = findings.length > 0 ? String(findings.length) : ''
    this.#count.dataset.ernst = findings.some(({ ernst }) => ernst === 'fout') ? 'fout' : ''
    if (focused >= 0) [...this.#list.querySelectorAll<HTMLElement>('button, a')].at(focused)?.focus()
  }

  /** Goes to the finding at this offset from the current one. */
  step(by: number): void {
    const buttons = [...this.#list.querySelectorAll<HTMLButtonElement>('.naar')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const from = at < 0 && by < 0 ? 0 : at
    const next = buttons[(from + by + buttons.length) % Math.max(1, buttons.length)]
    next?.focus()
    next?.click()
  }

  #item(finding: Melding): HTMLLIElement {
    const { ernst, melding, advies, editor, regel, uitleg } = finding
    const item = make('li', { class: ernst, 'data-regel': regel })
    item.append(
      make('p', { class: 'waar' }, make('span', { class: 'ernst' }, severities[ernst]), ' ', this.#where(finding)),
    )
    item.append(make('p', { class: 'melding' }, melding), make('p', { class: 'advies' }, advies))
    const more = make('p', { class: 'verder' })
    if (editor) more.append(make('a', { href: editor }, 'Openen in editor', hidden(`: ${placeText(finding)}`)))
    if (uitleg) {
      const button = make('button', { type: 'button', class: 'tekst' }, 'Uitleg', hidden(` van ${regel}`))
      button.addEventListener('click', () => showExplanation(uitleg))
      more.append(button)
    }
    if (more.childNodes.length > 0) item.append(more)
    return item
  }

  #where(finding: Melding): HTMLElement {
    if (!finding.plaats || !finding.stuk) return make('span', { class: 'bestand' }, placeText(finding))
    const button = make('button', { type: 'button', class: 'tekst naar' }, placeText(finding))
    button.addEventListener('click', () => this.onJump(finding))
    return button
  }
}

/** `voorstel.md, regel 12`. */
export function placeText({ bestand, plaats }: Pick<Melding, 'bestand' | 'plaats'>): string {
  return plaats ? `${bestand}, regel ${plaats.begin.regel}` : bestand
}

function hidden(text: string): HTMLElement {
  return make('span', { class: 'verborgen' }, text)
}
