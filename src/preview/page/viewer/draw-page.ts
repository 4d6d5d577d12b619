import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** CSS pixels in a point at 100 %: a page has the size of paper then. */
export const pixelsPerPoint = 96 / 72

/** 128 MB of picture. A page that would be larger, at a high zoom on a dense screen, is drawn less densely. */
const mostPixels = 2 ** 25

/**
 * How a page is drawn: as it comes on paper, or as a reader on a screen shows it, with remarks and fields that do not print. In what
 * was made here these are the same (PDF/A-2, 6.3.2: every annotation prints), and pdf.js then waits for no frames in between.
 */
export type Intent = 'print' | 'display'

/**
 * Draws a page out of sight, as dense as the screen is.
 * @param width of the page on the screen, in CSS pixels
 */
export async function drawPage(page: PDFPageProxy, width: number, intent: Intent): Promise<HTMLCanvasElement> {
  const natural = page.getViewport({ scale: 1 })
  const scale = (width / natural.width) * devicePixelRatio
  const most = Math.sqrt(mostPixels / (natural.width * natural.height))
  const viewport = page.getViewport({ scale: Math.min(scale, most) })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await page.render({ canvas, viewport, intent }).promise
  return canvas
}

/** Frees the memory of a picture at once; a browser may otherwise keep it until it happens to tidy up. */
export function discard(canvas: HTMLCanvasElement | undefined): void {
  if (!canvas) return
  canvas.width = 0
  canvas.height = 0
}

/** A part of a page, as fractions of its width and height. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Where two pictures of a page differ: the smallest area around all of it.
 * @returns undefined when they are the same to the last pixel
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
  // The context that pdf.js drew with: its pixels are kept where they can be read without asking the graphics card.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('A canvas without a context')
  return new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer)
}
