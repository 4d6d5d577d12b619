import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** CSS pixels per point at 100 %, the size on paper. */
export const pixelsPerPoint = 96 / 72

/** 128 MB per canvas. A page that needs more is drawn at a lower resolution. */
const maxPixels = 2 ** 25

/**
 * As printed, or as shown on screen with annotations that do not print. Our own PDFs look the same in both (ISO 19005-2, 6.3.2), and
 * pdf.js prints without waiting for animation frames.
 */
export type Intent = 'print' | 'display'

/**
 * Draws a page off screen at the resolution of the screen.
 * @param width of the page on the screen, in CSS pixels
 */
export async function drawPage(page: PDFPageProxy, width: number, intent: Intent): Promise<HTMLCanvasElement> {
  const natural = page.getViewport({ scale: 1 })
  const scale = (width / natural.width) * devicePixelRatio
  const largest = Math.sqrt(maxPixels / (natural.width * natural.height))
  const viewport = page.getViewport({ scale: Math.min(scale, largest) })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await page.render({ canvas, viewport, intent }).promise
  return canvas
}

/** Frees the memory of a canvas at once instead of at garbage collection. */
export function discard(canvas: HTMLCanvasElement | undefined): void {
  if (!canvas) return
  canvas.width = 0
  canvas.height = 0
}

/** An area of a page, as fractions of its width and height. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The element, put over that area of the page it lies on. */
export function placedOver(element: HTMLElement, { x, y, width, height }: Area): HTMLElement {
  const [left, top, wide, high] = [x, y, width, height].map((fraction) => `${100 * fraction}%`)
  Object.assign(element.style, { left, top, width: wide, height: high })
  return element
}

/**
 * The bounding box of all differing pixels of two drawings.
 * @returns undefined when they are identical
 */
export function changedArea(before: HTMLCanvasElement, after: HTMLCanvasElement): Area | undefined {
  const { width, height } = after
  if (before.width !== width || before.height !== height) return { x: 0, y: 0, width: 1, height: 1 }
  const [old, now] = [pixelsOf(before), pixelsOf(after)]
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y += 1) {
    const row = y * width
    let first = 0
    while (first < width && old[row + first] === now[row + first]) first += 1
    if (first === width) continue
    let last = width - 1
    while (old[row + last] === now[row + last]) last -= 1
    left = Math.min(left, first)
    right = Math.max(right, last)
    top = Math.min(top, y)
    bottom = y
  }
  if (bottom < 0) return undefined
  return { x: left / width, y: top / height, width: (right - left + 1) / width, height: (bottom - top + 1) / height }
}

function pixelsOf(canvas: HTMLCanvasElement): Uint32Array {
  // The context that pdf.js created: its pixels are in main memory.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('A canvas without a context')
  return new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer)
}
