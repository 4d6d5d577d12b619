import { annotationsOf } from '../file/model/annotations.ts'
import { pageBox } from '../file/model/page-box.ts'
import { pagesOf } from '../file/model/pages.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type Hiding, PageCanvas } from '../text/page-canvas.ts'
import { PageReader } from '../text/page-reader.ts'
import { flatAnnotations } from './flatten-annotations.ts'
import { layerHiding } from './layers.ts'
import type { PrivacyKind, TraceCounts } from './privacy-trace.ts'

const kinds = {
  'not-painted': 'onzichtbare-tekst',
  recognised: 'tekstherkenning',
  'off-page': 'tekst-buiten-bladzijde',
  covered: 'tekst-onder-vlak',
  background: 'tekst-in-achtergrondkleur',
  'coloured-background': 'tekst-in-kleur-van-vlak',
} as const satisfies Record<Hiding, PrivacyKind>

/** Dots and lines of a form, on which a field with a background lies. */
const filling = /^[._…·–—-]+$/

/** A glyph that is on a page and cannot be seen. */
export interface HiddenGlyph {
  readonly kind: PrivacyKind
  /** From 1. */
  readonly page: number
}

/**
 * The glyphs that are not visible: not painted, off the page, covered by what is painted later, annotations included, or in the
 * colour of what lies under them.
 */
export function* hiddenGlyphs(file: PdfFile): Iterable<HiddenGlyph> {
  const reader = new PageReader(file)
  const isHiddenLayer = layerHiding(file)
  for (const [index, page] of pagesOf(file).entries()) {
    const canvas = new PageCanvas(pageBox(file, page.dict).crop)
    reader.page(page, '', canvas)
    const { drawings } = flatAnnotations(file, annotationsOf(file, page), isHiddenLayer)
    for (const { form, matrix } of drawings) reader.over(form, matrix, canvas)
    for (const { glyph, hiding } of canvas.glyphs()) {
      if (hiding === undefined || (hiding === 'covered' && filling.test(glyph.text))) continue
      yield { kind: kinds[hiding], page: index + 1 }
    }
  }
}

/** Counts the glyphs that are not visible, by kind. */
export function countHiddenText(file: PdfFile, counts: TraceCounts): void {
  for (const { kind } of hiddenGlyphs(file)) counts.add(kind)
}
