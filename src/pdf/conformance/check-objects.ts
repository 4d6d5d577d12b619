import { type Reached, reachable } from '../file/model/reachable-objects.ts'
import { type Dict, nameOf, names } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { accessible, archive, type Breach, breachIf, type CheckedFile, type Claim } from './breach.ts'

/** Actions that PDF/A allows (ISO 19005-2, 6.5.1). */
const lastingActions = names('GoTo GoToR GoToE Thread URI Named SubmitForm')
const otherActions = names(
  'Launch Sound Movie ResetForm ImportData JavaScript Hide SetOCGState Rendition Trans GoTo3DView',
)

/** Filters of ISO 19005-2, 6.1.7.2; LZW and encryption are not among them. */
const lastingFilters = names(
  'ASCIIHexDecode ASCII85Decode FlateDecode RunLengthDecode CCITTFaxDecode JBIG2Decode DCTDecode JPXDecode',
)

const first = (claim: Claim): boolean => archive(claim) && claim.part === 1
const second = (claim: Claim): boolean => archive(claim) && claim.part === 2

/** Checks what any object may hold (ISO 19005-2, 6.1.7, 6.2.5, 6.2.8, 6.2.9, 6.5, 6.8; ISO 14289-1, 7.11, 7.20). */
export function checkObjects({ file }: CheckedFile): readonly Breach[] {
  const { found } = reachable(file)
  const any = (isBad: (dict: Dict, one: Reached) => boolean) => found.some((one) => isBad(one.dict, one))
  return [
    ...breachIf(
      any((dict) => isForbiddenAction(file, dict)),
      archive,
      'De PDF voert opdrachten uit die een archiefstuk niet mag hebben.',
    ),
    ...breachIf(
      any((dict, { stream }) => stream !== undefined && hasForbiddenFilter(file, dict)),
      archive,
      'Een deel van de PDF is ingepakt op een manier die niet blijvend te lezen is.',
    ),
    ...breachIf(
      any((dict, { stream }) => stream !== undefined && isForbiddenImage(file, dict)),
      archive,
      'Een afbeelding of tekening in de PDF kan er per programma anders uitzien.',
    ),
    ...breachIf(
      any((dict) => hasTransferFunction(file, dict)),
      archive,
      'De PDF verandert kleuren op een manier die niet blijvend is.',
    ),
    ...breachIf(
      any((dict) => file.dict(dict.get('EF')) !== undefined),
      first,
      'Er zitten bestanden in de PDF; dat mag niet in PDF/A-1.',
    ),
    ...breachIf(
      any((dict) => isForeignFile(file, dict)),
      second,
      'Er zit een bestand in dat geen PDF is; dat mag niet in PDF/A-2.',
    ),
    ...breachIf(
      any((dict) => file.dict(dict.get('EF')) !== undefined && !(dict.has('F') && dict.has('UF'))),
      accessible,
      'Een bestand in de PDF heeft geen naam.',
    ),
    ...breachIf(
      any((dict) => dict.has('SMask') && file.name(dict.get('SMask')) !== 'None'),
      first,
      'De PDF is deels doorzichtig; dat mag niet in PDF/A-1.',
    ),
    ...breachIf(file.catalog()?.has('OCProperties') === true, first, 'De PDF heeft lagen; dat mag niet in PDF/A-1.'),
  ]
}

function isForbiddenAction(file: PdfFile, dict: Dict): boolean {
  const kind = nameOf(dict.get('S'))
  if (kind === undefined || !otherActions.has(kind)) return false
  // `S` means something else in other dictionaries.
  const type = file.name(dict.get('Type'))
  return !lastingActions.has(kind) && (type === undefined || type === 'Action')
}

function hasForbiddenFilter(file: PdfFile, dict: Dict): boolean {
  const filter = file.resolve(dict.get('Filter'))
  const all = (file.array(filter) ?? [filter ?? null]).map((each) => file.name(each))
  return (
    dict.has('FFilter') ||
    dict.has('FDecodeParms') ||
    all.some((each) => each !== undefined && !lastingFilters.has(each))
  )
}

function isForbiddenImage(file: PdfFile, dict: Dict): boolean {
  const kind = file.name(dict.get('Subtype'))
  if (kind === 'PS') return true
  if (kind === 'Form')
    return dict.has('Ref') || dict.has('PS') || dict.has('OPI') || file.name(dict.get('Subtype2')) === 'PS'
  if (kind !== 'Image') return false
  return dict.has('Alternates') || dict.has('OPI') || file.resolve(dict.get('Interpolate')) === true
}

/** An embedded file that cannot conform to PDF/A itself (ISO 19005-2, 6.8). */
function isForeignFile(file: PdfFile, dict: Dict): boolean {
  const embedded = file.dict(dict.get('EF'))?.get('F')
  if (embedded === undefined) return false
  const type = file.name(file.dict(embedded)?.get('Subtype'))
  return type !== 'application/pdf' && !/\.pdf$/i.test(file.text(dict.get('UF') ?? dict.get('F')) ?? '')
}

/** Of a graphics state (ISO 32000-1, 8.4.5). */
function hasTransferFunction(file: PdfFile, dict: Dict): boolean {
  if (file.name(dict.get('Type')) !== 'ExtGState') return false
  return dict.has('TR') || (dict.has('TR2') && nameOf(dict.get('TR2')) !== 'Default') || dict.has('HTP')
}
