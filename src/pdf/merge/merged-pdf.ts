import { sortedByName, writeKeyTree } from '../file/model/key-tree.ts'
import { keyName } from '../file/model/link-addresses.ts'
import { writeMetadata } from '../file/model/metadata.ts'
import { type OutlineItem, writeOutline } from '../file/model/outline.ts'
import type { Claims, DocumentFacts } from '../file/model/xmp.ts'
import { dict, isArray, Name, type PdfObject, Ref } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import { noObjects, PdfFile } from '../file/read/pdf-file.ts'
import { Assembly, type AssemblySource } from './assembly.ts'
import { UniqueNames } from './entry-structure.ts'
import { StampForms } from './stamp-forms.ts'

const pagesInNode = 50

/** A position on a page of the merged file. */
export interface PagePosition {
  /** Object number of the page. */
  readonly page: number
  /** The displayed upper left corner, in default user space. */
  readonly left: number
  readonly top: number
}

/** The position of an entry in the structure tree of the merged file, by object number. */
export interface EntryElements {
  readonly element: number
  readonly parent: number
  /** Elements of the entries below it. */
  readonly kids: readonly number[]
}

/** The merged file: page tree, structure and names of all entries. Object numbers are those of the merged file. */
export class MergedPdf {
  readonly assembly = new Assembly()
  /** Holds the objects that belong to no entry. */
  readonly file = new PdfFile(new Map(), '1.7', noObjects)
  readonly source: AssemblySource = this.assembly.source(this.file)
  readonly stamps = new StampForms(this.file)
  /** The `Document` element. */
  readonly top = this.assembly.reserve()
  readonly roles = new UniqueNames<string>()
  readonly classes = new UniqueNames<number>()
  /** The first page of each entry, by its key. */
  readonly positions = new Map<string, PagePosition>()
  readonly #root = this.assembly.reserve()
  readonly #nodes: { readonly number: number; readonly kids: number[] }[] = []
  readonly #parents: (readonly [key: number, value: number])[] = []
  readonly #ids: (readonly [id: string, element: number])[] = []
  readonly #layers: EntryLayers[] = []
  #pages = 0
  #nextKey = 0

  get pages(): number {
    return this.#pages
  }

  get nextKey(): number {
    return this.#nextKey
  }

  /** The object numbers of the next page and of its page tree node. */
  nextPage(): { readonly number: number; readonly node: number } {
    const last = this.#nodes.at(-1)
    const node = last && last.kids.length < pagesInNode ? last : { number: this.assembly.reserve(), kids: [] }
    if (node !== last) this.#nodes.push(node)
    const number = this.assembly.reserve()
    node.kids.push(number)
    this.#pages++
    return { number, node: node.number }
  }

  /** Adds parent tree values, with keys from `nextKey`. */
  addParents(values: readonly number[]): void {
    for (const value of values) this.#parents.push([this.#nextKey++, value])
  }

  addIds(ids: readonly (readonly [string, number])[]): void {
    this.#ids.push(...ids)
  }

  addLayers(layers: EntryLayers): void {
    this.#layers.push(layers)
  }

  /** Adds a `Part` element for a group of entries, or for a document without structure. */
  addElement({ element, parent, kids }: EntryElements, title: string): void {
    this.source.include(
      this.file.add(
        dict({
          Type: new Name('StructElem'),
          S: new Name('Part'),
          P: this.source.refTo(parent),
          T: textString(title),
          K: kids.length > 0 ? this.#refs(kids) : undefined,
        }),
      ),
      element,
    )
  }

