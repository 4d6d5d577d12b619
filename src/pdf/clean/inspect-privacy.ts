import {
  actionKeys,
  annotationType,
  authorKeys,
  markupTypes,
  mediaTypes,
  neutralContents,
  paintsContents,
  riskOf,
} from '../file/model/annotations.ts'
import { type Reached, reachable } from '../file/model/reachable-objects.ts'
import { accessibilityExtension } from '../file/model/xmp.ts'
import { type Dict, isDict, nameOf, type Stream } from '../file/objects/objects.ts'
import { orRefusal, type PdfRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { earlierVersions } from '../text/all-texts.ts'
import { xmpOf } from '../text/claims.ts'
import { hasPhotoData } from '../text/image-texts.ts'
import { xmpText } from '../text/xmp-text.ts'
import { countHiddenText } from './hidden-text.ts'
import { hiddenGroups } from './layers.ts'
import { type PrivacyTrace, TraceCounts } from './privacy-trace.ts'

export type PrivacyReport = { readonly ok: true; readonly traces: readonly PrivacyTrace[] } | PdfRefusal

/**
 * What a PDF of another producer contains besides its visible pages: author, dates and program, comments, embedded files,
 * scripts, hidden layers and text, earlier versions. Never throws because of the contents of the file.
 */
export function inspectPrivacy(pdf: Uint8Array): PrivacyReport {
  return orRefusal((): PrivacyReport => {
    const file = openReadable(pdf)
    return { ok: true, traces: tracesOf(file, Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)) }
  })
}

function tracesOf(file: PdfFile, bytes: Buffer): readonly PrivacyTrace[] {
  const counts = new TraceCounts()
  countInformation(file, counts)
  countPacket(xmpOf(file), counts)
  countCatalog(file, counts)
  const { found, numbers } = reachable(file)
  for (const reached of found) countIn(file, reached, counts)
  counts.add('verborgen-lagen', hiddenGroups(file).size)
  countHiddenText(file, counts)
  const { versions } = earlierVersions(bytes)
  counts.add('eerdere-versies', versions.length)
  for (let number = 1; number <= file.highestNumber(); number++) {
    if (numbers.has(number)) continue
    const unreachable = file.get(number)
    const dict = file.dict(unreachable)
    const type = nameOf(dict?.get('Type'))
    // Object streams and cross-reference streams are never referred to.
    if (unreachable !== null && type !== 'ObjStm' && type !== 'XRef' && !dict?.has('Linearized')) counts.add('resten')
  }
  return counts.traces()
}

function countInformation(file: PdfFile, counts: TraceCounts): void {
  for (const [key, value] of file.dict(file.trailer.get('Info')) ?? []) {
    const text = file.text(value)
    if (text?.trim() === '' || key === 'Trapped') continue
    if (key === 'Author') counts.add('auteur')
    else if (key === 'Title') counts.add('titel')
    else if (key === 'Creator' || key === 'Producer') counts.add('programma')
    else if (key === 'CreationDate' || key === 'ModDate') counts.add('datums')
    else counts.add('overige-gegevens')
  }
}

const permitted =
  /<(pdfu?aid:\w+)>[^<]*<\/\1>|\bpdfu?aid:\w+\s*=\s*(?:"[^"]*"|'[^']*')|<dc:title>[\s\S]*?<\/dc:title>|<dc:format>[^<]*<\/dc:format>/g

function countPacket(packet: string, counts: TraceCounts): void {
  if (packet === '') return
  counts.add('titel', packet.includes('<dc:title') ? 1 : 0)
  counts.add('auteur', packet.includes('<dc:creator') ? 1 : 0)
  counts.add(
    'xmp-geschiedenis',
    (packet.match(/<(?:xmpMM|xapMM|stEvt|stRef):\w+|\b(?:xmpMM|xapMM):\w+\s*=/g) ?? []).length,
  )
  const rest = packet.replace(accessibilityExtension, '').replace(permitted, '')
  const texts = xmpText(Buffer.from(rest)).split('\n')
  counts.add('xmp', texts.filter((text) => /\S/.test(text)).length)
}

function countCatalog(file: PdfFile, counts: TraceCounts): void {
  const catalog = file.catalog()
  const names = file.dict(catalog?.get('Names'))
  counts.add('scripts', names?.has('JavaScript') ? 1 : 0)
  const form = file.dict(catalog?.get('AcroForm'))
  counts.add('formulier-xfa', form?.has('XFA') ? 1 : 0)
}

function countIn(file: PdfFile, { dict, stream }: Reached, counts: TraceCounts): void {
  for (const key of actionKeys) {
    const risk = riskOf(file, dict.get(key))
    if (risk) counts.add(risk === 'script' ? 'scripts' : 'acties')
  }
  const events = file.resolve(dict.get('AA'))
  if (isDict(events)) counts.add('scripts', events.size)
  if (dict.has('EF')) counts.add('bijlagen')
  if (dict.has('Thumb')) counts.add('miniaturen')
  if (dict.has('PieceInfo')) counts.add('werkgegevens')
  if (dict.has('Metadata') && nameOf(dict.get('Type')) !== 'Catalog') counts.add('gegevens-bij-onderdelen')
  if (isSignature(file, dict)) counts.add('handtekening')
  countAnnotation(file, dict, counts)
  if (stream && isImage(stream) && hasPhotoData(stream, file)) counts.add('fotogegevens')
}

function countAnnotation(file: PdfFile, dict: Dict, counts: TraceCounts): void {
  const type = annotationType(dict)
  if (type === undefined) return
  if (type === 'Widget') counts.add('formulier')
  if (type === 'Redact') counts.add('lakmarkeringen')
  else if (mediaTypes.has(type) && !dict.has('FS')) counts.add('opmerkingen')
  else if (markupTypes.has(type) && hasAuthorData(file, dict)) counts.add('opmerkingen')
}

/** An author, date or text; an annotation with only an appearance is part of the page. */
function hasAuthorData(file: PdfFile, dict: Dict): boolean {
  if (nameOf(dict.get('Subtype')) === 'Popup') return true
  return [...authorKeys].some((key) => {
    if (!dict.has(key)) return false
    return key !== 'Contents' || (!paintsContents(file, dict) && file.text(dict.get(key)) !== neutralContents)
  })
}

/** A signature that has been applied: the value of a field, covering a byte range of the file. */
export function isSignature(file: PdfFile, dict: Dict): boolean {
  return dict.has('ByteRange') && dict.has('Contents') && file.array(dict.get('ByteRange')) !== undefined
}

function isImage({ dict }: Stream): boolean {
  return nameOf(dict.get('Subtype')) === 'Image'
}
