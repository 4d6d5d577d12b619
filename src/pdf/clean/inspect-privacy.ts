import { actionKeys, riskOf } from '../file/model/actions.ts'
import {
  annotationKind,
  carriers,
  comments,
  neutralContents,
  paintsContents,
  personal,
} from '../file/model/comments.ts'
import { earlierVersions } from '../file/model/earlier-versions.ts'
import { hiddenGroups } from '../file/model/hidden-layers.ts'
import { type Reached, reachable } from '../file/model/reachable.ts'
import { accessibilityExtension } from '../file/model/xmp.ts'
import { DamagedPdf, type Dict, isDict, nameOf, type Stream } from '../file/objects/objects.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type PdfRefusal, xmpOf } from '../text/inspect.ts'
import { isAboutMaker, jpegSegments } from '../text/jpeg-texts.ts'
import { xmpTexts } from '../text/xmp-texts.ts'
import { countHiddenText } from './hidden-text.ts'
import { type PrivacyTrace, TraceCounts } from './privacy-trace.ts'

export type PrivacyReport = { readonly ok: true; readonly traces: readonly PrivacyTrace[] } | PdfRefusal

/**
 * What a PDF made elsewhere carries besides what its pages show: who made it, when and with what, comments, files, scripts,
 * hidden layers and text, earlier versions. Never throws for what is in the file.
 */
export function inspectPrivacy(pdf: Uint8Array): PrivacyReport {
  try {
    const file = openPdf(pdf)
    if (file.trailer.has('Encrypt'))
      return { ok: false, code: 'versleuteld', reason: 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).' }
    return { ok: true, traces: tracesOf(file, Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length)) }
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
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
    const loose = file.get(number)
    const dict = file.dict(loose)
    const own = nameOf(dict?.get('Type'))
    // What the file's own table and packing are made of is reached by nothing else.
    if (loose !== null && own !== 'ObjStm' && own !== 'XRef' && !dict?.has('Linearized')) counts.add('resten')
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
  const texts = xmpTexts(Buffer.from(rest)).join('\n').split('\n')
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
  if (stream && isPhoto(file, stream) && jpegSegments(stream.raw).some(({ marker }) => isAboutMaker(marker)))
    counts.add('fotogegevens')
}

function countAnnotation(file: PdfFile, dict: Dict, counts: TraceCounts): void {
  const kind = annotationKind(dict)
  if (kind === undefined) return
  if (kind === 'Redact') counts.add('lakmarkeringen')
  else if (carriers.has(kind) && !dict.has('FS')) counts.add('opmerkingen')
  else if (comments.has(kind) && saysSomething(file, dict)) counts.add('opmerkingen')
}

/** Who, when or what; an appearance without those is a drawing on the page. */
function saysSomething(file: PdfFile, dict: Dict): boolean {
  if (nameOf(dict.get('Subtype')) === 'Popup') return true
  return personal.some((key) => {
    if (!dict.has(key)) return false
    return key !== 'Contents' || (!paintsContents(file, dict) && file.text(dict.get(key)) !== neutralContents)
  })
}

/** A signature that has been set: a field with a value that covers bytes of the file. */
export function isSignature(file: PdfFile, dict: Dict): boolean {
  return dict.has('ByteRange') && dict.has('Contents') && file.array(dict.get('ByteRange')) !== undefined
}

export function isPhoto(file: PdfFile, stream: Stream): boolean {
  const filter = file.resolve(stream.dict.get('Filter'))
  const only = Array.isArray(filter) && filter.length === 1 ? file.resolve(filter[0]) : filter
  return nameOf(stream.dict.get('Subtype')) === 'Image' && nameOf(only ?? undefined) === 'DCTDecode'
}
