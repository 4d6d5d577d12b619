import { type Dict, isDict, type PdfObject, Ref } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'
import type { PdfFile } from '../read/pdf-file.ts'

export interface Page {
  readonly ref: Ref
  readonly dict: Dict
  readonly resources: Dict
}

const mostPages = 100_000

/** A node of the page tree, with what it inherits. */
interface TreeNode {
  readonly ref: Ref
  readonly dict: Dict
  readonly inherited: Dict
  /** The nodes above it. */
  readonly above: ReadonlySet<Dict>
}

/**
 * The pages in order, with inherited resources (ISO 32000-1, 7.7.3). A page that stands in a list itself becomes an object of its
 * own, and one that is listed twice a copy, so that every page has a reference and its real parent.
 * @throws DamagedPdf when the page tree holds no page, or a page that is not there
 */
export function pagesOf(file: PdfFile): readonly Page[] {
  const pages: Page[] = []
  const seen = new Set<Dict>()
  const waiting = rootOf(file)
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const { ref, dict, inherited, above } = node
    const resources = file.dict(dict.get('Resources')) ?? inherited
    const kids = file.array(dict.get('Kids'))
    if (!kids || file.name(dict.get('Type')) === 'Page') {
      pages.push({ ref, dict, resources })
      if (pages.length > mostPages) throw new DamagedPdf('te-groot', 'Het PDF-bestand heeft te veel bladzijden.')
      continue
    }
    const within = new Set(above).add(dict)
    const made = kids.flatMap((kid) => {
      const found = ownKid(file, kid, ref, { within, seen })
      return found ? [{ ...found, inherited: resources, above: within }] : []
    })
    if (made.some(({ ref }, index) => ref !== kids[index]))
      dict.set(
        'Kids',
        made.map((each) => each.ref),
      )
    waiting.push(...made.reverse())
  }
  if (pages.length === 0) throw new DamagedPdf('geen-bladzijden', 'Het PDF-bestand heeft geen bladzijden.')
  return pages
}

function rootOf(file: PdfFile): TreeNode[] {
  const catalog = file.catalog()
  const root = catalog?.get('Pages')
  const dict = file.dict(root)
  if (!dict) return []
  const ref = root instanceof Ref ? root : file.add(dict)
  catalog?.set('Pages', ref)
  return [{ ref, dict, inherited: new Map(), above: new Set() }]
}

/** A kid as an object of its own; undefined for a node that leads back to one above it, whose pages are listed already. */
function ownKid(
  file: PdfFile,
  kid: PdfObject,
  parent: Ref,
  { within, seen }: { readonly within: ReadonlySet<Dict>; readonly seen: Set<Dict> },
): { readonly ref: Ref; readonly dict: Dict } | undefined {
  const found = file.resolve(kid)
  if (!isDict(found)) return undefined
  if (within.has(found)) return undefined
  const again = seen.has(found)
  seen.add(found)
  const dict = again ? new Map(found) : found
  // The tags of a page belong to the first time that it is listed.
  if (again) dict.delete('StructParents')
  const above = dict.get('Parent')
  if (!(above instanceof Ref) || above.number !== parent.number) dict.set('Parent', parent)
  return { ref: again || !(kid instanceof Ref) ? file.add(dict) : kid, dict }
}
