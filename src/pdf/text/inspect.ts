import { pagesOf } from '../file/model/pages.ts'
import { DamagedPdf, isDict, Stream } from '../file/objects/objects.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** What a PDF that is passed through unchanged says of itself; none of it has been checked. */
export interface PdfSummary {
  readonly ok: true
  readonly pages: number
  /** For example `1.7`. */
  readonly version: string
  readonly title: string | undefined
  readonly lang: string | undefined
  /** Has a structure tree and says that it is tagged. */
  readonly tagged: boolean
  /** What it claims to conform to: `PDF/A-2a`, `PDF/UA-1`. */
  readonly claims: readonly string[]
}

/** `versleuteld`, `beschadigd` …, with the reason in Dutch. */
export interface PdfRefusal {
  readonly ok: false
  readonly code: string
  readonly reason: string
}

/** Looks into a PDF made elsewhere: does it open, is it free of encryption, what does it say it is? Never throws. */
export function inspect(pdf: Uint8Array): PdfSummary | PdfRefusal {
  try {
    const file = openPdf(pdf)
    if (file.trailer.has('Encrypt'))
      return { ok: false, code: 'versleuteld', reason: 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).' }
    return summary(file)
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
}

function summary(file: PdfFile): PdfSummary {
  const catalog = file.catalog()
  const packet = xmpOf(file)
  const information = file.dict(file.trailer.get('Info'))
  const marked = file.dict(catalog?.get('MarkInfo'))?.get('Marked') === true
  const later = file.resolve(catalog?.get('Version'))
  return {
    ok: true,
    pages: pagesOf(file).length,
    version: later && typeof later === 'object' && 'value' in later ? String(later.value) : file.version,
    title: nonEmpty(titleIn(packet) ?? file.text(information?.get('Title'))),
    lang: nonEmpty(file.text(catalog?.get('Lang'))),
    tagged: marked && isDict(file.dict(catalog?.get('StructTreeRoot'))),
    claims: claimsIn(packet),
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}

/** What a file claims to conform to: `PDF/A-2a`, `PDF/UA-1`. */
export function claimsOf(file: PdfFile): readonly string[] {
  return claimsIn(xmpOf(file))
}

/** The metadata packet as text; empty when there is none that can be read. */
export function xmpOf(file: PdfFile): string {
  const metadata = file.resolve(file.catalog()?.get('Metadata'))
  if (!(metadata instanceof Stream)) return ''
  try {
    return Buffer.from(file.bytes(metadata)).toString('utf8')
  } catch (error) {
    if (error instanceof DamagedPdf) return ''
    throw error
  }
}

/** A property, written as an element or as an attribute. */
function property(packet: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>\\s*([^<\\s]{1,20})\\s*<|\\b${name}\\s*=\\s*["']([^"']{1,20})["']`).exec(packet)
  return found?.[1] ?? found?.[2]
}

const claimed = [
  'pdfaid:part',
  'pdfaid:amd',
  'pdfaid:corr',
  'pdfaid:rev',
  'pdfaid:conformance',
  'pdfuaid:part',
  'pdfuaid:amd',
  'pdfuaid:corr',
  'pdfuaid:rev',
]

/** The properties of a metadata packet in which a file says what it conforms to, by their names. */
export function claimProperties(packet: string): ReadonlyMap<string, string> {
  return new Map(
    claimed.flatMap((name) => {
      const value = property(packet, name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

function claimsIn(packet: string): readonly string[] {
  const claims: string[] = []
  const archive = property(packet, 'pdfaid:part')
  if (archive !== undefined)
    claims.push(`PDF/A-${archive}${(property(packet, 'pdfaid:conformance') ?? '').toLowerCase()}`)
  const accessible = property(packet, 'pdfuaid:part')
  if (accessible !== undefined) claims.push(`PDF/UA-${accessible}`)
  return claims
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function titleIn(packet: string): string | undefined {
  const start = packet.indexOf('<dc:title>')
  const end = start < 0 ? -1 : packet.indexOf('</dc:title>', start)
  if (end < 0) return undefined
  const text = /<rdf:li[^>]{0,200}>([^<]{0,2000})</.exec(packet.slice(start, end))?.[1]
  return text?.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole)
}
