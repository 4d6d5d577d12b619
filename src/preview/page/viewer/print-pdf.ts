import { make } from '../element.ts'

let frame: HTMLIFrameElement | undefined

/**
 * Prints the PDF itself, in full sharpness, through the browser's own viewer out of sight. A browser that has none, or keeps
 * it to itself, gets the PDF in a new tab.
 */
export function printPdf(sha: string): void {
  const address = `pdf/${sha}`
  frame?.remove()
  if (!navigator.pdfViewerEnabled) {
    open(address, '_blank', 'noopener')
    return
  }
  frame = make('iframe', { class: 'afdruk', 'aria-hidden': 'true', tabindex: '-1', title: 'Afdruk' })
  frame.addEventListener('load', () => {
    try {
      frame?.contentWindow?.focus()
      frame?.contentWindow?.print()
    } catch {
      open(address, '_blank', 'noopener')
    }
  })
  frame.src = address
  document.body.append(frame)
}
