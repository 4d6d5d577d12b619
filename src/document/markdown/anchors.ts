import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Point, Position } from 'unist'
import { visit } from 'unist-util-visit'
import type { Section } from '../document.ts'

export interface HeadingNames {
  /** Of every heading in the body. */
  readonly headingIds: ReadonlyMap<Heading, string>
  /** The id of a heading by what an author may write behind `#`. */
  readonly anchors: ReadonlyMap<string, string>
}

export interface PrintedHeading {
  /** As printed, and all else it may be called. */
  readonly names: readonly string[]
  /** Of the author's own heading; absent where the author wrote none. */
  readonly place?: Position | undefined
  /** What the printed heading has where the author wrote none. */
  readonly id: string
}

/** What a form calls its sections: by its question and its short names, whichever of them the author wrote. */
export function printedHeadings(sections: readonly Section[]): readonly PrintedHeading[] {
  return sections.map(({ form, place }) => ({
    names: [form.kop, form.kern, ...form.aliassen, form.id],
    place,
    id: form.id,
  }))
}

/** The id of the heading that begins on this place (the `place` of a section), for templates that print the heading themselves. */
export function headingIdAt(
  part: Pick<HeadingNames, 'headingIds'>,
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

/**
 * Names every heading of a body, and what a link may call it. The author's own headings go before those that the form prints.
 *
 * @param prefix before every id
 */
export function nameHeadings(body: Root, printed: readonly PrintedHeading[] = [], prefix = ''): HeadingNames {
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
  for (const { names, place, id } of printed) {
    for (const name of names) callAnchor(anchors, name, headingIdAt({ headingIds }, place) ?? id)
  }
  return { headingIds, anchors }
}

/** A name for a printed heading besides those of the author's own headings, which stay where they are. */
function callAnchor(anchors: Map<string, string>, name: string, id: string): void {
  for (const anchor of [slug(name), gitHubSlug(name)]) if (!anchors.has(anchor)) anchors.set(anchor, id)
}

/** What a link behind `#` leads to, however the author's editor made it of the heading. */
export function anchorAt({ anchors }: Pick<HeadingNames, 'anchors'>, name: string): string | undefined {
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
