import type { Ernst, Melding } from '../../protocol.ts'
import { element, make } from '../element.ts'
import { showExplanation } from './explanation.ts'

const severities: Readonly<Record<Ernst, string>> = {
  fout: 'Fout',
  waarschuwing: 'Waarschuwing',
  info: 'Ter informatie',
}

/** What the panel asks of the page. */
export interface FindingActions {
  readonly jump: (finding: Melding) => void
  /** @returns why the server refused the repair; undefined when it was made */
  readonly repair: (finding: Melding) => Promise<string | undefined>
}

/** The list of findings. Each links to its position on the pages and to its line in the editor, and can be repaired if the server offers it. */
export class FindingsPanel {
  readonly #list = element('meldingen', HTMLOListElement)
  readonly #heading = element('meldingen-kop', HTMLElement)
  readonly #count = element('meldingen-aantal', HTMLElement)
  readonly #none = element('geen-meldingen', HTMLElement)
  readonly #repaired = element('hersteld', HTMLElement)
  #shown = ''
  #findings: readonly Melding[] = []
  /** The repair that was requested, until it is refused, or made and shown. */
  #pending: PendingRepair | undefined

  constructor(private readonly actions: FindingActions) {}

  show(findings: readonly Melding[]): void {
    const key = JSON.stringify(findings)
    if (key === this.#shown) return
    this.#shown = key
    this.#findings = findings
    const focus = this.#focus()
    this.#list.replaceChildren(...findings.map((finding, index) => this.#item(finding, `melding-${index}`)))
    this.#none.hidden = findings.length > 0
    this.#count.textContent = findings.length > 0 ? String(findings.length) : ''
    this.#count.dataset.ernst = findings.some(({ ernst }) => ernst === 'fout') ? 'fout' : ''
    this.#settle()
    if (focus) this.#restore(focus)
  }

  /** Nothing can be repaired after the end of the program. */
  disable(): void {
    for (const button of this.#list.querySelectorAll('.herstel')) button.remove()
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

  /** @param id of the text of the finding, which describes its button */
  #item(finding: Melding, id: string): HTMLLIElement {
    const { ernst, melding, advies, editor, regel, uitleg, herstel } = finding
    const item = make('li', { class: ernst, 'data-regel': regel, 'data-melding': identityOf(finding) })
    item.append(
      make('p', { class: 'waar' }, make('span', { class: 'ernst' }, severities[ernst]), ' ', this.#where(finding)),
    )
    item.append(make('p', { class: 'melding', id }, melding), make('p', { class: 'advies' }, advies))
    if (herstel?.wordt)
      item.append(
        make(
          'div',
          { class: 'wordt' },
          make('p', {}, 'Na herstel staat er:'),
          make('pre', {}, make('code', {}, herstel.wordt)),
        ),
      )
    const more = make('p', { class: 'verder' })
    if (herstel) more.append(this.#repairButton(finding, id))
    if (editor) more.append(make('a', { href: editor }, 'Openen in editor', hidden(`: ${placeText(finding)}`)))
    if (uitleg) {
      const button = make('button', { type: 'button', class: 'tekst uitleg' }, 'Uitleg', hidden(` van ${regel}`))
      button.addEventListener('click', () => showExplanation(uitleg))
      more.append(button)
    }
    if (more.childNodes.length > 0) item.append(more)
    return item
  }

  #repairButton(finding: Melding, described: string): HTMLButtonElement {
    const button = make(
      'button',
      { type: 'button', class: 'herstel', 'aria-describedby': described },
      'Herstel',
      hidden(`: ${placeText(finding)}`),
    )
    this.#setBusy(button)
    // A second click or a held key could mean the finding that has taken the place of this one.
    button.addEventListener('click', ({ detail }) => detail > 1 || void this.#repair(finding))
    button.addEventListener('keydown', (event) => event.repeat && event.preventDefault())
    return button
  }

  /** One repair at a time: the next finding is about the file as this repair leaves it. */
  async #repair(finding: Melding): Promise<void> {
    if (this.#pending) return
    this.#repaired.textContent = ''
    this.#setPending({ finding, progress: 'asked' })
    const why = await this.actions.repair(finding)
    this.#setPending(why === undefined ? { finding, progress: 'made' } : undefined)
    this.#settle()
  }

  /** The buttons keep the focus while they wait, so they are not disabled for the browser. */
  #setPending(pending: PendingRepair | undefined): void {
    this.#pending = pending
    for (const button of this.#list.querySelectorAll<HTMLButtonElement>('.herstel')) this.#setBusy(button)
  }

  #setBusy(button: HTMLButtonElement): void {
    if (this.#pending) button.ariaDisabled = 'true'
    else button.removeAttribute('aria-disabled')
  }

  /** Reports a repair once it is made and the state shows it, in whatever order these are known. */
  #settle(): void {
    const { finding, progress } = this.#pending ?? {}
    const isShown = this.#findings.every(({ herstel }) => herstel?.sleutel !== finding?.herstel?.sleutel)
    if (finding === undefined || progress !== 'made' || !isShown) return
    this.#setPending(undefined)
    const count = this.#findings.length
    const left = count === 0 ? 'Geen meldingen meer.' : `Nog ${count} ${count === 1 ? 'melding' : 'meldingen'}.`
    this.#repaired.textContent = `Hersteld in ${placeText(finding)}. ${left}`
  }

  /** The control that has the focus, by its finding and its kind. */
  #focus(): Focus | undefined {
    const { activeElement: control } = document
    const item = control?.closest('li')
    if (!item || !this.#list.contains(item)) return undefined
    const kind = controls.find((one) => control?.matches(one))
    return { finding: item.dataset.melding, index: [...this.#list.children].indexOf(item), kind: kind ?? controls[0] }
  }

  /** Puts the focus on the same control of the same finding, or of the one that took its place. */
  #restore({ finding, index, kind }: Focus): void {
    const items = [...this.#list.querySelectorAll('li')]
    const item = items.find(({ dataset }) => dataset.melding === finding) ?? items[Math.min(index, items.length - 1)]
    const control = item?.querySelector<HTMLElement>(kind) ?? item?.querySelector<HTMLElement>('button, a')
    const to = control ?? this.#heading
    to.focus()
  }

  #where(finding: Melding): HTMLElement {
    if (!finding.plaats || !finding.stuk) return make('span', { class: 'bestand' }, placeText(finding))
    const button = make('button', { type: 'button', class: 'tekst naar' }, placeText(finding))
    button.addEventListener('click', () => this.actions.jump(finding))
    return button
  }
}

/** Selectors of the controls of a finding. */
const controls = ['.naar', '.herstel', '.uitleg', 'a'] as const

interface PendingRepair {
  readonly finding: Melding
  readonly progress: 'asked' | 'made'
}

interface Focus {
  readonly finding: string | undefined
  /** Position of the finding in the list. */
  readonly index: number
  readonly kind: string
}

/** The finding, wherever an edit above it moves it. */
function identityOf({ regel, bestand, melding }: Melding): string {
  return `${regel} ${bestand} ${melding}`
}

/** `voorstel.md, regel 12`. */
export function placeText({ bestand, plaats }: Pick<Melding, 'bestand' | 'plaats'>): string {
  return plaats ? `${bestand}, regel ${plaats.begin.regel}` : bestand
}

function hidden(text: string): HTMLElement {
  return make('span', { class: 'verborgen' }, text)
}
