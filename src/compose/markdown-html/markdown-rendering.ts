import type { Definition, FootnoteDefinition, Heading, Image, Root } from 'mdast'
import type { Position } from 'unist'
import { visit } from 'unist-util-visit'
import { type Diagnostic, diagnostic, type Finding } from '../../diagnostics/diagnostic.ts'
import { nameHeadings, type PrintedHeading } from '../../document/markdown/anchors.ts'
import type { Picture, PictureProblem } from '../../document/pictures/image.ts'
import type { Resource } from '../../print/page/printable.ts'

export interface MarkdownSettings {
  /** The file as the user knows it, for messages. */
  readonly file: string
  /** Reads the image at an address as written in the Markdown; paths lie inside the project. */
  readonly readImage: (address: string) => Picture | PictureProblem
  /** Before every id, so that several documents can stand in one page. Default none. */
  readonly idPrefix?: string
  /** Headings that the template prints in words of its own: links may name them by those too. */
  readonly printedHeadings?: readonly PrintedHeading[]
  /** What a ground of `lak` is called in words; default the ground as written. */
  readonly groundInWords?: (ground: string) => string
}

export interface ShownImage {
  /** As the author wrote it. */
  readonly url: string
  readonly place: Position | undefined
}

export interface Note {
  readonly id: string
  readonly number: number
  readonly definition: FootnoteDefinition
  /** Ids of the references in the text, in order. */
  readonly references: string[]
}

/**
 * What the rendered pieces of one document share: ids, definitions, notes in order of first reference, images and messages.
 * Made once for a document; grows while its pieces are rendered in reading order.
 */
export interface MarkdownPart {
  readonly settings: MarkdownSettings
  readonly body: Root
  readonly definitions: readonly Definition[]
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
  /** Of every heading in the body. */
  readonly headingIds: ReadonlyMap<Heading, string>
  /** By what an author may write behind `#`. */
  readonly anchors: ReadonlyMap<string, string>
  readonly notes: Map<string, Note>
  readonly resources: Map<string, Resource>
  /** By key of the resource: where the author asks for the image first, and how. */
  readonly shown: Map<string, ShownImage>
  readonly pictures: Map<string, Picture | PictureProblem>
  /** How many passages in another language there are so far. */
  passages: number
  /** What is being written: beside a table with its caption, and beside notes, there is no room for many words. */
  writing: 'text' | 'table' | 'notes'
  readonly diagnostics: Diagnostic[]
  readonly report: (finding: Omit<Finding, 'file'>) => void
}

/** Looks through a whole body once, before its pieces are rendered. */
export function startMarkdown(body: Root, settings: MarkdownSettings): MarkdownPart {
  const definitions: Definition[] = []
  const footnotes = new Map<string, FootnoteDefinition>()
  const { headingIds, anchors } = nameHeadings(body, settings.printedHeadings, settings.idPrefix)
  const diagnostics: Diagnostic[] = []
  const report = (finding: Omit<Finding, 'file'>) => {
    diagnostics.push(diagnostic({ ...finding, file: settings.file }))
  }
  visit(body, (node) => {
    if (node.type === 'definition') definitions.push(node)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
  })
  return {
    settings,
    body,
    definitions,
    footnotes,
    headingIds,
    anchors,
    notes: new Map(),
    resources: new Map(),
    shown: new Map(),
    pictures: new Map(),
    passages: 0,
    writing: 'text',
    diagnostics,
    report,
  }
}

/** An image is read once, however often it is shown. */
export function pictureAt(part: MarkdownPart, node: Pick<Image, 'url'>): Picture | PictureProblem {
  const found = part.pictures.get(node.url) ?? part.settings.readImage(node.url)
  part.pictures.set(node.url, found)
  return found
}
