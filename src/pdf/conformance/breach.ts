import type { Page } from '../file/model/pages.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { Element } from '../tags/structure.ts'

/** A claim as `PDF/A-2a` or `PDF/UA-1`, in its parts. */
export interface Claim {
  readonly standard: 'A' | 'UA'
  readonly part: number
  /** Of PDF/A: `a`, `b` or `u`; else empty. */
  readonly level: string
}

/** What a file shows that a standard forbids. */
export interface Breach {
  /** Whether it breaks this claim. */
  readonly breaks: (claim: Claim) => boolean
  /** One sentence in Dutch, about the PDF. */
  readonly sentence: string
}

/** What the checks read; the structure is undefined when there is none. */
export interface CheckedFile {
  readonly file: PdfFile
  readonly pages: readonly Page[]
  readonly root: Element | undefined
}

/** Parts that are based on PDF 2.0 have other rules; nothing is known of their claims. */
export const archive = ({ standard, part }: Claim): boolean => standard === 'A' && part < 4
export const accessible = ({ standard, part }: Claim): boolean => standard === 'UA' && part === 1
export const both = (claim: Claim): boolean => archive(claim) || accessible(claim)
/** The tags of PDF/A level a, and of PDF/UA. */
export const tagged = (claim: Claim): boolean => (archive(claim) && claim.level === 'a') || accessible(claim)
/** The readable text of PDF/A levels a and u, and of PDF/UA. */
export const readable = (claim: Claim): boolean => (archive(claim) && 'au'.includes(claim.level)) || accessible(claim)

/** A breach when the condition is true. */
export function breachIf(isBroken: boolean, breaks: Breach['breaks'], sentence: string): readonly Breach[] {
  return isBroken ? [{ breaks, sentence }] : []
}

/** A breach that occurs a number of times. @param sentences singular and plural; `#` is the count */
export function breachFor(
  count: number,
  breaks: Breach['breaks'],
  [one, many]: readonly [string, string],
): readonly Breach[] {
  return breachIf(count > 0, breaks, count === 1 ? one : many.replace('#', String(count)))
}
