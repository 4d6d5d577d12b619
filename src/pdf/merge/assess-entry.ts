import { pageBytes } from '../content/document-content.ts'
import { pagesOf } from '../file/model/pages.ts'
import { orRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import { conformanceOf, type EntryConformance } from './entry-conformance.ts'
import { mergeEntry } from './merge-entry.ts'
import { MergedPdf } from './merged-pdf.ts'

/**
 * Assesses a PDF before merging, by merging it alone: whatever stops `mergePdfs` is found here first. Its claims are checked as
 * far as that is cheap, see `verifyClaims`. Never throws because of the contents of the file.
 */
export function assessEntry(pdf: Uint8Array): EntryConformance {
  return orRefusal(() => {
    const file = openReadable(pdf)
    const pages = pagesOf(file)
    const conformance = conformanceOf(file, pages)
    if (!conformance.ok) return conformance
    // A stamp is painted after the content of a page, which is read for that.
    for (const page of pages) pageBytes(file, page)
    const trial = new MergedPdf()
    const [element, parent] = [trial.assembly.reserve(), trial.top]
    const { shortcomings } = conformance
    const request = { element, parent, kids: [], title: '', lang: '', levels: 0, shortcomings }
    mergeEntry(trial, pdf, { ...request, accepts: () => true, stamps: () => [] })
    return conformance
  })
}
