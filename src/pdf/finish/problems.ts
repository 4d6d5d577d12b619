import { type Dict, nameOf, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** In Dutch, because users meet each code as the name of a rule `pdf/…`. */
export type ProblemCode =
  | 'afbeelding-zonder-tekst'
  | 'beschadigd'
  | 'drukwerkkleuren'
  | 'lettertype-ontbreekt'
  | 'niet-getagd'
  | 'onbekende-structuur'
  | 'teken-ontbreekt'
  | 'tekst-buiten-structuur'
  | 'tekst-zonder-structuur'
  | 'versleuteld'

/** Why a file cannot be made conforming, for the caller to report. */
export interface Problem {
  readonly code: ProblemCode
  /** One sentence in Dutch. */
  readonly reason: string
}

const fontFiles = ['FontFile', 'FontFile2', 'FontFile3']

/**
 * Checks every font and image: a font that is not embedded (ISO 19005-2, 6.2.11.4) and CMYK with an RGB output intent
 * (6.2.4.3) are problems; image interpolation (6.2.8) is switched off.
 */
export function checkResources(file: PdfFile): readonly Problem[] {
  const problems: Problem[] = []
  for (let number = 1; number <= file.highestNumber(); number++) {
    const object = file.get(number)
    const entries = file.dict(object)
    if (!entries) continue
    if (object instanceof Stream && nameOf(entries.get('Subtype')) === 'Image') {
      entries.delete('Interpolate')
      if (file.name(entries.get('ColorSpace')) === 'DeviceCMYK')
        problems.push({
          code: 'drukwerkkleuren',
          reason: 'Een afbeelding heeft kleuren voor drukwerk (CMYK) in plaats van RGB.',
        })
    }
    const font = unembeddedFont(file, entries)
    if (font) problems.push({ code: 'lettertype-ontbreekt', reason: `Het lettertype “${font}” zit niet in de PDF.` })
  }
  return problems
}

/** The name of a font without an embedded font program. */
function unembeddedFont(file: PdfFile, entries: Dict): string | undefined {
  if (nameOf(entries.get('Type')) !== 'Font') return undefined
  const kind = nameOf(entries.get('Subtype'))
  if (kind === 'Type0' || kind === 'Type3') return undefined
  const descriptor = file.dict(entries.get('FontDescriptor'))
  if (descriptor && fontFiles.some((key) => descriptor.has(key))) return undefined
  return nameOf(entries.get('BaseFont')) ?? '?'
}
