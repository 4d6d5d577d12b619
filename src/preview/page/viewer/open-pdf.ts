import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { make } from '../element.ts'

/** A PDF opened by pdf.js. */
export interface OpenPdf {
  readonly sha: string
  readonly document: PDFDocumentProxy
  /** Releases its resources. Drawn canvases remain. */
  close(): Promise<void>
}

/** The page's own files, and those that pdf.js fetches on demand: decoders, standard fonts, character maps. */
const app = new URL('app/', document.baseURI).href

GlobalWorkerOptions.workerSrc = `${app}pdf.worker.js`
// Shared: starting a worker takes longer than parsing a document.
const worker = new PDFWorker()

/**
 * Fetches and opens a PDF from the server.
 * @returns undefined when there is no server, or the PDF was superseded and a newer state follows
 * @throws when the file cannot be read
 */
export async function openPdf(sha: string): Promise<OpenPdf | undefined> {
  // The connection reports a lost server.
  const response = await fetch(`pdf/${sha}`).catch(() => undefined)
  if (!response || response.status === 404) return undefined
  if (!response.ok) throw new Error(await response.text())
  const task = getDocument({
    data: new Uint8Array(await response.arrayBuffer()),
    worker,
    cMapUrl: app,
    iccUrl: app,
    standardFontDataUrl: app,
    wasmUrl: app,
    // Forbidden by the page's content security policy.
    isEvalSupported: false,
    verbosity: 0,
  })
  return { sha, document: await task.promise, close: () => task.destroy() }
}

/**
 * Prints the PDF itself through a hidden frame with the browser's viewer. Without such a viewer, or access to it, the PDF opens in a
 * new tab.
 */
export function printPdf(sha: string): void {
  const url = `pdf/${sha}`
  document.querySelector('iframe.afdruk')?.remove()
  if (!navigator.pdfViewerEnabled) {
    open(url, '_blank', 'noopener')
    return
  }
  const frame = make('iframe', { class: 'afdruk', 'aria-hidden': 'true', tabindex: '-1', title: 'Afdruk' })
  frame.addEventListener('load', () => {
    try {
      frame.contentWindow?.focus()
      frame.contentWindow?.print()
    } catch {
      open(url, '_blank', 'noopener')
    }
  })
  frame.src = url
  document.body.append(frame)
}
