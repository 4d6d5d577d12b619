import { writtenForm } from '../clean/written-form.ts'
import { pageBox } from '../file/model/page-box.ts'
import { pagesOf } from '../file/model/pages.ts'
import { DamagedPdf } from '../file/objects/objects.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import { writePdf } from '../file/write/write-pdf.ts'
import { claimsOf, type PdfRefusal } from '../text/inspect.ts'
import { paintForms, placeStamp, type Stamp, StampForms } from './stamp-forms.ts'

export type { Stamp } from './stamp-forms.ts'

export type Stamped =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      /** Claims of the file that no longer hold for certain: PDF/A-1 knows less than a stamp uses. */
      readonly lost: readonly string[]
    }
  | PdfRefusal

/**
 * Puts stamps on the pages of a PDF, over what is there, as artifacts of pagination (ISO 32000-1, 14.8.2.2): nobody hears
 * them in the text, and a file that is PDF/UA or PDF/A-2 stays so. The page's own content is put between q and Q, and what it
 * leaves open is closed, so that nothing of it reaches the stamp. The same input gives the same bytes; never throws for what
 * is in the file.
 * @param stamps the stamp of a page, counted from 1; `box` is its size in points as it is seen, after rotation
 */
export function stampPages(
  pdf: Uint8Array,
  stamps: (page: number, box: { readonly width: number; readonly height: number }) => Stamp | undefined,
): Stamped {
  try {
    const file = openPdf(pdf)
    if (file.trailer.has('Encrypt')) return locked
    const forms = new StampForms(file)
    for (const [index, page] of pagesOf(file).entries()) {
      const box = pageBox(file, page.dict)
      const stamp = stamps(index + 1, { width: box.width, height: box.height })
      if (stamp) paintForms(file, page, [placeStamp(forms.of(stamp), stamp, box)])
    }
    const lost = claimsOf(file).filter((claim) => claim.startsWith('PDF/A-1'))
    return { ok: true, pdf: writePdf(file, writtenForm(file)), lost: forms.used() ? lost : [] }
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
}

const locked: PdfRefusal = {
  ok: false,
  code: 'versleuteld',
  reason: 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).',
}
