import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { make } from '../element.ts'
import { type Area, placedOver } from './draw-page.ts'

/** A link on a page, to a URL or to a page of the same document. */
export interface PageLink {
  readonly area: Area
  readonly title: string
  readonly to: { readonly url: string } | { readonly page: number; readonly go: () => void }
}

interface LinkAnnotation {
  readonly subtype: string
  readonly rect: readonly [number, number, number, number]
  readonly url?: string
  readonly dest?: string | readonly unknown[] | null
  readonly contentsObj?: { readonly str: string }
}

/** The links of a page. @param go scrolls to a page, at an offset in points from its top */
export async function linksOf(
  pdf: PDFDocumentProxy,
  page: PDFPageProxy,
  go: (page: number, top: number) => void,
): Promise<readonly PageLink[]> {
  const annotations = (await page.getAnnotations({ intent: 'display' })) as readonly LinkAnnotation[]
  const viewport = page.getViewport({ scale: 1 })
  const { width, height } = viewport
  const links = annotations
    .filter(({ subtype }) => subtype === 'Link')
    .map(async ({ rect, url, dest, contentsObj }): Promise<PageLink | undefined> => {
      const [left = 0, top = 0, right = 0, bottom = 0] = viewport.convertToViewportRectangle([...rect])
      const area = {
        x: Math.min(left, right) / width,
        y: Math.min(top, bottom) / height,
        width: Math.abs(right - left) / width,
        height: Math.abs(bottom - top) / height,
      }
      if (url && /^(https?|mailto|tel):/.test(url)) return { area, title: contentsObj?.str || url, to: { url } }
      const target = dest ? await destinationOf(pdf, dest) : undefined
      if (!target) return undefined
      const to = { page: target.page, go: () => go(target.page, target.top) }
      return { area, title: contentsObj?.str || `Naar pagina ${target.page}`, to }
    })
  return (await Promise.all(links)).filter((link) => link !== undefined)
}

/** The page, from 1, and the offset in points from its top of a destination (ISO 32000-1, 12.3.2). */
export async function destinationOf(
  pdf: PDFDocumentProxy,
  destination: string | readonly unknown[],
): Promise<{ readonly page: number; readonly top: number } | undefined> {
  const explicit = typeof destination === 'string' ? await pdf.getDestination(destination) : destination
  const [target, kind, left, top] = (explicit ?? []) as readonly [
    { num: number; gen: number } | number,
    { name: string } | undefined,
    number | null,
    number | null,
  ]
  if (target === undefined || target === null) return undefined
  const index = typeof target === 'number' ? target : await pdf.getPageIndex(target)
  if (index < 0 || index >= pdf.numPages) return undefined
  const viewport = (await pdf.getPage(index + 1)).getViewport({ scale: 1 })
  const height = kind?.name === 'XYZ' ? top : /^FitB?H$/.test(kind?.name ?? '') ? left : null
  return { page: index + 1, top: typeof height === 'number' ? (viewport.convertToViewportPoint(0, height)[1] ?? 0) : 0 }
}

export function linkLayer(links: readonly PageLink[]): HTMLElement {
  const layer = make('div', { class: 'links' })
  for (const { area, title, to } of links) {
    const target =
      'url' in to ? { href: to.url, target: '_blank', rel: 'noopener noreferrer' } : { href: `#pagina-${to.page}` }
    const link = make('a', { ...target, 'aria-label': title, title })
    if ('go' in to) {
      link.addEventListener('click', (event) => {
        event.preventDefault()
        to.go()
      })
    }
    layer.append(placedOver(link, area))
  }
  return layer
}
