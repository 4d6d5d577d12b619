import { byName, keyTree } from '../file/model/key-tree.ts'
import { writeMetadata } from '../file/model/metadata.ts'
import { type OutlineItem, writeOutline } from '../file/model/outline.ts'
import type { Claims } from '../file/model/xmp.ts'
import type { DocumentFacts } from '../file/objects/document-facts.ts'
import { dict, isArray, Name, type PdfObject, Ref } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import { PdfFile } from '../file/read/pdf-file.ts'
import { Assembly, type AssemblySource } from './assembly.ts'
import { keyName } from './part-address.ts'
import { StampForms } from './stamp-forms.ts'
import { UnitedNames } from './united-names.ts'

const pagesInNode = 50

/** A page in the whole, and how far it is scrolled. */
export interface WholePlace {
  /** Object number of the page. */
  readonly page: number
  /** Of its upper left corner as it is seen, in its own space. */
  readonly left: number
  readonly top: number
}

/** What parts have in common, as it grows: page tree, structure, names. Numbers are those of objects in the whole. */
export class WholePdf {
  readonly assembly = new Assembly()
  /** Holds what belongs to no part. */
  readonly file = new PdfFile(new Map(), '1.7', 0, () => undefined)
  readonly source: AssemblySource = this.assembly.source(this.file)
  readonly stamps = new StampForms(this.file)
  /** Element `Document`. */
  readonly top = this.assembly.reserve()
  readonly roles = new UnitedNames<string>()
  readonly classes = new UnitedNames<number>()
  /** Where each part begins, by its key. */
  readonly places = new Map<string, WholePlace>()
  readonly #root = this.assembly.reserve()
  readonly #nodes: { readonly number: number; readonly kids: number[] }[] = []
  readonly #parents: (readonly [key: number, value: number])[] = []
  readonly #ids: (readonly [id: string, element: number])[] = []
  readonly #layers: PartLayers[] = []
  #pages = 0
  #nextKey = 0

  get pages(): number {
    return this.#pages
  }

  get nextKey(): number {
    return this.#nextKey
  }

  /** A number for the next page, and for the node it hangs under. */
  nextPage(): { readonly number: number; readonly node: number } {
    const last = this.#nodes.at(-1)
    const node = last && last.kids.length < pagesInNode ? last : { number: this.assembly.reserve(), kids: [] }
    if (node !== last) this.#nodes.push(node)
    const number = this.assembly.reserve()
    node.kids.push(number)
    this.#pages++
    return { number, node: node.number }
  }

  /** Entries of the parent tree, with the keys that follow on `nextKey`. */
  addParents(values: readonly number[]): void {
    for (const value of values) this.#parents.push([this.#nextKey++, value])
  }

  addIds(ids: readonly (readonly [string, number])[]): void {
    this.#ids.push(...ids)
  }

  addLayers(layers: PartLayers): void {
    this.#layers.push(layers)
  }

  /** An element `Part` of its own, for what is no document: a heading above others, or a document without structure. */
  addElement(number: number, above: number, title: string, kids: readonly number[]): void {
    this.source.take(
      this.file.add(
        dict({
          Type: new Name('StructElem'),
          S: new Name('Part'),
          P: this.source.borrow(above),
          T: textString(title),
          K: kids.length > 0 ? this.#refs(kids) : undefined,
        }),
      ),
      number,
    )
  }

