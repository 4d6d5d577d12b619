import type { Document } from '../../document/document.ts'
import { titleKey, writtenBody } from '../../document/markdown/sections.ts'
import type { KindSection } from '../../forms/kind.ts'
import type { RuleFinding } from '../rule.ts'
import { titleFix } from './section-fixes.ts'

/** Headings that name a section in another spelling than that of the form. */
export function* titleNotation(document: Document): Iterable<RuleFinding> {
  for (const section of writtenBody(document.body, document.kind).sections) {
    const { form, heading, title } = section
    const name = form && formName(form, title)
    if (name === undefined || spelling(name) === spelling(title)) continue
    yield {
      place: heading.position,
      reason: `De kop “${title}” staat in het formulier als “${name}”.`,
      advice: `Schrijf ## ${name}.`,
      fix: titleFix(document, section, name),
    }
  }
}

/** The name of a section in the spelling of the form; undefined if the title has that spelling. */
function formName(form: KindSection, title: string): string | undefined {
  const kern = form.kern.charAt(0).toUpperCase() + form.kern.slice(1)
  const names = [...form.aliassen, form.kop, form.kop.replace(/\s*\(.*$/, ''), kern]
  if (names.some((name) => spelling(name) === spelling(title))) return undefined
  return names.find((name) => titleKey(name) === titleKey(title))
}

/** Without the author's number, and with one kind of apostrophe: those are not spelling. */
function spelling(title: string): string {
  return title
    .normalize()
    .replace(/[’‘`]/g, "'")
    .replace(/^[\d.)]+\s+/, '')
    .trim()
}
