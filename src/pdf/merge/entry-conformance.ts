import { isSignature } from '../clean/inspect-privacy.ts'
import { type RefutedClaim, verifyClaims } from '../conformance/verify-claims.ts'
import { hasAppearance, isHidden, widgetsOf } from '../file/model/annotations.ts'
import type { Page } from '../file/model/pages.ts'
import { type Dict, isDict, Name, PdfString, Stream } from '../file/objects/objects.ts'
import type { PdfRefusal } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { isTagged } from '../text/claims.ts'

export const mergedClaims = ['PDF/A-2a', 'PDF/UA-1'] as const

/** Whether a PDF can be merged, and whether the merged file can still claim PDF/A-2a and PDF/UA-1. */
export type EntryConformance =
  | {
      readonly ok: true
      readonly pages: number
      /** Why the merged file cannot claim both standards, as sentences in Dutch; empty when it can. */
      readonly shortcomings: readonly string[]
    }
  | PdfRefusal

export function conformanceOf(file: PdfFile, pages: readonly Page[]): EntryConformance {
  const catalog = file.catalog()
  const widgets = pages.flatMap((page) => widgetsOf(file, page))
  if (catalog?.get('NeedsRendering') === true || widgets.some((widget) => lacksAppearance(file, widget)))
    return {
      ok: false,
      code: 'formulier',
      reason: 'De PDF is een formulier waarvan het programma de inhoud pas tekent als u het opent.',
    }
  const { upheld, refuted } = verifyClaims(file, pages)
  const broken = refuted.filter(({ claim }) => (mergedClaims as readonly string[]).includes(claim))
  const missing = mergedClaims.filter((claim) => ![...upheld, ...broken.map((each) => each.claim)].includes(claim))
  const shortcomings = [
    isTagged(file) ? '' : 'De PDF heeft geen tags: voorleessoftware weet niet wat kop, tekst of tabel is.',
    missing.length > 0 ? `De PDF zegt niet dat hij aan ${missing.join(' en ')} voldoet.` : '',
    broken.length > 0 ? brokenPromise(broken) : '',
    widgets.length > 0 ? 'In de PDF staan invulvelden.' : '',
    hasPressColours(file)
      ? 'De kleuren van de PDF zijn die van een drukpers of van grijstinten, niet die van een scherm.'
      : '',
  ]
  return { ok: true, pages: pages.length, shortcomings: shortcomings.filter((reason) => reason !== '') }
}

const mostReasons = 3

function brokenPromise(refuted: readonly RefutedClaim[]): string {
  const claims = refuted.map(({ claim }) => claim).join(' en ')
  const reasons = [...new Set(refuted.flatMap((each) => each.reasons))]
  const more = reasons.length > mostReasons ? ' En zo is er meer.' : ''
  return `De PDF zegt dat hij aan ${claims} voldoet, maar dat is niet zo. ${reasons.slice(0, mostReasons).join(' ')}${more}`
}

/** A field with a value but no appearance stream is invisible until a form application draws it. */
function lacksAppearance(file: PdfFile, widget: Dict): boolean {
  if (hasAppearance(file, widget) || isHidden(file, widget)) return false
  let field: Dict | undefined = widget
  for (let level = 0; field && level < 20; level++) {
    const value = file.resolve(field.get('V'))
    if (value instanceof PdfString) return value.raw !== ''
    if (value instanceof Name) return value.value !== 'Off'
    // An invisible signature needs no appearance.
    if (value !== undefined && value !== null) return !(isDict(value) && isSignature(file, value))
    field = file.dict(field.get('Parent'))
  }
  return false
}

/** Whether the output intent has a CMYK profile. */
function hasPressColours(file: PdfFile): boolean {
  return (file.array(file.catalog()?.get('OutputIntents')) ?? []).some((each) => {
    const profile = file.resolve(file.dict(each)?.get('DestOutputProfile'))
    return profile instanceof Stream && file.number(profile.dict.get('N')) === 4
  })
}
