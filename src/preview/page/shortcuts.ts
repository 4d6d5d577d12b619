import { element, make } from './element.ts'

/** A keyboard shortcut, as listed in the help. */
export interface Shortcut {
  /** As `KeyboardEvent.key`; the prefix `ctrl+` also matches Command on a Mac. */
  readonly keys: readonly string[]
  readonly does: string
  readonly run: () => void
}

/** Handles the shortcuts. Single characters work only while the pages have the focus (WCAG 2.1, success criterion 2.1.4). */
export function listenToKeys(everywhere: readonly Shortcut[], onPages: readonly Shortcut[]): void {
  const scrollArea = element('tafel', HTMLElement)
  explain('toetsen-overal', everywhere)
  explain('toetsen-tafel', onPages)
  const dialogs = document.getElementsByTagName('dialog')
  const pressed = (event: KeyboardEvent, shortcuts: readonly Shortcut[]) => {
    if ([...dialogs].some(({ open }) => open)) return
    const name = nameOf(event)
    const found = shortcuts.find(({ keys }) => keys.includes(name))
    if (!found) return
    event.preventDefault()
    found.run()
  }
  document.addEventListener('keydown', (event) => pressed(event, everywhere))
  scrollArea.addEventListener('keydown', (event) => {
    if (event.target === scrollArea) pressed(event, onPages)
  })
}

function nameOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  const shift = shiftKey && key.length > 1 ? 'shift+' : ''
  return `${ctrlKey || metaKey ? 'ctrl+' : ''}${altKey ? 'alt+' : ''}${shift}${name}`
}

const shown: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' }

function explain(id: string, shortcuts: readonly Shortcut[]): void {
  const rows = shortcuts.map(({ keys, does }) => {
    const names = keys.flatMap((key, index) => {
      const parts = key
        .split(/\+(?=.)/)
        .map((part) => make('kbd', {}, shown[part] ?? part.charAt(0).toUpperCase() + part.slice(1)))
      return [...(index > 0 ? [' of '] : []), ...parts.flatMap((part, at) => (at > 0 ? [' + ', part] : [part]))]
    })
    return make('div', {}, make('dt', {}, ...names), make('dd', {}, does))
  })
  element(id, HTMLElement).replaceChildren(...rows)
}
