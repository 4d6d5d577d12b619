import { verifyClaims } from '../conformance/verify-claims.ts'
import { explicitDestinations } from '../file/model/explicit-destinations.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { claimPacket } from '../file/model/xmp.ts'
import { dict, Name, Ref } from '../file/objects/objects.ts'
import { ifDamaged, orRefusal, type PdfRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { writePdf } from '../file/write/write-pdf.ts'
import { readStructure } from '../tags/read-structure.ts'
import { claimProperties, outputFormOf, titleIn, xmpOf } from '../text/claims.ts'
import { cleanCatalog, metadataStream } from './clean-catalog.ts'
import { cleanContent } from './clean-content.ts'
import { cleanPage } from './clean-page.ts'
import { cleanStructure, taggedObjects } from './clean-structure.ts'
import { Cleaner } from './cleaner.ts'
import { inspectPrivacy } from './inspect-privacy.ts'
import { layerHiding } from './layers.ts'
import { isOnPages, type PrivacyTrace, trace } from './privacy-trace.ts'

export type Cleaned =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      readonly removed: readonly PrivacyTrace[]
      /** Traces that remain, because they are on the pages themselves. */
      readonly left: readonly PrivacyTrace[]
      /** Annotations of which a viewer draws something, and that have no drawing of their own: they are gone. */
      readonly undrawn: number
    }
  | PdfRefusal

/**
 * Writes from a PDF of another producer what its pages need, and nothing else: each object is of a known kind, with known keys. The
 * visible appearance of annotations and fields becomes part of the page; layers are as they are when the file is opened. The same
 * input gives the same bytes; never throws because of the contents of the file.
 * @param title in the metadata of the cleaned file
 */
export function cleanPdf(pdf: Uint8Array, title: string): Cleaned {
  const before = inspectPrivacy(pdf)
  if (!before.ok) return before
  return orRefusal((): Cleaned => {
    const file = openReadable(pdf)
    const form = outputFormOf(file)
    const isTitled = titleIn(xmpOf(file)) === title && file.trailer.get('Info') === undefined
    const { undrawn } = clean(file, title)
    const made = writePdf(file, form)
    const after = inspectPrivacy(made)
    if (!after.ok) return after
    const kept = new Map(after.traces.filter(isOnPages).map((each) => [each.kind, each.count] as const))
    return {
      ok: true,
      pdf: made,
      removed: before.traces.flatMap(({ kind, count }) =>
        kind === 'titel' && isTitled ? [] : trace(kind, count - (kept.get(kind) ?? 0)),
      ),
      left: after.traces.filter(isOnPages),
      undrawn,
    }
  })
}

function clean(file: PdfFile, title: string): { readonly undrawn: number } {
  const pages = pagesOf(file)
  const isHiddenLayer = layerHiding(file)
  const cleaner = new Cleaner(file, (own, bytes, resources) => cleanContent(own, bytes, resources, isHiddenLayer))
  const read = readTags(file)
  const shared = {
    cleaner,
    isHiddenLayer,
    explicit: explicitDestinations(file, new Set(pages.map(({ ref }) => ref.number))),
    tagged: taggedObjects(read.root),
  }
  const node = dict({ Type: new Name('Pages'), Kids: pages.map(({ ref }) => ref), Count: pages.length })
  const tree = file.add(node)
  const cleaned = pages.map((page) => cleanPage(page, tree, shared))
  const moved = cleanStructure(cleaner, cleaned, read.root)
  const undrawn = cleaned.reduce((sum, page) => sum + page.undrawn, 0)
  const isChanged =
    read.isDamaged || undrawn > 0 || cleaner.hiddenMarks.size > 0 || cleaned.some(({ drawn }) => drawn > 0)
  const claims = isChanged ? new Map<string, string>() : claimProperties(xmpOf(file))
  cleanCatalog(cleaner, { pages: cleaned, tree, moved, packet: claimPacket(claims, title) })
  dropFalseClaims(
    file,
    cleaned.map(({ page }) => page),
    claims,
    title,
  )
  return { undrawn }
}

/** Writes the metadata again without the claims that the cleaned file itself disproves. */
function dropFalseClaims(
  file: PdfFile,
  pages: readonly Page[],
  claims: ReadonlyMap<string, string>,
  title: string,
): void {
  if (claims.size === 0) return
  const { refuted } = verifyClaims(file, pages)
  if (refuted.length === 0) return
  const broken = refuted.map(({ claim }) => (claim.startsWith('PDF/UA') ? 'pdfuaid:' : 'pdfaid:'))
  const kept = [...claims].filter(([name]) => !broken.some((prefix) => name.startsWith(prefix)))
  const metadata = file.catalog()?.get('Metadata')
  if (metadata instanceof Ref) file.set(metadata, metadataStream(claimPacket(new Map(kept), title)))
}

/** The structure; a damaged one cannot be kept. */
function readTags(file: PdfFile) {
  return ifDamaged(
    () => ({ root: readStructure(file), isDamaged: false }),
    () => ({ root: undefined, isDamaged: true }),
  )
}
