import type { Heading, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Kind, KindSection } from '../../forms/kind.ts'
import { oncePerKey } from '../../system/lazily.ts'
import type { Section } from '../document.ts'
import { isContent } from './parse-body.ts'

/** A `##` heading of the author, what stands below it up to the next, and the section of the form it names. */
export interface WrittenSection {
  readonly heading: Heading
  readonly title: string
  readonly form?: KindSection
  readonly content: readonly RootContent[]
}

/** What stands before the first `##` heading, and every `##` heading with its content, in the author's order. */
export interface WrittenBody {
  readonly before: readonly RootContent[]
  readonly sections: readonly WrittenSection[]
}

export function writtenBody(body: Root, kind: Kind): WrittenBody {
  return bodyOfKind(kind)(body)
}

const bodyOfKind = oncePerKey((kind: Kind) => oncePerKey((body: Root) => cut(body, kind)))

function cut(body: Root, kind: Kind): WrittenBody {
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

/** The form's sections in the form's order; a section written twice has both contents, so that nothing is lost. */
export function sectionsOf(body: Root, kind: Kind): readonly Section[] {
  if (kind.onderdelen.length === 0) return []
  const written = writtenBody(body, kind).sections
  return kind.onderdelen.map((form): Section => {
    const own = written.filter((section) => section.form === form)
    const content = own.flatMap((section) => section.content)
    const place = own[0]?.heading.position
    if (own.length === 0) return { form, state: 'absent', content }
    return { form, state: content.some(isContent) ? 'filled' : 'empty', content, ...(place ? { place } : {}) }
  })
}

/** The section of the form that a title names, however it is spelt. */
export function sectionTitled(kind: Kind, title: string): KindSection | undefined {
  return titlesOf(kind).get(titleKey(title))
}

/** Every title an author may write, as compared: the form's whole question, its key words, its aliases. */
const titlesOf = oncePerKey((kind: Kind): ReadonlyMap<string, KindSection> => {
  const titles = new Map<string, KindSection>()
  const names = (form: KindSection) => [form.kop, form.kop.replace(/\s*\(.*$/, ''), form.kern, ...form.aliassen]
  for (const form of kind.onderdelen) {
    for (const name of names(form)) {
      const key = titleKey(name)
      if (key !== '' && !titles.has(key)) titles.set(key, form)
    }
  }
  return titles
})

/** A title without what does not count: case, accents, punctuation, numbering. */
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
