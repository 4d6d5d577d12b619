import type { Element, ElementContent, Properties, Text } from 'hast'
import type { Definition, FootnoteDefinition, Heading, Image, Root, RootContent } from 'mdast'
import type { Position } from 'unist'
import { visit } from 'unist-util-visit'
import { type Diagnostic, diagnostic, type Finding } from '../../diagnostics/diagnostic.ts'
import { nameHeadings, type PrintedHeading } from '../../document/markdown/anchors.ts'
import { type Caption, captionNumbers, captionsIn } from '../../document/markdown/captions.ts'
import type { Picture, PictureProblem } from '../../document/pictures/image.ts'
import type { Resource } from '../../print/page/printable.ts'

export interface MarkdownSettings {
  /** The file name for messages. */
  readonly file: string
  /** Reads an image by its address in the Markdown source; paths are inside the project. */
  readonly readImage: (address: string) => Picture | PictureProblem
  /** Precedes every id, so that one page can contain several documents. By default empty. */
  readonly idPrefix?: string
  /** Headings for which the template prints other text; links may refer to them by that text too. */
  readonly printedHeadings?: readonly PrintedHeading[]
  /** Its tables and figures with a caption, as in the file, which the text means by their numbers; default those of the body. */
  readonly captions?: readonly Caption[]
  /** The content in the order in which it is printed, by which tables and figures are numbered; default the body. */
  readonly printed?: readonly RootContent[]
  /** Describes the ground of a redaction; by default the ground verbatim. */
  readonly groundInWords?: (ground: string) => string
}

export interface ShownImage {
  /** Verbatim. */
  readonly url: string
  readonly place: Position | undefined
}

export interface Note {
  readonly id: string
  readonly number: number
  readonly definition: FootnoteDefinition
  /** Ids of the references to it, in order. */
  readonly references: string[]
}

/**
 * The state of rendering one document: ids, definitions, footnotes in order of first reference, images and findings. Its
 * sections are rendered in reading order and add to it.
 */
export interface MarkdownRendering {
  readonly settings: MarkdownSettings
  readonly body: Root
  readonly definitions: readonly Definition[]
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
  /** The id of every heading in the body. */
  readonly headingIds: ReadonlyMap<Heading, string>
  /** Ids by the fragment that an author may write after `#`. */
  readonly anchors: ReadonlyMap<string, string>
  /** Notes to which the part being rendered refers, by identifier, and the number of notes so far. */
  readonly notes: Map<string, Note>
  noteCount: number
  readonly resources: Map<string, Resource>
  /** The first occurrence of each image, by resource key. */
  readonly shown: Map<string, ShownImage>
  readonly pictures: Map<string, Picture | PictureProblem>
  /** Grounds of redactions that have been spoken in full. */
  readonly spokenGrounds: Set<string>
  /** The number of passages in another language so far. */
  passages: number
  /** The current context; the margin beside a table, its caption and footnotes has no room for a long note. */
  writing: 'text' | 'table' | 'notes'
  /** In a link or a heading, a reference to a table is no link. */
  linking: 'allowed' | 'inside'
  readonly captions: readonly Caption[]
  /** The numbers of the tables and figures of this edition, by offset. */
  readonly numbers: ReadonlyMap<number, number>
  readonly diagnostics: Diagnostic[]
  readonly report: (finding: Omit<Finding, 'file'>) => void
}

/** Collects the definitions, footnotes and headings of a body before its sections are rendered. */
export function startMarkdown(body: Root, settings: MarkdownSettings): MarkdownRendering {
  const definitions: Definition[] = []
  const footnotes = new Map<string, FootnoteDefinition>()
  const { headingIds, anchors } = nameHeadings(body, settings.printedHeadings, settings.idPrefix)
  const captions = captionsIn(settings.printed ?? body.children, body)
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
    noteCount: 0,
    resources: new Map(),
    shown: new Map(),
    pictures: new Map(),
    spokenGrounds: new Set(),
    passages: 0,
    writing: 'text',
    linking: 'allowed',
    captions: settings.captions ?? captions,
    numbers: captionNumbers(captions),
    diagnostics,
    report,
  }
}

/** Reads each image once. */
export function pictureAt(rendering: MarkdownRendering, node: Pick<Image, 'url'>): Picture | PictureProblem {
  const found = rendering.pictures.get(node.url) ?? rendering.settings.readImage(node.url)
  rendering.pictures.set(node.url, found)
  return found
}

export function element(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

/** The content of a link or a heading, in which a reference is no link. */
export function childrenWithoutLinks(rendering: MarkdownRendering, children: () => ElementContent[]): ElementContent[] {
  const around = rendering.linking
  rendering.linking = 'inside'
  const rendered = children()
  rendering.linking = around
  return rendered
}
