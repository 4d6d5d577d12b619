import type { Definition, FootnoteDefinition, Heading, Image, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Point, Position } from 'unist'
import { visit } from 'unist-util-visit'
import type { Picture, PictureProblem } from '../document/image.ts'
import type { Resource } from '../print/printable.ts'
import { type Diagnostic, diagnostic, type Finding } from '../report/diagnostic.ts'

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

export interface PrintedHeading {
  /** As printed, and all else it may be called. */
  readonly names: readonly string[]
  /** Of the author's own heading; absent where the author wrote none. */
  readonly place?: Position | undefined
  /** What the printed heading has where the author wrote none. */
  readonly id: string
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
  readonly diagnostics: Diagnostic[]
  readonly report: (finding: Omit<Finding, 'file'>) => void
}

/** Looks through a whole body once, before its pieces are rendered. */
export function startMarkdown(body: Root, settings: MarkdownSettings): MarkdownPart {
  const definitions: Definition[] = []
  const footnotes = new Map<string, FootnoteDefinition>()
  const called = new Set<string>()
  const { headingIds, anchors } = nameHeadings(body, settings.idPrefix ?? '')
  for (const { names, place, id } of settings.printedHeadings ?? []) {
    for (const name of names) callAnchor(anchors, name, headingIdAt({ headingIds }, place) ?? id)
  }
  const diagnostics: Diagnostic[] = []
  const report = (finding: Omit<Finding, 'file'>) => {
    diagnostics.push(diagnostic({ ...finding, file: settings.file }))
  }
  visit(body, (node) => {
    if (node.type === 'definition') definitions.push(node)
    if (node.type === 'footnoteReference') called.add(node.identifier)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
  })
  for (const [identifier, definition] of footnotes) {
    if (called.has(identifier)) continue
    report({
      rule: 'tekst/voetnoot-ongebruikt',
      place: definition.position,
      reason: `Naar voetnoot [^${definition.label ?? identifier}] verwijst geen tekst: zij wordt niet afgedrukt.`,
      advice: `Zet [^${definition.label ?? identifier}] in de tekst waar de noot bij hoort, of haal de noot weg.`,
    })
  }
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
    diagnostics,
    report,
  }
}

/** The id of the heading that begins on this place (the `place` of a section), for templates that print the heading themselves. */
export function headingIdAt(
  part: Pick<MarkdownPart, 'headingIds'>,
  place: Position | Point | undefined,
): string | undefined {
  if (place === undefined) return undefined
  const { offset, line } = 'start' in place ? place.start : place
  for (const [heading, id] of part.headingIds) {
    const start = heading.position?.start
    if (start && (offset === undefined ? start.line === line : start.offset === offset)) return id
  }
  return undefined
}

/** An image is read once, however often it is shown. */
export function pictureAt(part: MarkdownPart, node: Pick<Image, 'url'>): Picture | PictureProblem {
  const found = part.pictures.get(node.url) ?? part.settings.readImage(node.url)
  part.pictures.set(node.url, found)
  return found
}

function nameHeadings(body: Root, prefix: string) {
  const headingIds = new Map<Heading, string>()
  const anchors = new Map<string, string>()
  visit(body, 'heading', (heading) => {
    const name = slug(headingText(heading)) || 'kop'
    let unique = name
    for (let count = 2; anchors.has(unique); count++) unique = `${name}-${count}`
    const id = `${prefix}kop-${unique}`
    anchors.set(unique, id)
    headingIds.set(heading, id)
  })
  // Also as GitHub and most editors name them; ours are older, and go first.
  for (const [heading, id] of headingIds) {
    const name = gitHubSlug(headingText(heading))
    let unique = name
    for (let count = 1; anchors.has(unique) && anchors.get(unique) !== id; count++) unique = `${name}-${count}`
    anchors.set(unique, id)
  }
  return { headingIds, anchors }
}

/** A name for a printed heading besides those of the author's own headings, which stay where they are. */
function callAnchor(anchors: Map<string, string>, name: string, id: string): void {
  for (const anchor of [slug(name), gitHubSlug(name)]) if (!anchors.has(anchor)) anchors.set(anchor, id)
}

/** What a link behind `#` leads to, however the author's editor made it of the heading. */
export function anchorAt({ anchors }: Pick<MarkdownPart, 'anchors'>, name: string): string | undefined {
  return anchors.get(name) ?? anchors.get(name.normalize().toLowerCase()) ?? anchors.get(slug(name))
}

function headingText(heading: Heading): string {
  return textOf(heading, { includeImageAlt: true })
}

/** `Wat kost het? (€)` → `wat-kost-het`; letters keep their accents off, other scripts stay as they are. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** `Risico's & kansen` → `risicos--kansen`: the way of GitHub (github-slugger), which a preview in an editor follows. */
function gitHubSlug(text: string): string {
  return text
    .normalize()
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
