import { pagesOf } from '../file/model/pages.ts'
import { orRefusal, type PdfRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { claimsIn, isTagged, titleIn, xmpOf } from './claims.ts'

/** What a PDF of another producer states about itself; nothing is verified. */
export interface PdfSummary {
  readonly ok: true
  readonly pages: number
  /** For example `1.7`. */
  readonly version: string
  readonly title: string | undefined
  readonly lang: string | undefined
  /** Whether it has a structure tree and is marked as tagged. */
  readonly tagged: boolean
  /** The standards it claims to conform to: `PDF/A-2a`, `PDF/UA-1`. */
  readonly claims: readonly string[]
  /** Whether it is encrypted with an empty password, so that everyone can open it, and not everyone may print or copy. */
  readonly isProtected: boolean
}

/** Summarizes a PDF of another producer. Never throws because of the contents of the file. */
export function inspect(pdf: Uint8Array): PdfSummary | PdfRefusal {
  return orRefusal(() => summary(openReadable(pdf)))
}

function summary(file: PdfFile): PdfSummary {
  const catalog = file.catalog()
  const packet = xmpOf(file)
  const information = file.dict(file.trailer.get('Info'))
  const later = file.resolve(catalog?.get('Version'))
  return {
    ok: true,
    pages: pagesOf(file).length,
    version: later && typeof later === 'object' && 'value' in later ? String(later.value) : file.version,
    title: nonEmpty(titleIn(packet) ?? file.text(information?.get('Title'))),
    lang: nonEmpty(file.text(catalog?.get('Lang'))),
    tagged: isTagged(file),
    claims: claimsIn(packet),
    isProtected: file.isProtected,
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}
