import type { Document } from '../../document/document.ts'
import { briefMarks } from '../../document/markdown/redaction-marks.ts'
import { shortened } from '../../forms/dutch-words.ts'
import { cssString } from '../html/safe-html.ts'
import type { ComposeContext } from './context.ts'
import { fitting } from './line-width.ts'
import type { View } from './view.ts'

/** The texts in the margins of every page: left and right in the header, left in the footer, and on the band. */
export type MarginTexts = Readonly<Record<'left' | 'right' | 'foot' | 'band', string>>

/** Those texts as CSS: custom properties for the margin boxes in `templates/delen/basis.css`. */
export function marginCss({ left, right, foot, band }: MarginTexts): string {
  const declarations = [
    ['--kop-links', cssString(left)],
    ['--kop-rechts', cssString(right)],
    ['--voet-links', cssString(foot)],
    ['--band', cssString(bandWords(band))],
    ...(band === '' ? [] : [['--band-vlak', 'var(--collegevoorstel-band-background-color)']]),
    // Room between the band and the logo.
    ...(band === '' ? [] : [['--bovenmarge', '22mm']]),
  ]
  return `:root{${declarations.map(([name, value]) => `${name}:${value}`).join(';')}}`
}

/** The kind in capitals, its end as it is: `GEHEIM tot en met 30 maart 2026`. */
export function bandWords(band: string): string {
  return band.replace(/\b(?:Geheim|Besloten|Embargo|Concept|Vertrouwelijk)\b/g, (kind) => kind.toUpperCase())
}

/** Kinds whose pages leave the house on their own: an attachment number means nothing there. */
const isLetter = ({ velden }: Document['kind']) => velden.some(({ veld }) => veld === 'geadresseerde')

/** The subject and the kind of document in the header, the case number in the footer: each once. */
export function runningHeaders(
  { data, kind }: Document,
  view: View,
  { bijlage }: Pick<ComposeContext, 'bijlage'>,
): string {
  const numbered = kind.velden.some((field) => field.veld === 'zaaknummer')
  const right = bijlage === undefined || isLetter(kind) ? shortened(view.titel, 40) : `Bijlage ${bijlage}`
  const left = headText(briefMarks(data.titel ?? data.onderwerp ?? data.zaak ?? view.titel), right)
  const foot = numbered ? `Zaaknummer ${shortened(briefMarks(data.zaaknummer ?? '…'), 60)}` : ''
  return marginCss({ left: left === right ? '' : left, right, foot, band: view.band })
}

/** In points: the type of a header, the width of the text, and the least distance between the two texts of a header. */
const size = 8.5
const line = (158 / 25.4) * 72
const gap = 14

/** As much of the text on the left of a header as fits beside the one on the right. */
export function headText(left: string, right: string): string {
  return fitting(left, { size, room: line - gap, beside: right })
}
