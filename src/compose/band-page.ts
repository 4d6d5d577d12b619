import type { SecrecyView } from '../document/secrecy-view.ts'
import type { Kind } from '../forms/kind.ts'
import type { Printable } from '../print/page/printable.ts'
import type { HouseStyle } from './house-style/house-style.ts'
import { layoutOf } from './layout.ts'
import { escapeHtml } from './safe-html.ts'

/** Height of the band, in points; it stands as far from the head of the page as on our own pages (7.5 mm). */
export const bandHeight = (5.5 / 25.4) * 72
export const bandFromTop = (7.5 / 25.4) * 72

/**
 * The band of secrecy as a page of its own, as wide as the pages of a PDF made elsewhere that it is put on.
 *
 * @param width in points
 */
export function bandPage(secrecy: SecrecyView, width: number, kind: Kind, houseStyle: HouseStyle): Printable {
  const { style, resources } = layoutOf(kind, houseStyle)
  const words = `GEHEIM – ${secrecy.opgelegd}`
  const boxes = ['top-left-corner', 'top-left', 'top-right', 'top-right-corner', 'bottom-left', 'bottom-right']
  const empty = boxes.map((box) => `@${box}{content:none}`).join('')
  return {
    lang: 'nl',
    title: words,
    style,
    resources,
    head: `@page{size:${width}pt ${bandHeight}pt;margin:0;${empty}}@page :first{margin:0;${empty}}body{width:auto}`,
    body: `<p style="margin:0;max-width:none;padding-left:${Math.min(70.9, width * 0.06)}pt;height:${bandHeight}pt;overflow:hidden;white-space:nowrap;background:var(--collegevoorstel-band-background-color);color:var(--collegevoorstel-band-color);font:600 ${Math.min(8.5, width / 62)}pt/${bandHeight}pt var(--utrecht-document-font-family)">${escapeHtml(words)}</p>`,
    count: [],
  }
}
