import { escapeHtml } from '../compose/html/safe-html.ts'
import type { Printable } from '../print/page/printable.ts'

const mm = 72 / 25.4
/** The stamp is below the footer of the program's own pages and ends at the right margin. */
const size = { width: 110 * mm, height: 5 * mm }
const fromRight = 27 * mm
const fromBottom = 6.5 * mm

/** All stamps of a bundle as one document with a page for each, so that one print job makes them all. */
export function stampSheet(words: readonly string[], { lang, style, resources }: Printable): Printable {
  const boxes = ['top-left-corner', 'top-left', 'top-right', 'top-right-corner', 'bottom-left', 'bottom-right']
  const empty = boxes.map((box) => `@${box}{content:none}`).join('')
  const page = `size:${size.width}pt ${size.height}pt;margin:0;${empty}`
  const line =
    'margin:0;max-width:none;text-align:right;white-space:nowrap;overflow:hidden;color:var(--collegevoorstel-label-color)'
  const type = `font:400 8.5pt/${size.height}pt var(--utrecht-document-font-family);font-variant-numeric:tabular-nums`
  const stamps = words.map(
    (text) =>
      `<p style="${line};${type};height:${size.height}pt;break-after:page;break-inside:avoid"><span style="background:#fff;padding:1pt 0 1pt 1.5mm">${escapeHtml(text)}</span></p>`,
  )
  return {
    lang,
    title: 'Stempels',
    style,
    resources,
    head: `@page{${page}}@page :first{${page}}body{width:auto;padding:0}p:last-child{break-after:auto !important}`,
    body: stamps.join('\n'),
    count: [],
  }
}

/** Position of the stamp on a page of this width, in points. */
export function stampPlace(width: number): { readonly x: number; readonly y: number } {
  return { x: width - fromRight - size.width, y: fromBottom }
}
