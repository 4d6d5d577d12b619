import type { Document } from '../../document/document.ts'
import { titleKey, writtenBody } from '../../document/markdown/sections.ts'
import type { KindSection } from '../../forms/kind.ts'
import type { RuleFinding } from '../rule.ts'
import { titleFix } from './section-fixes.ts'

/** Headings that are understood, but not spelled as the form spells them. */
export function* titleNotation(document: Document): Iterable<RuleFinding> {
  for (const section of writtenBody(document.body, document.kind).sections) {
    const { form, heading, title } = section
    const name = form && formName(form, title)
    if (name === undefined || spelling(name) === spelling(title)) continue
    yield {
      place: heading.position,
      reason: `De kop "${title}" staat in het formulier als "${name}".`,
      advice: `Schrijf ## ${name}.`,
      fix: titleFix(document, section, name),
    }
  }
}

/** The name of a section that was meant, as the form spells it. */
function formName(form: KindSection, title: string): string | undefined {
  const kern = form.kern.charAt(0).toUpperCase() + form.kern.slice(1)
  const names = [...form.aliassen, form.kop, form.kop.replace(/\s*\(.*$/, ''), kern]
  if (names.some((name) => spelling(name) === spelling(title))) return undefined
  return names.find((name) => titleKey(name) === titleKey(title))
}

/** The author's own number is no matter of spelling, nor is which apostrophe a keyboard gives. */
function spelling(title: string): string {
  return title
    .normalize()
    .replace(/[’‘`]/g, "'")
    .replace(/^[\d.)]+\s+/, '')
    .trim()
}
