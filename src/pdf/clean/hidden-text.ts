import { annotationsOf } from '../file/model/annotations.ts'
import { pageBox } from '../file/model/page-box.ts'
import { pagesOf } from '../file/model/pages.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { PageCanvas } from '../text/page-canvas.ts'
import { PageReader } from '../text/page-reader.ts'
import { flatAnnotations } from './flatten-annotations.ts'
import { layerHiding } from './layers.ts'
import type { PrivacyKind, TraceCounts } from './privacy-trace.ts'

const kinds = {
  'off-page': 'tekst-buiten-bladzijde',
  covered: 'tekst-onder-vlak',
  background: 'tekst-in-achtergrondkleur',
  'coloured-background': 'tekst-in-kleur-van-vlak',
} as const satisfies Record<string, PrivacyKind>

/**
 * Counts glyphs that are not visible: not painted, off the page, covered by what is painted later, annotations included, or in the
 * colour of what lies under them.
 */
export function countHiddenText(file: PdfFile, counts: TraceCounts): void {
  const reader = new PageReader(file)
  const isHiddenLayer = layerHiding(file)
  for (const page of pagesOf(file)) {
    const canvas = new PageCanvas(pageBox(file, page.dict).crop)
    reader.page(page, '', canvas)
    const { drawings } = flatAnnotations(file, annotationsOf(file, page), isHiddenLayer)
    for (const { form, matrix } of drawings) reader.over(form, matrix, canvas)
    for (const { hiding } of canvas.glyphs()) {
      if (hiding === 'not-painted') counts.add(canvas.images > 0 ? 'tekstherkenning' : 'onzichtbare-tekst')
      else if (hiding !== undefined) counts.add(kinds[hiding])
    }
  }
}
