import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF that is ready to be drawn from. */
export interface OpenPdf {
  readonly sha: string
  readonly document: PDFDocumentProxy
  /** Gives back all that it takes. What was drawn stays. */
  close(): Promise<void>
}

/** Files of the page, among them what pdf.js fetches when a PDF needs it: decoders, fonts that are not embedded, encodings. */
const app = new URL('app/', document.baseURI).href

GlobalWorkerOptions.workerSrc = `${app}pdf.worker.js`
// Starting it takes longer than reading a document does, so one serves all of them.
const worker = new PDFWorker()

/**
 * Fetches and opens a PDF that the server holds.
 * @returns undefined when there is no server, or it holds the PDF no longer: something newer is on its way
 * @throws when the file cannot be read
 */
export async function openPdf(sha: string): Promise<OpenPdf | undefined> {
  // What the connection tells the reader anyway.
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
    // The page forbids making code from text.
    isEvalSupported: false,
    verbosity: 0,
  })
  return { sha, document: await task.promise, close: () => task.destroy() }
}