  /** Completes the file: page tree, structure tree, destinations, bookmarks and metadata. */
  close(facts: DocumentFacts, claims: Claims, kids: readonly number[], outline: readonly OutlineItem[]): Uint8Array {
    const { file, source } = this
    const catalog = dict({ Type: new Name('Catalog'), Pages: this.#pageTree(), StructTreeRoot: this.#structure(kids) })
    if (this.positions.size > 0) catalog.set('Names', dict({ Dests: this.#destinations() }))
    file.trailer.set('Root', file.add(catalog))
    writeOutline(file, outline, 'folded')
    writeMetadata(file, facts, claims)
    if (outline.length > 0) file.catalog()?.set('PageMode', new Name('UseOutlines'))
    if (this.#layers.length > 0) file.catalog()?.set('OCProperties', this.#layerProperties())
    const [root, information] = ['Root', 'Info'].map((key) => {
      const ref = file.trailer.get(key)
      return ref instanceof Ref ? source.numberOf(ref) : 0
    })
    source.flush()
    return this.assembly.bytes(root ?? 0, information ?? 0)
  }

  #refs(numbers: readonly number[]): readonly Ref[] {
    return numbers.map((number) => this.source.refTo(number))
  }

  #pageTree(): Ref {
    const { file, source } = this
    const root = source.refTo(this.#root)
    for (const { number, kids } of this.#nodes) {
      const node = dict({ Type: new Name('Pages'), Parent: root, Count: kids.length, Kids: this.#refs(kids) })
      source.include(file.add(node), number)
    }
    const kids = this.#refs(this.#nodes.map(({ number }) => number))
    source.include(file.add(dict({ Type: new Name('Pages'), Count: this.#pages, Kids: kids })), this.#root)
    return root
  }

  #structure(kids: readonly number[]): Ref {
    const { file, source } = this
    const root = dict({ Type: new Name('StructTreeRoot'), K: source.refTo(this.top) })
    const ref = file.add(root)
    const top = dict({ Type: new Name('StructElem'), S: new Name('Document'), P: ref, K: this.#refs(kids) })
    source.include(file.add(top), this.top)
    const parents = this.#parents.map(([key, value]): [number, PdfObject] => [key, source.refTo(value)])
    root.set('ParentTree', writeKeyTree(file, 'Nums', parents))
    root.set('ParentTreeNextKey', this.#nextKey)
    const ids = sortedByName(this.#ids).map(([id, element]): [string, PdfObject] => [id, source.refTo(element)])
    if (ids.length > 0) root.set('IDTree', writeKeyTree(file, 'Names', ids))
    const roles = this.roles.entries().map(([name, role]): [string, PdfObject] => [name, new Name(role)])
    if (roles.length > 0) root.set('RoleMap', dict(Object.fromEntries(roles)))
    const classes = this.classes.entries().map(([name, number]): [string, PdfObject] => [name, source.refTo(number)])
    if (classes.length > 0) root.set('ClassMap', new Map(classes))
    return ref
  }

  #destinations(): Ref {
    const destinations = [...this.positions].map(([key, position]): [string, PdfObject] => [
      keyName(key).raw,
      this.destination(position),
    ])
    return writeKeyTree(this.file, 'Names', sortedByName(destinations))
  }

  /** A destination that keeps the zoom factor of the viewer. */
  destination({ page, left, top }: PagePosition): PdfObject {
    return [this.source.refTo(page), new Name('XYZ'), left, top, null]
  }

  /** Layers keep their visibility (ISO 32000-1, 8.11.4). An Order array must list all layers (ISO 19005-2, 6.9). */
  #layerProperties(): PdfObject {
    const all = this.#layers.flatMap(({ groups }) => groups)
    const off = all.flatMap(({ ref, state }) => (state === 'hidden' ? [ref] : []))
    const order = this.#layers.flatMap((layers) => [...layers.order, ...unlisted(layers)])
    const locked = this.#layers.flatMap((layers) => layers.locked)
    const exclusive = this.#layers.flatMap((layers) => layers.exclusive)
    const some = <Item extends PdfObject>(list: readonly Item[]) => (list.length > 0 ? list : undefined)
    return dict({
      OCGs: all.map(({ ref }) => ref),
      D: dict({
        Name: textString('Zoals gemaakt'),
        OFF: some(off),
        Order: this.#layers.some((layers) => layers.order.length > 0) ? order : undefined,
        RBGroups: some(exclusive),
        Locked: some(locked),
      }),
    })
  }
}

/** The layers of one entry, with references of the merged file. */
export interface EntryLayers {
  readonly groups: readonly { readonly ref: Ref; readonly state: 'shown' | 'hidden' }[]
  /** As in its layer panel, with labels and groups; empty when it has none. */
  readonly order: readonly PdfObject[]
  readonly exclusive: readonly PdfObject[]
  readonly locked: readonly PdfObject[]
}

function unlisted({ groups, order }: EntryLayers): readonly Ref[] {
  const numbersIn = (list: readonly PdfObject[]): readonly number[] =>
    list.flatMap((each) => (isArray(each) ? numbersIn(each) : each instanceof Ref ? [each.number] : []))
  const listed = new Set(numbersIn(order))
  return groups.flatMap(({ ref }) => (listed.has(ref.number) ? [] : [ref]))
}
