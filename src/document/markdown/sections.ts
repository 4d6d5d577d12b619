import type { Heading, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Kind, KindSection } from '../../forms/kind.ts'
import { oncePerKey } from '../../system/lazily.ts'
import type { Section } from '../document.ts'
import { isContent } from './parse-body.ts'

/** A `##` heading of the author with its content, and the section of the form that it names. */
export interface WrittenSection {
  readonly heading: Heading
  readonly title: string
  readonly form?: KindSection
  readonly content: readonly RootContent[]
}

/** The content before the first `##` heading, and the sections in the author's order. */
export interface WrittenBody {
  readonly before: readonly RootContent[]
  readonly sections: readonly WrittenSection[]
}

export function writtenBody(body: Root, kind: Kind): WrittenBody {
  return bodyOfKind(kind)(body)
}

const bodyOfKind = oncePerKey((kind: Kind) => oncePerKey((body: Root) => splitSections(body, kind)))

function splitSections(body: Root, kind: Kind): WrittenBody {
  const titles = titlesOf(kind)
  const before: RootContent[] = []
  const sections: (WrittenSection & { content: RootContent[] })[] = []
  for (const node of body.children) {
    if (node.type === 'heading' && node.depth === 2) {
      const title = textOf(node)
      const form = titles.get(titleKey(title))
      sections.push({ heading: node, title, content: [], ...(form ? { form } : {}) })
    } else (sections.at(-1)?.content ?? before).push(node)
  }
  return { before, sections }
}

/** The sections in the order of the form. A section written twice has both contents, so that nothing is lost. */
export function sectionsOf(body: Root, kind: Kind): readonly Section[] {
  if (kind.onderdelen.length === 0) return []
  const written = writtenBody(body, kind).sections
  return kind.onderdelen.map((form): Section => {
    const own = written.filter((section) => section.form === form)
    const content = own.flatMap((section) => section.content)
    const position = own[0]?.heading.position
    if (own.length === 0) return { form, state: 'absent', content }
    return { form, state: content.some(isContent) ? 'filled' : 'empty', content, ...(position ? { position } : {}) }
  })
}

/** What a document prints of its body, in that order. */
export function printedContent(body: Root, sections: readonly Section[]): readonly RootContent[] {
  return sections.length > 0 ? sections.flatMap(({ content }) => content) : body.children
}

/** The section of the form that a title names, in any spelling. */
export function sectionTitled(kind: Kind, title: string): KindSection | undefined {
  return titlesOf(kind).get(titleKey(title))
}

/** The titles that name a section, as keys: the question of the form, its key words, its aliases. */
const titlesOf = oncePerKey((kind: Kind): ReadonlyMap<string, KindSection> => {
  const titles = new Map<string, KindSection>()
  const headings = ({ kop, 'kop-openbaar': forPublic, kern }: KindSection) => [
    kop,
    kop.replace(/\s*\(.*$/, ''),
    forPublic,
    kern,
  ]
  // The heading of a section goes before what another may also be called, such as its name before it was renamed.
  for (const names of [headings, ({ aliassen }: KindSection) => aliassen]) {
    for (const form of kind.onderdelen) {
      for (const name of names(form)) {
        const key = titleKey(name)
        if (key !== '' && !titles.has(key)) titles.set(key, form)
      }
    }
  }
  return titles
})

/** A title without case, accents, punctuation and numbering, for comparison. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/^[\s\d.)]+(?=\s|\p{L})/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
