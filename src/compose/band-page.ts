import { type SecrecyView, secrecyMarking } from '../document/secrecy.ts'
import type { Kind } from '../forms/kind.ts'
import type { Printable } from '../print/page/printable.ts'
import type { HouseStyle } from './house-style/house-style.ts'
import { escapeHtml } from './html/safe-html.ts'
import { layoutOf } from './layout.ts'
import { bandWords } from './views/running-headers.ts'

/** In points; the distance to the page top is that of the other pages (7.5 mm). */
export const bandHeight = (5.5 / 25.4) * 72
export const bandFromTop = (7.5 / 25.4) * 72

/**
 * The secrecy band as a separate page, to be stamped on the pages of a PDF of another producer.
 * @param width of those pages, in points
 */
export function bandPage(secrecy: SecrecyView, width: number, kind: Kind, houseStyle: HouseStyle): Printable {
  const { style, resources } = layoutOf(kind, houseStyle)
  const words = bandWords(secrecyMarking(secrecy))
  const boxes = ['top-left-corner', 'top-left', 'top-right', 'top-right-corner', 'bottom-left', 'bottom-right']
  const empty = boxes.map((box) => `@${box}{content:none}`).join('')
  return {
    lang: 'nl',
    title: words,
    style,
    resources,
    head: `@page{size:${width}pt ${bandHeight}pt;margin:0;${empty}}@page :first{margin:0;${empty}}body{width:auto;padding:0}`,
    body: `<p style="margin:0;max-width:none;padding-left:${Math.min(70.9, width * 0.06)}pt;height:${bandHeight}pt;overflow:hidden;white-space:nowrap;background:var(--collegevoorstel-band-background-color);color:var(--collegevoorstel-band-color);font:600 ${Math.min(8.5, width / 30)}pt/${bandHeight}pt var(--utrecht-document-font-family)">${escapeHtml(words)}</p>`,
    count: [],
  }
}
