import { element, make } from '../element.ts'

/** What a message above the pages is about; there is one of each at most. */
export type NoticeKind = 'verbinding' | 'verouderd' | 'stuk' | 'keuze'

const order: readonly NoticeKind[] = ['verbinding', 'verouderd', 'stuk', 'keuze']
const shown = new Map<NoticeKind, { readonly key: string; readonly block: HTMLElement }>()

/** Shows a message above the pages, in the place of the one of its kind. The same again leaves it alone, with the focus in it. */
export function notice(kind: NoticeKind, text: string, ...more: readonly Node[]): void {
  const key = `${text}\n${more.map((node) => (node instanceof Element ? node.outerHTML : node.textContent)).join('\n')}`
  if (shown.get(kind)?.key === key) return
  shown.set(kind, { key, block: make('div', { class: `bericht ${kind}` }, make('p', {}, text), ...more) })
  draw()
}

export function withdraw(kind: NoticeKind): void {
  if (shown.delete(kind)) draw()
}

function draw(): void {
  element('berichten', HTMLElement).replaceChildren(
    ...order.flatMap((kind) => {
      const found = shown.get(kind)
      return found ? [found.block] : []
    }),
  )
}
