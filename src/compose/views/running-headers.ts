import type { Document } from '../../document/document.ts'
import { briefMarks, plainMarks } from '../../document/markdown/redaction-marks.ts'
import { briefly, shortened } from '../../forms/dutch-words.ts'
import { cssString } from '../house-style/css-string.ts'
import type { View } from './view.ts'

/** Signs that fit beside each other in a running head, and those of a reference. */
const headLength = 94
const referenceLength = 40

/** Signs that fit on the band, and those that fit at its full size. */
const bandLength = 140
const wideBandLength = 100

/**
 * CSS of one document: the texts of its running heads and feet, as custom properties that the margin boxes of
 * `templates/delen/basis.css` print.
 */
export function runningHeads({ data, kind }: Document, view: View): string {
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

/** One line in the band: what it is in capitals, and who says so. */
function bandText({ band, opgelegd }: View): string {
  const words = (change: (text: string) => string) =>
    [change(band).toUpperCase(), ...(opgelegd === '' ? [] : [change(plainMarks(opgelegd))])].join(' – ')
  const whole = words((text) => text)
  return whole.length <= bandLength ? whole : shortened(words(briefly), bandLength)
}

/** Smaller and without extra space where the words would not fit otherwise, and never too small to read. */
function bandType(length: number): readonly (readonly [string, string])[] {
  return length <= wideBandLength
    ? []
    : [
        ['--band-korps', '7.2pt'],
        ['--band-spatie', '0'],
      ]
}
