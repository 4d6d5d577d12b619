import { isSignature } from '../clean/inspect-privacy.ts'
import { hasAppearance, isHidden } from '../file/model/comments.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { DamagedPdf, type Dict, Name, nameOf, PdfString, Stream } from '../file/objects/objects.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { claimsOf } from '../text/inspect.ts'

export const wholeClaims = ['PDF/A-2a', 'PDF/UA-1'] as const

/** What becomes of a PDF when it is a part of a whole that is to be PDF/A-2a and PDF/UA-1. */
export type PartStanding =
  | {
      readonly ok: true
      readonly pages: number
      /** Why the whole cannot claim both standards with it, each a sentence in Dutch; empty when it can. */
      readonly shortcomings: readonly string[]
    }
  | { readonly ok: false; readonly code: string; readonly reason: string }

/** Looks at a PDF that is to be a part of a whole. Its claims are believed, not checked. Never throws for what is in the file. */
export function partStanding(pdf: Uint8Array): PartStanding {
  try {
    const file = openPdf(pdf)
    return standingOf(file, file.trailer.has('Encrypt') ? [] : pagesOf(file))
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
}

export function standingOf(file: PdfFile, pages: readonly Page[]): PartStanding {
  if (file.trailer.has('Encrypt'))
    return { ok: false, code: 'versleuteld', reason: 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).' }
  const catalog = file.catalog()
  const widgets = pages.flatMap((page) => widgetsOf(file, page))
  if (catalog?.get('NeedsRendering') === true || widgets.some((widget) => isUndrawn(file, widget)))
    return {
      ok: false,
      code: 'formulier',
      reason: 'De PDF is een formulier waarvan het programma de inhoud pas tekent als u het opent.',
    }
  const claims = claimsOf(file)
  const missing = wholeClaims.filter((claim) => !claims.includes(claim))
  const tagged =
    file.dict(catalog?.get('MarkInfo'))?.get('Marked') === true && file.dict(catalog?.get('StructTreeRoot'))
  const shortcomings = [
    tagged ? '' : 'De PDF heeft geen tags: voorleessoftware weet niet wat kop, tekst of tabel is.',
    missing.length > 0 ? `De PDF zegt niet dat hij aan ${missing.join(' en ')} voldoet.` : '',
    widgets.length > 0 ? 'In de PDF staan invulvelden.' : '',
    isForPress(file)
      ? 'De kleuren van de PDF zijn die van een drukpers of van grijstinten, niet die van een scherm.'
      : '',
  ]
  return { ok: true, pages: pages.length, shortcomings: shortcomings.filter((reason) => reason !== '') }
}

function widgetsOf(file: PdfFile, page: Page): readonly Dict[] {
  return (file.array(page.dict.get('Annots')) ?? []).flatMap((each) => {
    const annotation = file.dict(each)
    return annotation && nameOf(annotation.get('Subtype')) === 'Widget' ? [annotation] : []
  })
}

/** A field that is filled in, and looks like nothing until a program draws it. */
function isUndrawn(file: PdfFile, widget: Dict): boolean {
  if (hasAppearance(file, widget) || isHidden(file, widget)) return false
  let field: Dict | undefined = widget
  for (let level = 0; field && level < 20; level++) {
    const value = file.resolve(field.get('V'))
    if (value instanceof PdfString) return value.raw !== ''
    if (value instanceof Name) return value.value !== 'Off'
    if (value !== undefined && value !== null) return !isSignatureValue(file, value)
    field = file.dict(field.get('Parent'))
  }
  return false
}

/** An invisible signature is drawn by nobody. */
function isSignatureValue(file: PdfFile, value: unknown): boolean {
  return value instanceof Map && isSignature(file, value)
}

/** Says by its output intent that its colours are inks. */
function isForPress(file: PdfFile): boolean {
  return (file.array(file.catalog()?.get('OutputIntents')) ?? []).some((each) => {
    const profile = file.resolve(file.dict(each)?.get('DestOutputProfile'))
    return profile instanceof Stream && file.number(profile.dict.get('N')) === 4
  })
}
