import type { Position, Zoom } from './sheets.ts'

/** What the reader had before him, kept for when the page is loaded again. */
export interface KeptView {
  readonly sleutel: string
  readonly position: Position
  readonly zoom: Zoom
}

const name = 'collegevoorstel-kijk'

/** The view of the last time in this tab of the browser; undefined when there is none. */
export function keptView(): KeptView | undefined {
  const text = sessionStorage.getItem(name)
  return text === null ? undefined : (JSON.parse(text) as KeptView)
}

export function keepView(view: KeptView): void {
  sessionStorage.setItem(name, JSON.stringify(view))
}
