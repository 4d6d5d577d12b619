import { isSignature } from '../clean/inspect-privacy.ts'
import { widgetsOf } from '../file/model/annotations.ts'
import type { Page } from '../file/model/pages.ts'
import type { PdfObject } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** What a PDF loses when it is merged, with a sentence in Dutch for each. */
export const lossSentences = {
  invulvelden: 'De invulvelden zijn niet meer in te vullen: wat erin staat, is een afbeelding geworden.',
  handtekening: 'De digitale handtekening is hier niet te controleren. Dat kan alleen in het bestand zelf.',
  bestanden: 'De bestanden, geluiden of films die in de PDF zitten, zijn weggelaten.',
  scripts: 'De scripts in de PDF zijn weggelaten.',
  lagen:
    'De lagen staan zoals bij het openen van het bestand. Andere standen ervan, bijvoorbeeld voor afdrukken, zijn weggelaten.',
  opdrachten: 'Opdrachten die iets openen, versturen of uitvoeren, zijn weggelaten.',
} as const

export type LossKind = keyof typeof lossSentences

/** Losses of what belongs to the file rather than to its pages. */
export function lossesOfFile(file: PdfFile, pages: readonly Page[]): readonly LossKind[] {
  const catalog = file.catalog()
  const names = file.dict(catalog?.get('Names'))
  const opening = file.dict(catalog?.get('OpenAction'))
  const losses: LossKind[] = []
  if (names?.has('JavaScript') || file.name(opening?.get('S')) === 'JavaScript') losses.push('scripts')
  if (file.dict(names?.get('EmbeddedFiles')) !== undefined) losses.push('bestanden')
  const layers = file.dict(catalog?.get('OCProperties'))
  const isFilled = (list: PdfObject | undefined) => (file.array(list) ?? []).length > 0
  if (isFilled(layers?.get('Configs')) || isFilled(file.dict(layers?.get('D'))?.get('AS'))) losses.push('lagen')
  if (pages.some((page) => hasSignature(file, page))) losses.push('handtekening')
  return losses
}

function hasSignature(file: PdfFile, page: Page): boolean {
  return widgetsOf(file, page).some((widget) => {
    const value = file.dict(widget.get('V') ?? file.dict(widget.get('Parent'))?.get('V'))
    return value !== undefined && isSignature(file, value)
  })
}
