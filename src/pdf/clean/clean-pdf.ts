import { actionKeys, riskOf } from '../file/model/actions.ts'
import { pagesOf } from '../file/model/pages.ts'
import { type Reached, reachable } from '../file/model/reachable.ts'
import { claimPacket } from '../file/model/xmp.ts'
import { DamagedPdf, dict, Name, nameOf, Ref, Stream } from '../file/objects/objects.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { writePdf } from '../file/write/write-pdf.ts'
import { claimProperties, titleIn, xmpOf } from '../text/inspect.ts'
import { isAboutMaker, jpegSegments } from '../text/jpeg-texts.ts'
import { cleanAnnotations } from './clean-annotations.ts'
import { inspectPrivacy, isPhoto, isSignature } from './inspect-privacy.ts'
import { type PrivacyTrace, trace } from './privacy-trace.ts'
import { writtenForm } from './written-form.ts'

export type Cleaned =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      /** What is gone. */
      readonly removed: readonly PrivacyTrace[]
      /** What is still there, because the page would look different without it or a claim needs it. */
      readonly left: readonly PrivacyTrace[]
    }
  | { readonly ok: false; readonly code: string; readonly reason: string }

/** Entries of the catalog that say how the pages are read and shown; all others go. */
const kept = new Set([
  'Type',
  'Version',
  'Extensions',
  'Pages',
  'PageLabels',
  'Names',
  'Dests',
  'ViewerPreferences',
  'PageLayout',
  'PageMode',
  'Outlines',
  'OpenAction',
  'StructTreeRoot',
  'MarkInfo',
  'Lang',
  'OutputIntents',
  'OCProperties',
  'AcroForm',
  'URI',
  'Metadata',
])

/** Entries that say something of the making, wherever they stand. */
const traces = ['PieceInfo', 'LastModified', 'Thumb', 'AA', 'AF', 'EF', 'RF', 'OPI', 'XFA', 'PresSteps'] as const

/**
 * Takes from a PDF made elsewhere what it carries besides its pages, without changing how a page looks. What it claims to be
 * (PDF/A, PDF/UA) stays true: the claim, the title that PDF/UA asks for, tags and output intent are kept. A comment that
 * paints on the page keeps its drawing and loses its author, date and text; one that paints nothing goes. Hidden layers,
 * hidden text and redactions that were never carried out stay, and are named in `left`. The same input gives the same bytes;
 * never throws for what is in the file. A signed file is refused: its signature would say that it was tampered with.
 */
export function cleanPdf(pdf: Uint8Array): Cleaned {
  const before = inspectPrivacy(pdf)
  if (!before.ok) return before
  try {
    const file = openPdf(pdf)
    const form = writtenForm(file)
    const refused = clean(file)
    if (refused) return refused
    const made = writePdf(file, form)
    const after = inspectPrivacy(made)
    if (!after.ok) return after
    return { ok: true, pdf: made, removed: difference(before.traces, after.traces), left: after.traces }
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
}

function difference(before: readonly PrivacyTrace[], after: readonly PrivacyTrace[]): readonly PrivacyTrace[] {
  return before.flatMap(({ kind, count }) =>
    trace(kind, count - (after.find((each) => each.kind === kind)?.count ?? 0)),
  )
}

function clean(file: PdfFile): { readonly ok: false; readonly code: string; readonly reason: string } | undefined {
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
  if (nameOf(file.resolve(catalog.get('PageMode'))) === 'UseAttachments') catalog.delete('PageMode')
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

/** Takes out what says who made a photograph; the picture itself, its profile and its colours stay as they are. */
function cleanPhoto(file: PdfFile, stream: Stream, number: number): void {
  const segments = jpegSegments(stream.raw).filter(({ marker }) => isAboutMaker(marker))
  if (segments.length === 0) return
  const parts: Uint8Array[] = []
  let at = 0
  for (const { start, end } of segments) {
    parts.push(stream.raw.subarray(at, start))
    at = end
  }
  file.set(new Ref(number), new Stream(stream.dict, Buffer.concat([...parts, stream.raw.subarray(at)])))
}