  /** Closes the whole: everything that leads to the parts, and its metadata. */
  close(facts: DocumentFacts, claims: Claims, kids: readonly number[], outline: readonly OutlineItem[]): Uint8Array {
    const { file, source } = this
    const catalog = dict({ Type: new Name('Catalog'), Pages: this.#pageTree(), StructTreeRoot: this.#structure(kids) })
    if (this.places.size > 0) catalog.set('Names', dict({ Dests: this.#destinations() }))
    file.trailer.set('Root', file.add(catalog))
    writeOutline(file, outline, 'folded')
    writeMetadata(file, facts, claims)
    if (outline.length > 0) file.catalog()?.set('PageMode', new Name('UseOutlines'))
    if (this.#layers.length > 0) file.catalog()?.set('OCProperties', this.#layerProperties())
    const [root, information] = ['Root', 'Info'].map((key) => {
      const ref = file.trailer.get(key)
      return ref instanceof Ref ? source.numberOf(ref) : 0
    })
    source.pour()
    return this.assembly.bytes(root ?? 0, information ?? 0)
  }

  #refs(numbers: readonly number[]): readonly Ref[] {
    return numbers.map((number) => this.source.borrow(number))
  }

  #pageTree(): Ref {
    const { file, source } = this
    const root = source.borrow(this.#root)
    for (const { number, kids } of this.#nodes) {
      const node = dict({ Type: new Name('Pages'), Parent: root, Count: kids.length, Kids: this.#refs(kids) })
      source.take(file.add(node), number)
    }
    const kids = this.#refs(this.#nodes.map(({ number }) => number))
    source.take(file.add(dict({ Type: new Name('Pages'), Count: this.#pages, Kids: kids })), this.#root)
    return root
  }

  #structure(kids: readonly number[]): Ref {
    const { file, source } = this
    const root = dict({ Type: new Name('StructTreeRoot'), K: source.borrow(this.top) })
    const ref = file.add(root)
    const top = dict({ Type: new Name('StructElem'), S: new Name('Document'), P: ref, K: this.#refs(kids) })
    source.take(file.add(top), this.top)
    const parents = this.#parents.map(([key, value]): [number, PdfObject] => [key, source.borrow(value)])
    root.set('ParentTree', keyTree(file, 'Nums', parents))
    root.set('ParentTreeNextKey', this.#nextKey)
    const ids = byName(this.#ids).map(([id, element]): [string, PdfObject] => [id, source.borrow(element)])
    if (ids.length > 0) root.set('IDTree', keyTree(file, 'Names', ids))
    const roles = this.roles.entries().map(([name, role]): [string, PdfObject] => [name, new Name(role)])
    if (roles.length > 0) root.set('RoleMap', dict(Object.fromEntries(roles)))
    const classes = this.classes.entries().map(([name, number]): [string, PdfObject] => [name, source.borrow(number)])
    if (classes.length > 0) root.set('ClassMap', new Map(classes))
    return ref
  }

  #destinations(): Ref {
    const places = [...this.places].map(([key, place]): [string, PdfObject] => [
      keyName(key).raw,
      this.destination(place),
    ])
    return keyTree(this.file, 'Names', byName(places))
  }

  /** The upper left corner of a page, in the zoom that the reader has. */
  destination({ page, left, top }: WholePlace): PdfObject {
    return [this.source.borrow(page), new Name('XYZ'), left, top, null]
  }

  /**
   * Layers are shown or hidden as in their own file (ISO 32000-1, 8.11.4). Where a panel lists layers it lists them all: PDF/A asks so
   * (ISO 19005-2, 6.9).
   */
  #layerProperties(): PdfObject {
    const parts = this.#layers
    const all = parts.flatMap(({ groups }) => groups)
    const off = all.flatMap(({ ref, state }) => (state === 'hidden' ? [ref] : []))
    const order = parts.flatMap((part) => [...part.order, ...unlisted(part)])
    const locked = parts.flatMap((part) => part.locked)
    const exclusive = parts.flatMap((part) => part.exclusive)
    const some = <Item extends PdfObject>(list: readonly Item[]) => (list.length > 0 ? list : undefined)
    return dict({
      OCGs: all.map(({ ref }) => ref),
      D: dict({
        Name: textString('Zoals gemaakt'),
        OFF: some(off),
        Order: parts.some((part) => part.order.length > 0) ? order : undefined,
        RBGroups: some(exclusive),
        Locked: some(locked),
      }),
    })
  }
}

/** Layers of one part; references are those of the whole. */
export interface PartLayers {
  readonly groups: readonly { readonly ref: Ref; readonly state: 'shown' | 'hidden' }[]
  /** As its panel shows them, with labels and groups; empty where it shows none. */
  readonly order: readonly PdfObject[]
  readonly exclusive: readonly PdfObject[]
  readonly locked: readonly PdfObject[]
}

function unlisted({ groups, order }: PartLayers): readonly Ref[] {
  const numbersIn = (list: readonly PdfObject[]): readonly number[] =>
    list.flatMap((each) => (isArray(each) ? numbersIn(each) : each instanceof Ref ? [each.number] : []))
  const listed = new Set(numbersIn(order))
  return groups.flatMap(({ ref }) => (listed.has(ref.number) ? [] : [ref]))
}
