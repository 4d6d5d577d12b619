import { pageBox } from '../file/model/page-box.ts'
import { pagesOf } from '../file/model/pages.ts'
import { orRefusal, type PdfRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import { writePdf } from '../file/write/write-pdf.ts'
import { claimsOf, outputFormOf } from '../text/claims.ts'
import { paintForms, placeStamp, type Stamp, StampForms } from './stamp-forms.ts'

export type { Stamp } from './stamp-forms.ts'

export type Stamped =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      /** Claims that may no longer be true: a stamp can use features that PDF/A-1 does not allow. */
      readonly lost: readonly string[]
    }
  | PdfRefusal

/**
 * Paints stamps over the pages of a PDF as pagination artifacts (ISO 32000-1, 14.8.2.2), so that they are not read aloud and a
 * file that conforms to PDF/UA or PDF/A-2 still does. The same input gives the same bytes; never throws because of the
 * contents of the file.
 * @param stamps returns the stamp of a page, counted from 1; `box` is the displayed size in points
 */
export function stampPages(
  pdf: Uint8Array,
  stamps: (page: number, box: { readonly width: number; readonly height: number }) => Stamp | undefined,
): Stamped {
  return orRefusal((): Stamped => {
    const file = openReadable(pdf)
    const forms = new StampForms(file)
    for (const [index, page] of pagesOf(file).entries()) {
      const box = pageBox(file, page.dict)
      const stamp = stamps(index + 1, { width: box.width, height: box.height })
      if (stamp) paintForms(file, page, [placeStamp(forms.of(stamp), stamp, box)])
    }
    const lost = claimsOf(file).filter((claim) => claim.startsWith('PDF/A-1'))
    return { ok: true, pdf: writePdf(file, outputFormOf(file)), lost: forms.used() ? lost : [] }
  })
}
