import { sortedByName, writeKeyTree } from '../file/model/key-tree.ts'
import type { Page } from '../file/model/pages.ts'
import { type Dict, dict, isArray, isDict, Name, type PdfObject, PdfString, Ref } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type Element, forEachElement, type Kid } from './structure.ts'

/** The new reference of each element, by its previous object number. */
export type Moved = ReadonlyMap<number, Ref>

/**
 * Replaces the structure tree: elements, parent tree (ISO 32000-1, 14.7.4.4) and ID tree (14.7.2). Ids are `n0001` … in
 * reading order, so that the output does not depend on those of the producer; parent keys are assigned in page order.
 */
export function writeStructure(file: PdfFile, root: Element, pages: readonly Page[]): Moved {
  const treeRoot: Dict = dict({ Type: new Name('StructTreeRoot') })
  const treeRef = file.add(treeRoot)
  const written = writeElements(file, root, treeRef, (count) => `n${String(count).padStart(4, '0')}`)
  const parents = written.parents(pages, 0)
  treeRoot.set('K', written.top)
  treeRoot.set(
    'ParentTree',
    writeKeyTree(
      file,
      'Nums',
      parents.map(({ key, value }) => [key, value]),
    ),
  )
  treeRoot.set('ParentTreeNextKey', parents.length)
  if (written.ids.length > 0) treeRoot.set('IDTree', writeKeyTree(file, 'Names', sortedByName(written.ids)))
  file.catalog()?.set('StructTreeRoot', treeRef)
  return written.moved
}

export interface WrittenElements {
  readonly top: Ref
  readonly moved: Moved
  /** In reading order. */
  readonly ids: readonly (readonly [string, Ref])[]
  /** Assigns parent tree keys to pages, forms and annotations, counting from `first`; returns the entries for the tree. */
  readonly parents: (pages: readonly Page[], first: number) => readonly ParentEntry[]
}

export interface ParentEntry {
  readonly key: number
  /** The element, or the array of elements by MCID. */
  readonly value: Ref
  /** Object number of the page, form or annotation that has the key. */
  readonly holder: number
}

/**
 * Writes the elements of a tree under a parent, which may be in another file.
 * @param nameId the id of the nth element that has one, counted from 1
 */
export function writeElements(
  file: PdfFile,
  root: Element,
  above: Ref,
  nameId: (count: number) => string,
): WrittenElements {
  const renamed = renameIds(root, nameId)
  const parents = new Parents()
  const moved = new Map<number, Ref>()
  const ids: [string, Ref][] = []

  const write = (current: Element, parent: Ref): Ref => {
    const made: Dict = dict({ Type: new Name('StructElem'), S: new Name(current.type), P: parent })
    const ref = file.add(made)
    if (current.source !== undefined) moved.set(current.source, ref)
    if (current.id !== undefined) {
      made.set('ID', new PdfString(current.id))
      ids.push([current.id, ref])
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

  const top = write(root, above)
  return { top, moved, ids, parents: (pages, first) => parents.write(file, pages, first) }
}

/** Assigns new ids in reading order; returns the new id by the old one. */
function renameIds(root: Element, nameId: (count: number) => string): Map<string, string> {
  const renamed = new Map<string, string>()
  let count = 0
  forEachElement(root, (current) => {
    if (current.id === undefined) return
    const id = nameId(++count)
    renamed.set(current.id, id)
    current.id = id
  })
  return renamed
}

/** Updates the Headers attribute of table cells to the new ids; drops a header that no longer exists. */
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

/** Collects the parent tree: the element to which each content item and annotation belongs. */
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

  write(file: PdfFile, pages: readonly Page[], first: number): readonly ParentEntry[] {
    const entries: ParentEntry[] = []
    const pageNumbers = new Set(pages.map((page) => page.ref.number))
    for (const page of pages) page.dict.delete('StructParents')
    const holders = [...pageNumbers, ...[...this.marks.keys()].filter((holder) => !pageNumbers.has(holder))]
    for (const holder of holders) {
      const marks = this.marks.get(holder)
      if (!marks) continue
      const row: PdfObject[] = []
      for (const [mcid, parent] of marks) {
        while (row.length <= mcid) row.push(null)
        row[mcid] = parent
      }
      const key = first + entries.length
      file.dict(new Ref(holder))?.set('StructParents', key)
      entries.push({ key, value: file.add(row), holder })
    }
    for (const [holder, value] of this.objects) {
      const key = first + entries.length
      file.dict(new Ref(holder))?.set('StructParent', key)
      entries.push({ key, value, holder })
    }
    return entries
  }
}
