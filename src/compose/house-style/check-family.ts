import { houseStyleRules } from '../../config/house-style-rules.ts'
import { diagnostic } from '../../diagnostics/diagnostic.ts'
import { alternatives } from '../../diagnostics/nearest.ts'
import { missingCuts, plainFamily, type StyleFace } from './font-faces.ts'
import { codeFamily, reserveFamily, textFamily } from './font-table.ts'
import { textFonts } from './fonts.ts'
import type { Reading } from './house-style-files.ts'
import type { TokenOrigin } from './tokens.ts'

/**
 * The `font-family` of documents in a house style. A family without a file would come from the machine, or be missing: the default font
 * takes its place, and it is reported; so is what a family of the house style lacks.
 * @param stated undefined where the house style leaves it to the basis
 */
export function checkFamily(stated: TokenOrigin | undefined, faces: readonly StyleFace[], reading: Reading): string {
  const family = firstFamily(stated?.value ?? '')
  if (stated === undefined || family === '' || isShipped(family)) return textFonts
  if (faces.some((face) => face.family === family)) {
    reportMissingCuts(family, faces, reading)
    return `'${plainFamily(family)}', ${textFonts}`
  }
  const { file, place } = stated
  const isOwn = file.isOwn ?? true
  const reason = `Het lettertype “${family}” hoort niet bij de huisstijl${isOwn ? '.' : '; Source Sans 3 komt ervoor in de plaats.'}`
  const rule = houseStyleRules[isOwn ? 'huisstijl/lettertype' : 'huisstijl/lettertype-pakket']
  reading.diagnostics.push(diagnostic({ rule, file: file.name, place, reason, advice: familyAdvice(family, faces) }))
  return textFonts
}

/** What to do about a family that has no files. */
export function familyAdvice(family: string, faces: readonly StyleFace[]): string {
  const known = [...new Set(faces.map((face) => face.family))]
  const add = 'Zet de bestanden van het lettertype (woff2), of het npm-pakket ervan, bij lettertypen in huisstijl.yaml.'
  return `${known.length === 0 ? '' : `${alternatives(family, [...known, textFamily], { lead: 'Bij de huisstijl horen:', all: '' })} `}${add}`
}

/** The first of a list of families, without quotation marks. */
export function firstFamily(value: string): string {
  const [first = ''] = value.split(',')
  return first.trim().replace(/^["']|["']$/g, '')
}

/** Whether every document has the family. */
export function isShipped(family: string): boolean {
  return [textFamily, codeFamily, reserveFamily].includes(family)
}

function reportMissingCuts(family: string, faces: readonly StyleFace[], { file, at, diagnostics }: Reading): void {
  const missing = missingCuts(family, faces)
  if (missing.length === 0) return
  const reason = `Van het lettertype “${family}” ontbreekt: ${missing.join(', ')}.`
  const advice =
    'Wat vet of cursief hoort te zijn, is dan niet te herkennen: er wordt geen letter nagemaakt. Zet het bestand erbij, bij lettertypen in huisstijl.yaml.'
  const rule = houseStyleRules['huisstijl/lettersnede']
  diagnostics.push(diagnostic({ rule, file, place: at(['lettertypen']), reason, advice }))
}
