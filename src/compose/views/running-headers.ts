import type { Document } from '../../document/document.ts'
import { briefMarks, plainMarks } from '../../document/markdown/redaction-marks.ts'
import { briefly, shortened } from '../../forms/dutch-words.ts'
import { cssString } from '../html/safe-html.ts'
import type { View } from './view.ts'

/** Characters that fit in a running header, and in a reference. */
const headLength = 94
const referenceLength = 40

/** Characters that fit on the band, and those that fit at its full font size. */
const bandLength = 140
const wideBandLength = 100

/** The texts in the margins of every page: left and right in the header, left in the footer, and on the band. */
export type MarginTexts = Readonly<Record<'left' | 'right' | 'foot' | 'band', string>>

/** Those texts as CSS: custom properties for the margin boxes in `templates/delen/basis.css`. */
export function marginCss({ left, right, foot, band }: MarginTexts, bandStyle: Declarations = []): string {
  const declarations: Declarations = [
    ['--kop-links', cssString(left)],
    ['--kop-rechts', cssString(right)],
    ['--voet-links', cssString(foot)],
    ['--band', cssString(band)],
    ...bandStyle,
    ...(band === '' ? [] : [['--band-vlak', 'var(--collegevoorstel-band-background-color)'] as const]),
  ]
  return `:root{${declarations.map(([name, value]) => `${name}:${value}`).join(';')}}`
}

type Declarations = readonly (readonly [property: string, value: string])[]

export function runningHeaders({ data, kind }: Document, view: View): string {
  const numbered = kind.velden.some((field) => field.veld === 'zaaknummer')
  const subject = briefMarks(data.titel ?? data.onderwerp ?? data.zaak ?? view.titel)
  const right = shortened(briefMarks(view.kenmerk), referenceLength)
  const left = shortened(subject, Math.min(74, headLength - right.length))
  const foot = numbered ? `Zaaknummer ${shortened(briefMarks(data.zaaknummer ?? '…'), 60)}` : ''
  const band = bandText(view)
  return marginCss({ left, right, foot, band }, bandType(band.length))
}

/** One line on the band: the classification in capitals, and by whom it was imposed. */
function bandText({ band, opgelegd }: View): string {
  const words = (change: (text: string) => string) =>
    [change(band).toUpperCase(), ...(opgelegd === '' ? [] : [change(plainMarks(opgelegd))])].join(' – ')
  const whole = words((text) => text)
  return whole.length <= bandLength ? whole : shortened(words(briefly), bandLength)
}

/** A smaller font size without letter spacing, where the text would not fit otherwise. */
function bandType(length: number): Declarations {
  return length <= wideBandLength
    ? []
    : [
        ['--band-korps', '7.2pt'],
        ['--band-spatie', '0'],
      ]
}
