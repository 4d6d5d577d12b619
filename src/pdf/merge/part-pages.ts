import { inherited } from '../file/model/page-box.ts'
import type { Page } from '../file/model/pages.ts'
import { type Dict, Name } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** Entries that say how a page looks and is read; the others say how it was made, or do something when it is opened. */
const own = ['Contents', 'Group', 'Annots', 'Tabs', 'BleedBox', 'TrimBox', 'ArtBox', 'UserUnit'] as const

/** What a page may have from the nodes above it (ISO 32000-1, 7.7.3.4). */
const fromAbove = ['MediaBox', 'CropBox', 'Rotate', 'Resources'] as const

/** Makes pages that stand on their own: with what they inherit, and without what leads back into their file. */
export function standAlone(file: PdfFile, pages: readonly Page[]): readonly Page[] {
  return pages.map((page) => {
    const made: Dict = new Map([['Type', new Name('Page')]])
    for (const key of fromAbove) {
      const value = inherited(file, page.dict, key)
      if (value !== undefined) made.set(key, value)
    }
    if (!made.has('MediaBox')) made.set('MediaBox', [0, 0, 595, 842])
    if (!made.has('Resources')) made.set('Resources', new Map())
    for (const key of own) {
      const value = page.dict.get(key)
      if (value !== undefined) made.set(key, value)
    }
    file.set(page.ref, made)
    return { ...page, dict: made }
  })
}
