import type { Heading, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Point, Position } from 'unist'
import { visit } from 'unist-util-visit'
import type { Section } from '../document.ts'

export interface HeadingNames {
  /** The id of every heading in the body. */
  readonly headingIds: ReadonlyMap<Heading, string>
  /** The id of a heading by its name in a link, after `#`. */
  readonly anchors: ReadonlyMap<string, string>
}

export interface PrintedHeading {
  /** The printed text and its alternatives. */
  readonly names: readonly string[]
  /** Of the author's heading, if there is one. */
  readonly position?: Position | undefined
  /** The id of the printed heading if the author wrote none. */
  readonly id: string
}

/** The headings that a form prints: a link can use the question or any short name. */
export function printedHeadings(sections: readonly Section[]): readonly PrintedHeading[] {
  return sections.map(({ form, position }) => ({
    names: [form.kop, form['kop-openbaar'], form.kern, ...form.aliassen, form.id],
    position,
    id: form.id,
  }))
}

/** The id of the heading at a position, for templates that print the heading of a section themselves. */
export function headingIdAt(
  { headingIds }: Pick<HeadingNames, 'headingIds'>,
  position: Position | Point | undefined,
): string | undefined {
  if (position === undefined) return undefined
  const { offset, line } = 'start' in position ? position.start : position
  for (const [heading, id] of headingIds) {
    const start = heading.position?.start
    if (start && (offset === undefined ? start.line === line : start.offset === offset)) return id
  }
  return undefined
}

/**
 * Gives every heading of a body an id and the names that links can use. The author's headings precede those that the form prints.
 *
 * @param prefix of every id
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
  // Also the names of GitHub and most editors; a name that is already in use keeps its heading.
  for (const [heading, id] of headingIds) {
    const name = gitHubSlug(headingText(heading))
    let unique = name
    for (let count = 1; anchors.has(unique) && anchors.get(unique) !== id; count++) unique = `${name}-${count}`
    anchors.set(unique, id)
  }
  for (const { names, position, id } of printed) {
    for (const name of names) addAnchor(anchors, name, headingIdAt({ headingIds }, position) ?? id)
  }
  return { headingIds, anchors }
}

/** Adds a name of a printed heading, unless a heading of the author has it. */
function addAnchor(anchors: Map<string, string>, name: string, id: string): void {
  for (const anchor of [slug(name), gitHubSlug(name)]) if (!anchors.has(anchor)) anchors.set(anchor, id)
}

/** The id of the heading that a link refers to after `#`, in the notation of any common editor. */
export function anchorAt({ anchors }: Pick<HeadingNames, 'anchors'>, name: string): string | undefined {
  return anchors.get(name) ?? anchors.get(name.normalize().toLowerCase()) ?? anchors.get(slug(name))
}

function headingText(heading: Heading): string {
  return heading.data?.typed ?? textOf(heading, { includeImageAlt: true })
}

/** `Wat kost het? (€)` → `wat-kost-het`: without accents; other scripts are unchanged. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** `Risico's & kansen` → `risicos--kansen`: as GitHub does (github-slugger), and previews in editors. */
function gitHubSlug(text: string): string {
  return text
    .normalize()
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}
