import { widgetsOf } from '../file/model/annotations.ts'
import type { Dict } from '../file/objects/objects.ts'
import { titleIn, xmpOf } from '../text/claims.ts'
import { accessible, archive, type Breach, both, breachIf, type CheckedFile, tagged } from './breach.ts'

/** BCP 47, as far as its form goes. */
const languageTag = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/

/** Checks what a file states about itself as a whole (ISO 14289-1, 7.1, 7.2; ISO 19005-2, 6.4 to 6.11). */
export function checkCatalog({ file, pages, root }: CheckedFile): readonly Breach[] {
  const catalog: Dict = file.catalog() ?? new Map()
  const marks = file.dict(catalog.get('MarkInfo'))
  const forms = file.dict(catalog.get('AcroForm'))
  const lang = file.text(catalog.get('Lang'))
  const names = file.dict(catalog.get('Names'))
  const title = titleIn(xmpOf(file))?.trim() ?? ''
  const asksTitle = file.dict(catalog.get('ViewerPreferences'))?.get('DisplayDocTitle') === true
  const acts = catalog.has('AA') || pages.some(({ dict }) => dict.has('AA'))
  const hasScripts = file.dict(names?.get('JavaScript')) !== undefined
  const isFilledLater = forms?.has('XFA') === true || catalog.get('NeedsRendering') === true
  const isDrawnLater = file.resolve(forms?.get('NeedAppearances')) === true
  const isTagged = root !== undefined && file.resolve(marks?.get('Marked')) === true
  return [
    ...breachIf(!isTagged, tagged, 'De PDF heeft geen tags: voorleessoftware weet niet wat kop, tekst of tabel is.'),
    ...breachIf(
      file.resolve(marks?.get('Suspects')) === true,
      accessible,
      'De PDF zegt zelf dat zijn tags misschien niet kloppen.',
    ),
    ...breachIf(title === '', accessible, 'De PDF heeft geen titel in zijn XMP-gegevens.'),
    ...breachIf(!asksTitle, accessible, 'De PDF laat in de titelbalk zijn bestandsnaam zien, niet zijn titel.'),
    ...breachIf(lang === undefined, accessible, 'De PDF zegt niet in welke taal hij is.'),
    ...breachIf(
      lang !== undefined && !languageTag.test(lang),
      tagged,
      'De taal van de PDF is niet te herkennen: er staat geen taalcode.',
    ),
    ...breachIf(acts || hasScripts, archive, 'Er zitten scripts of opdrachten in de PDF.'),
    ...breachIf(isFilledLater, archive, 'De PDF is een formulier waarvan een programma de inhoud tekent.'),
    ...breachIf(isDrawnLater, archive, 'Wat in de invulvelden staat, tekent pas het programma dat de PDF opent.'),
    ...breachIf(
      pages.some((page) => widgetsOf(file, page).some((widget) => widget.has('A') || widget.has('AA'))),
      archive,
      'Een invulveld voert een opdracht uit.',
    ),
    ...breachIf(!file.trailer.has('ID'), archive, 'De PDF heeft geen kenmerk (ID) waaraan hij te herkennen is.'),
    ...breachIf(hasUnnamedLayers(file.dict(catalog.get('OCProperties')), file), both, layersSentence),
    ...breachIf(
      catalog.has('Requirements') || names?.has('AlternatePresentations') === true,
      archive,
      'De PDF vraagt om een programma dat meer kan dan bladzijden laten zien.',
    ),
  ]
}

const layersSentence = 'De lagen van de PDF hebben geen naam, of veranderen vanzelf.'

/** A configuration of layers has a name and no automatic state (ISO 14289-1, 7.10; ISO 19005-2, 6.9). */
function hasUnnamedLayers(layers: Dict | undefined, file: CheckedFile['file']): boolean {
  if (layers === undefined) return false
  const configs = [layers.get('D') ?? null, ...(file.array(layers.get('Configs')) ?? [])]
  return configs.some((each) => {
    const config = file.dict(each)
    return config !== undefined && ((file.text(config.get('Name')) ?? '') === '' || config.has('AS'))
  })
}
