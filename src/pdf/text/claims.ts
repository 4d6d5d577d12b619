import { names, Stream } from '../file/objects/objects.ts'
import { unlessDamaged } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { OutputForm } from '../file/write/write-pdf.ts'
import { xmlEntities } from './xmp-text.ts'

/** The standards a file claims to conform to: `PDF/A-2a`, `PDF/UA-1`. The claims are not verified. */
export function claimsOf(file: PdfFile): readonly string[] {
  return claimsIn(xmpOf(file))
}

/** Whether the file has a structure tree and is marked as tagged. */
export function isTagged(file: PdfFile): boolean {
  const catalog = file.catalog()
  const isMarked = file.dict(catalog?.get('MarkInfo'))?.get('Marked') === true
  return isMarked && file.dict(catalog?.get('StructTreeRoot')) !== undefined
}

/** The output form for a file of another producer: its claims stay true and its version is not lowered. */
export function outputFormOf(file: PdfFile): OutputForm {
  // PDF/A-1 is based on PDF 1.4: no object streams, no cross-reference streams (ISO 19005-1, 6.1.3).
  if (claimsOf(file).some((claim) => claim.startsWith('PDF/A-1'))) return { version: '1.4', objects: 'plain' }
  const later = file.name(file.catalog()?.get('Version'))
  const versions = ['1.7', file.version, /^\d\.\d$/.test(later ?? '') ? (later ?? '') : '']
  return { version: versions.sort().at(-1) ?? '1.7', objects: 'packed' }
}

/** The XMP packet of the document as text; empty when there is none, or it cannot be read. */
export function xmpOf(file: PdfFile): string {
  const metadata = file.resolve(file.catalog()?.get('Metadata'))
  if (!(metadata instanceof Stream)) return ''
  return unlessDamaged(() => Buffer.from(file.bytes(metadata)).toString('utf8')) ?? ''
}

/** The value of a property, whether written as an element or as an attribute. */
function property(packet: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>\\s*([^<\\s]{1,20})\\s*<|\\b${name}\\s*=\\s*["']([^"']{1,20})["']`).exec(packet)
  return found?.[1] ?? found?.[2]
}

const claimNames = names(
  'pdfaid:part pdfaid:amd pdfaid:corr pdfaid:rev pdfaid:conformance pdfuaid:part pdfuaid:amd pdfuaid:corr ' +
    'pdfuaid:rev',
)

/** The properties of a packet that make up its claims, by name. */
export function claimProperties(packet: string): ReadonlyMap<string, string> {
  return new Map(
    [...claimNames].flatMap((name) => {
      const value = property(packet, name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

export function claimsIn(packet: string): readonly string[] {
  const claims: string[] = []
  const archive = property(packet, 'pdfaid:part')
  if (archive !== undefined)
    claims.push(`PDF/A-${archive}${(property(packet, 'pdfaid:conformance') ?? '').toLowerCase()}`)
  const accessible = property(packet, 'pdfuaid:part')
  if (accessible !== undefined) claims.push(`PDF/UA-${accessible}`)
  return claims
}

/** The makers in a packet (`dc:creator`). */
export function creatorsIn(packet: string): readonly string[] {
  const [, list = ''] = /<dc:creator>([\s\S]{0,10000}?)<\/dc:creator>/.exec(packet) ?? []
  return [...list.matchAll(/<rdf:li[^>]{0,200}>([^<]{0,2000})</g)].map(([, text = '']) => unescaped(text))
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => xmlEntities[name] ?? whole)
}

export function titleIn(packet: string): string | undefined {
  const start = packet.indexOf('<dc:title>')
  const end = start < 0 ? -1 : packet.indexOf('</dc:title>', start)
  if (end < 0) return undefined
  const text = /<rdf:li[^>]{0,200}>([^<]{0,2000})</.exec(packet.slice(start, end))?.[1]
  return text === undefined ? undefined : unescaped(text)
}
