import type { Definition, Image, ImageReference, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Position } from 'unist'
import { visit } from 'unist-util-visit'

declare module 'mdast' {
  interface Table {
    /** The content of the paragraph directly before or after it, as typed. */
    caption?: readonly PhrasingContent[]
  }
}

export type CaptionKind = 'tabel' | 'figuur'

/** A table or a figure with a caption. The program numbers each kind, in the order in which a document prints them. */
export interface Caption {
  readonly kind: CaptionKind
  /** The number that the author typed: `2`, `2b`, `3.1`. */
  readonly typed?: string
  /** In the file, of the table or the image: it is the same in every edition. */
  readonly offset: number
  /** Of the typed text. */
  readonly place: Position | undefined
}

const label = String.raw`\d+(?:\.\d+)*[a-z]?`
/** `Tabel: …`, `Tabel 3. …`, `Tabel 2b: …`, `Tabel 3 – …` */
const tableStart = new RegExp(String.raw`^Tabel(?:[:.]| (${label})(?:[:.]| [–-]))\s+(?=\S)`)
/** The same of a figure; a title may be a number alone. */
const figureStart = new RegExp(String.raw`^(?:Figuur|Fig\.|Afbeelding)(?::| (${label})(?:$|\.$|[:.] ?| [–-]))\s*`, 'i')

/** A caption without its typed number. */
export interface CaptionText {
  readonly typed?: string
  /** The number of characters before the title. */
  readonly length: number
}

export function captionText(kind: CaptionKind, text: string): CaptionText {
  const found = (kind === 'tabel' ? tableStart : figureStart).exec(text)
  return { length: found?.[0].length ?? 0, ...(found?.[1] === undefined ? {} : { typed: found[1].toLowerCase() }) }
}

/** A paragraph `Tabel: …` or `Tabel 1. …` directly before a table, or else directly after it, becomes its caption. */
export function joinCaptions(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]
    if (node === undefined) continue
    if (node.type !== 'table') {
      joined.push(holdsBlocks(node) ? ({ ...node, children: joinCaptions(node.children) } as RootContent) : node)
      continue
    }
    const before = joined.at(-1)
    const after = nodes[at + 1]
    if (isCaption(before)) {
      joined.pop()
      joined.push({ ...node, caption: before.children })
    } else if (isCaption(after) && nodes[at + 2]?.type !== 'table') {
      joined.push({ ...node, caption: after.children })
      at += 1
    } else joined.push(node)
  }
  return joined
}

function holdsBlocks(node: RootContent) {
  return node.type === 'containerDirective' || node.type === 'blockquote'
}

export function isCaption(node: Nodes | undefined): node is Paragraph {
  return node?.type === 'paragraph' && tableStart.test(textOf(node))
}

/** The tables and figures with a caption, in order. @param body with the definitions of titles */
export function captionsIn(nodes: readonly RootContent[], body: Root): readonly Caption[] {
  const titles = new Map<string, string>()
  visit(body, 'definition', ({ identifier, title }: Definition) => {
    if (title && !titles.has(identifier)) titles.set(identifier, title)
  })
  const captions: Caption[] = []
  const add = (kind: CaptionKind, node: Nodes, text: string, { position: place }: Nodes) => {
    const { typed } = captionText(kind, text)
    // Without a place it is no text of an author.
    if (node.position) captions.push({ kind, offset: offsetOf(node), place, ...(typed === undefined ? {} : { typed }) })
  }
  visit({ type: 'root', children: joinCaptions(nodes) } satisfies Root, (node) => {
    // A note is printed elsewhere, and perhaps more than once.
    if (node.type === 'footnoteDefinition') return 'skip'
    if (node.type === 'table' && node.caption)
      add('tabel', node, textOf({ type: 'paragraph', children: [...node.caption] }), node.caption[0] ?? node)
    const image = node.type === 'paragraph' ? onlyImage(node) : undefined
    const title = image?.type === 'image' ? image.title : titles.get(image?.identifier ?? '')
    if (image && title?.trim()) add('figuur', image, title, image)
    return undefined
  })
  return captions
}

/** The image of a paragraph that holds nothing else, which is printed as a figure. */
export function onlyImage(node: Paragraph): Image | ImageReference | undefined {
  const [first, ...others] = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return others.length === 0 && (first?.type === 'image' || first?.type === 'imageReference') ? first : undefined
}

export function offsetOf({ position }: Pick<Nodes, 'position'>): number {
  return position?.start.offset ?? -1
}

/** The number of each table and figure, by its offset: from 1 for each kind. */
export function captionNumbers(captions: readonly Caption[]): ReadonlyMap<number, number> {
  const counts = { tabel: 0, figuur: 0 }
  return new Map(captions.map(({ kind, offset }) => [offset, ++counts[kind]]))
}

/** The table or figure that a text means by a number: the one that was typed with it, else the one that is printed with it. */
export function captionNamed(captions: readonly Caption[], kind: CaptionKind, name: string): Caption | undefined {
  const ofKind = captions.filter((caption) => caption.kind === kind)
  return ofKind.find(({ typed }) => typed === name.toLowerCase()) ?? ofKind.find((_, at) => String(at + 1) === name)
}

/** The content without the first characters of its text. */
export function withoutStart(nodes: readonly PhrasingContent[], length: number): PhrasingContent[] {
  let left = length
  const rest = nodes.map((node): PhrasingContent => {
    if (left === 0) return node
    const own = textOf(node).length
    if (node.type === 'text') {
      const value = node.value.slice(left)
      left = Math.max(0, left - own)
      return { ...node, value }
    }
    if (!('children' in node)) return node
    const within = left
    left = Math.max(0, left - own)
    return { ...node, children: withoutStart(node.children, within) } as PhrasingContent
  })
  return rest.filter((node) => !isEmptied(node))
}

function isEmptied(node: PhrasingContent): boolean {
  if (node.type === 'text') return node.value === ''
  return 'children' in node && node.type !== 'textDirective' && node.children.every(isEmptied)
}
