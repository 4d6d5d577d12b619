import type { HouseStyle } from '../compose/house-style/house-style.ts'
import { escapeHtml } from '../compose/html/safe-html.ts'
import { layoutOf } from '../compose/layout.ts'
import { marginCss } from '../compose/views/running-headers.ts'
import type { Kind } from '../forms/kind.ts'
import type { Printable } from '../print/page/printable.ts'
import { type ColourRow, colourRows, type Swatch, swatches } from './colour-rows.ts'
import { type FontRow, fontRows } from './font-rows.ts'

/** The page with the colours of a house style, their contrasts, and the fonts. @param kind of which the page has the layout */
export function colourPage(houseStyle: HouseStyle, kind: Kind): Printable {
  const { style, resources } = layoutOf(kind, houseStyle)
  const title = `Proefblad van de huisstijl ${houseStyle.title}`
  const { logo } = houseStyle
  return {
    lang: 'nl',
    title,
    style,
    resources,
    head: marginCss({ left: title, right: 'Kleuren en lettertypen', foot: '', band: '' }),
    body: [
      `<main class="soort-${kind.soort}"><article class="stuk">`,
      logo === undefined ? '' : `<div class="huismerk">${logo.toHTML()}</div>`,
      `<header class="titelblok"><h1>${escapeHtml(title)}</h1></header>`,
      '<div class="tekst">',
      '<h2>Kleuren van tekst, met hun contrast</h2>',
      '<p>Tekst heeft ten minste 4,5 : 1 nodig, en liever 7 : 1.</p>',
      table(['Token', 'Waarde', 'Op', 'Contrast', 'Zo ziet het eruit'], colourRows(houseStyle.value).map(colourCells)),
      '<h2>Kleuren van vlakken en strepen</h2>',
      table(['Token', 'Waarde', 'Zo ziet het eruit'], swatches(houseStyle.value).map(swatchCells)),
      '<h2>Lettertypen, met hun dikten</h2>',
      table(['Lettertype', 'Dikte', 'Zo ziet het eruit'], fontRows(houseStyle).map(fontCells)),
      '</div></article></main>',
    ].join('\n'),
    count: [],
  }
}

/** @param rows HTML of cells; the first is the head of its row */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')
  const body = rows.map(([first = '', ...others]) => `<tr><th scope="row">${first}</th>${others.join('')}</tr>`)
  return `<table class="klein" style="font-variant-ligatures:none"><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`
}

function cell(text: string): string {
  return `<td>${escapeHtml(text)}</td>`
}

function colourCells({ token, ground, colour, on, contrast }: ColourRow): readonly string[] {
  const look = `color:${colour};background:${on};padding:1pt 1.5mm`
  return [
    escapeHtml(token),
    cell(colour),
    `<td>${escapeHtml(ground)}<br>${escapeHtml(on)}</td>`,
    cell(contrast),
    `<td><span style="${escapeHtml(look)}">Tekst 123</span></td>`,
  ]
}

function swatchCells({ token, colour }: Swatch): readonly string[] {
  const look = `display:inline-block;width:30mm;height:9pt;background:${colour}`
  return [escapeHtml(token), cell(colour), `<td><span style="${escapeHtml(look)}"></span></td>`]
}

function fontCells({ family, weight, style, words }: FontRow): readonly string[] {
  const look = `font:${style} ${weight} 10.5pt/15pt '${family}'`
  return [
    escapeHtml(family),
    cell(words),
    `<td><span style="${escapeHtml(look)}">Wijk 0123456789 “ë” Ŵ Ő Ș Ğ €</span></td>`,
  ]
}
