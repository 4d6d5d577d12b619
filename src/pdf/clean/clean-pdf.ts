import { actionKeys, riskOf } from '../file/model/annotations.ts'
import { pagesOf } from '../file/model/pages.ts'
import { type Reached, reachable } from '../file/model/reachable-objects.ts'
import { claimPacket } from '../file/model/xmp.ts'
import { dict, Name, nameOf, names, Ref, Stream } from '../file/objects/objects.ts'
import { orRefusal, type PdfRefusal } from '../file/objects/refusal.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { writePdf } from '../file/write/write-pdf.ts'
import { claimProperties, outputFormOf, titleIn, xmpOf } from '../text/claims.ts'
import { personalSegments } from '../text/jpeg-texts.ts'
import { cleanAnnotations } from './clean-annotations.ts'
import { inspectPrivacy, isPhoto, isSignature } from './inspect-privacy.ts'
import { type PrivacyTrace, trace } from './privacy-trace.ts'

export type Cleaned =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      readonly removed: readonly PrivacyTrace[]
      /** Traces that remain, because a page would look different without them or a claim requires them. */
      readonly left: readonly PrivacyTrace[]
    }
  | PdfRefusal

/** Catalog entries that determine how the pages are read and displayed; all others are removed. */
const kept = names(
  'Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines ' +
    'OpenAction StructTreeRoot MarkInfo Lang OutputIntents OCProperties AcroForm URI Metadata',
)

/** Entries of any dictionary that reveal how the file was made. */
const traces = ['PieceInfo', 'LastModified', 'Thumb', 'AA', 'AF', 'EF', 'RF', 'OPI', 'XFA', 'PresSteps'] as const

/**
 * Removes privacy traces from a PDF of another producer without changing how a page looks. Its claims (PDF/A, PDF/UA) stay true:
 * the title that PDF/UA requires, tags and output intent are kept. Hidden layers, hidden text and unapplied redactions stay,
 * and are listed in `left`. A signed file is refused, because its signature would become invalid.
 *
 * The same input gives the same bytes; never throws because of the contents of the file.
 */
export function cleanPdf(pdf: Uint8Array): Cleaned {
  const before = inspectPrivacy(pdf)
  if (!before.ok) return before
  return orRefusal((): Cleaned => {
    const file = openPdf(pdf)
    const form = outputFormOf(file)
    const refused = clean(file)
    if (refused) return refused
    const made = writePdf(file, form)
    const after = inspectPrivacy(made)
    if (!after.ok) return after
    return { ok: true, pdf: made, removed: difference(before.traces, after.traces), left: after.traces }
  })
}

function difference(before: readonly PrivacyTrace[], after: readonly PrivacyTrace[]): readonly PrivacyTrace[] {
  return before.flatMap(({ kind, count }) =>
    trace(kind, count - (after.find((each) => each.kind === kind)?.count ?? 0)),
  )
}

function clean(file: PdfFile): PdfRefusal | undefined {
  const { found } = reachable(file)
  if (found.some(({ dict }) => isSignature(file, dict)))
    return {
      ok: false,
      code: 'ondertekend',
      reason: 'Het PDF-bestand is digitaal ondertekend. Schoonmaken zou de handtekening ongeldig maken.',
    }
  cleanCatalog(file)
  cleanAnnotations(file, pagesOf(file), found)
  for (const reached of found) cleanEntries(file, reached)
  return undefined
}

function cleanCatalog(file: PdfFile): void {
  const catalog = file.catalog()
  if (!catalog) return
  const packet = xmpOf(file)
  const information = file.dict(file.trailer.get('Info'))
  for (const key of [...catalog.keys()]) if (!kept.has(key)) catalog.delete(key)
  if (file.name(catalog.get('PageMode')) === 'UseAttachments') catalog.delete('PageMode')
  const destinations = file.dict(catalog.get('Names'))?.get('Dests')
  catalog.delete('Names')
  if (destinations !== undefined) catalog.set('Names', dict({ Dests: destinations }))
  const claims = claimProperties(packet)
  const titled = [...claims.keys()].some((name) => name.startsWith('pdfuaid:'))
  const title = titled ? (titleIn(packet) ?? file.text(information?.get('Title'))) : undefined
  catalog.delete('Metadata')
  file.trailer.delete('Info')
  if (claims.size === 0) return
  const entries = dict({ Type: new Name('Metadata'), Subtype: new Name('XML') })
  catalog.set('Metadata', file.add(new Stream(entries, Buffer.from(claimPacket(claims, title), 'utf8'))))
}

function cleanEntries(file: PdfFile, { dict: entries, stream, number }: Reached): void {
  for (const key of traces) entries.delete(key)
  if (nameOf(entries.get('Type')) !== 'Catalog') entries.delete('Metadata')
  for (const key of actionKeys) if (riskOf(file, entries.get(key))) entries.delete(key)
  if (stream && number !== undefined && isPhoto(file, stream)) cleanPhoto(file, stream, number)
}

/** Removes the personal metadata of a photograph; image data, colour profile and colour transform do not change. */
function cleanPhoto(file: PdfFile, stream: Stream, number: number): void {
  const segments = personalSegments(stream.raw)
  if (segments.length === 0) return
  const chunks: Uint8Array[] = []
  let at = 0
  for (const { start, end } of segments) {
    chunks.push(stream.raw.subarray(at, start))
    at = end
  }
  file.set(new Ref(number), new Stream(stream.dict, Buffer.concat([...chunks, stream.raw.subarray(at)])))
}
