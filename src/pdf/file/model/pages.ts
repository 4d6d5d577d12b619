import { type Dict, type PdfObject, Ref } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'
import type { PdfFile } from '../read/pdf-file.ts'

export interface Page {
  readonly ref: Ref
  readonly dict: Dict
  readonly resources: Dict
}

const mostPages = 100_000

/**
 * The pages in order, with inherited resources (ISO 32000-1, 7.7.3).
 * @throws DamagedPdf when the page tree is cyclic or holds no page
 */
export function pagesOf(file: PdfFile): readonly Page[] {
  const pages: Page[] = []
  const seen = new Set<number>()
  const root = file.catalog()?.get('Pages')
  const waiting: { readonly node: PdfObject | undefined; readonly inherited: Dict }[] = [
    { node: root, inherited: new Map() },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, inherited } = next
    const dict = file.dict(node)
    if (!(node instanceof Ref) || !dict) continue
    if (seen.has(node.number) || pages.length > mostPages)
      throw new DamagedPdf('kringloop', 'De bladzijden van het PDF-bestand verwijzen in een kring naar elkaar.')
    seen.add(node.number)
    const resources = file.dict(dict.get('Resources')) ?? inherited
    const kids = file.array(dict.get('Kids'))
    if (kids && file.name(dict.get('Type')) !== 'Page')
      for (const kid of [...kids].reverse()) waiting.push({ node: kid, inherited: resources })
    else pages.push({ ref: node, dict, resources })
  }
  if (pages.length === 0) throw new DamagedPdf('geen-bladzijden', 'Het PDF-bestand heeft geen bladzijden.')
  return pages
}
