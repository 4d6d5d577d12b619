import { type Dict, dict, isArray, isDict, Name, type PdfObject, PdfString, Ref } from './objects.ts'
import type { Page } from './pages.ts'
import type { PdfFile } from './pdf-file.ts'
import { type Element, forEachElement, type Kid } from './structure.ts'

/** Where elements went: by the object number they had. */
export type Moved = ReadonlyMap<number, Ref>

/**
 * Writes the structure tree anew: elements, parent tree (ISO 32000-1, 14.7.4.4) and ID tree (14.7.2), with ids `n0001` … in
 * reading order, so that nothing shows how the maker counted. Annotations and content get their parent keys in page order.
 */
export function writeStructure(file: PdfFile, root: Element, pages: readonly Page[]): Moved {
  const renamed = renameIds(root)
  const parents = new Parents()
  const moved = new Map<number, Ref>()
  const treeRoot: Dict = dict({ Type: new Name('StructTreeRoot') })
  const treeRef = file.add(treeRoot)
  const named: [string, Ref][] = []

  const write = (current: Element, parent: Ref): Ref => {
    const made: Dict = dict({ Type: new Name('StructElem'), S: new Name(current.type), P: parent })
    const ref = file.add(made)
    if (current.source !== undefined) moved.set(current.source, ref)
    if (current.id !== undefined) {
      made.set('ID', new PdfString(current.id))
      named.push([current.id, ref])
    }
    for (const [key, value] of current.entries) made.set(key, key === 'A' ? renameHeaders(file, value, renamed) : value)
    const page = current.kids.find((kid) => kid.kind === 'mark' && !kid.inForm)
    const own = page?.kind === 'mark' ? page.page : undefined
    if (own) made.set('Pg', own)
    const kids = current.kids.map((kid) => writeKid(kid, ref, own))
    if (kids.length > 0) made.set('K', kids.length === 1 ? (kids[0] ?? null) : kids)
    return ref
  }

  const writeKid = (kid: Kid, parent: Ref, page: Ref | undefined): PdfObject => {
    if (kid.kind === 'element') return write(kid, parent)
    if (kid.kind === 'object') {
      parents.object(kid.object.number, parent)
      return dict({ Type: new Name('OBJR'), Pg: kid.page, Obj: kid.object })
    }
    parents.mark(kid.holder, kid.mcid, parent)
    if (!kid.inForm && page?.number === kid.page.number) return kid.mcid
    const stream = kid.inForm ? new Ref(kid.holder) : undefined
    return dict({ Type: new Name('MCR'), Pg: kid.page, Stm: stream, MCID: kid.mcid })
  }

  treeRoot.set('K', write(root, treeRef))
  parents.write(file, treeRoot, pages)
  if (named.length > 0) treeRoot.set('IDTree', file.add(idTree(file, named)))
  file.catalog()?.set('StructTreeRoot', treeRef)
  return moved
}

/** Gives new ids in reading order; hands back which old one became which new one. */
function renameIds(root: Element): Map<string, string> {
  const renamed = new Map<string, string>()
  let count = 0
  forEachElement(root, (current) => {
    if (current.id === undefined) return
    const id = `n${String(++count).padStart(4, '0')}`
    renamed.set(current.id, id)
    current.id = id
  })
  return renamed
}

/** The attributes with the Headers of table cells following the ids; a header that is not there any more goes. */
function renameHeaders(file: PdfFile, attributes: PdfObject, renamed: ReadonlyMap<string, string>): PdfObject {
  const resolved = file.resolve(attributes)
  if (isArray(resolved)) return resolved.map((each) => renameHeaders(file, each, renamed))
  if (!isDict(resolved)) return resolved ?? null
  const headers = file.array(resolved.get('Headers'))
  if (!headers) return resolved
  const made = new Map(resolved)
  const ids = headers.flatMap((each) => (each instanceof PdfString ? (renamed.get(each.raw) ?? []) : []))
  if (ids.length === 0) made.delete('Headers')
  else
    made.set(
      'Headers',
      ids.map((id) => new PdfString(id)),
    )
  return made
}

function idTree(file: PdfFile, named: readonly (readonly [string, Ref])[]): Dict {
  const sorted = [...named].sort(([one], [other]) => (one < other ? -1 : 1))
  const names = sorted.flatMap(([id, ref]) => [new PdfString(id), ref])
  const first = new PdfString(sorted[0]?.[0] ?? '')
  const last = new PdfString(sorted.at(-1)?.[0] ?? '')
  return dict({ Kids: [file.add(dict({ Limits: [first, last], Names: names }))] })
}

/** The way back from content and annotations to the element they belong to. */
class Parents {
  private readonly marks = new Map<number, Map<number, Ref>>()
  private readonly objects = new Map<number, Ref>()

  mark(holder: number, mcid: number, parent: Ref): void {
    const known = this.marks.get(holder) ?? new Map<number, Ref>()
    this.marks.set(holder, known.set(mcid, parent))
  }

  object(number: number, parent: Ref): void {
    this.objects.set(number, parent)
  }

  write(file: PdfFile, treeRoot: Dict, pages: readonly Page[]): void {
    const nums: PdfObject[] = []
    let key = 0
    const pageNumbers = new Set(pages.map((page) => page.ref.number))
    for (const page of pages) page.dict.delete('StructParents')
    const holders = [...pageNumbers, ...[...this.marks.keys()].filter((holder) => !pageNumbers.has(holder))]
    for (const holder of holders) {
      const marks = this.marks.get(holder)
      if (!marks) continue
      const row: PdfObject[] = []
      for (let mcid = 0; mcid <= Math.max(...marks.keys()); mcid++) row.push(marks.get(mcid) ?? null)
      file.dict(new Ref(holder))?.set('StructParents', key)
      nums.push(key++, file.add(row))
    }
    for (const [number, parent] of this.objects) {
      file.dict(new Ref(number))?.set('StructParent', key)
      nums.push(key++, parent)
    }
    treeRoot.set('ParentTree', file.add(dict({ Nums: nums })))
    treeRoot.set('ParentTreeNextKey', key)
  }
}
