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

/**
 * The CSS of one document: the texts of its running headers and footers, as custom properties for the margin boxes in
 * `templates/delen/basis.css`.
 */
export function runningHeaders({ data, kind }: Document, view: View): string {
  const numbered = kind.velden.some((field) => field.veld === 'zaaknummer')
  const subject = briefMarks(data.titel ?? data.onderwerp ?? data.zaak ?? view.titel)
  const reference = shortened(briefMarks(view.kenmerk), referenceLength)
  const band = bandText(view)
  const texts: readonly (readonly [string, string])[] = [
    ['--kop-links', cssString(shortened(subject, Math.min(74, headLength - reference.length)))],
    ['--kop-rechts', cssString(reference)],
    ['--voet-links', cssString(numbered ? `Zaaknummer ${shortened(briefMarks(data.zaaknummer ?? '...'), 60)}` : '')],
    ['--band', cssString(band)],
    ...bandType(band.length),
    ...(view.band === '' ? [] : [['--band-vlak', 'var(--collegevoorstel-band-background-color)'] as const]),
  ]
  return `:root{${texts.map(([name, value]) => `${name}:${value}`).join(';')}}`
}

/** One line on the band: the classification in capitals, and by whom it was imposed. */
function bandText({ band, opgelegd }: View): string {
  const words = (change: (text: string) => string) =>
    [change(band).toUpperCase(), ...(opgelegd === '' ? [] : [change(plainMarks(opgelegd))])].join(' – ')
  const whole = words((text) => text)
  return whole.length <= bandLength ? whole : shortened(words(briefly), bandLength)
}

/** A smaller font size without letter spacing, where the text would not fit otherwise. */
function bandType(length: number): readonly (readonly [string, string])[] {
  return length <= wideBandLength
    ? []
    : [
        ['--band-korps', '7.2pt'],
        ['--band-spatie', '0'],
      ]
}
