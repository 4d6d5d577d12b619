import type { Fix } from '../diagnostics/edit.ts'
import type { Document } from '../document/document.ts'
import { statedGrounds } from '../document/markdown/redaction.ts'
import { titleKey, writtenBody } from '../document/markdown/sections.ts'
import { parseGround } from '../forms/grounds.ts'
import type { KindSection } from '../forms/kind.ts'
import { scalarFix } from '../yaml/scalar-fix.ts'
import { itemPlace } from './item-place.ts'
import { firstLineOf } from './node-places.ts'
import { redactionsOf } from './nodes-of.ts'
import type { RuleFinding } from './rule.ts'
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

/** Grounds that are understood, but not written as the law tables write them: in the front matter and where text is redacted. */
export function* groundNotation(document: Document): Iterable<RuleFinding> {
  yield* statedGroundNotation(document)
  yield* redactionGroundNotation(document)
}

function* statedGroundNotation(document: Document): Iterable<RuleFinding> {
  for (const [index, { grondslag }] of (document.data.geheimhouding ?? []).entries()) {
    const path = ['geheimhouding', index, 'grondslag']
    for (const [number, code] of grondslag.entries()) {
      const place = itemPlace(document, path, number)
      const typed = unquoted(document.source.text.slice(place?.start.offset, place?.end.offset))
      if (typed === code || parseGround(typed)?.code !== code) continue
      yield {
        place,
        reason: `De grond "${typed}" schrijven wij als ${code}.`,
        advice: `Schrijf ${code}.`,
        fix: scalarFix(document.source.text, place, typed, code),
      }
    }
  }
}

function unquoted(written: string): string {
  return /^(["'])(.*)\1$/.exec(written)?.[2] ?? written
}

/** Where text is covered the law is the Woo, so that its name may be left out: `grond="5.1.2.e"`. */
function* redactionGroundNotation(document: Document): Iterable<RuleFinding> {
  for (const node of redactionsOf(document)) {
    const stated = node.attributes?.grond ?? ''
    const parts = statedGrounds(stated)
    const codes = parts.map((part) => parseGround(part)?.code)
    const right = parts.map((part, index) => (part === codes[index] ? part : codes[index]?.replace(/^Woo /, '')))
    if (right.includes(undefined) || right.every((code, index) => code === parts[index])) continue
    yield {
      place: firstLineOf(document, node),
      reason: `De grond "${stated}" schrijven wij als ${right.join(', ')}.`,
      advice: `Schrijf grond="${right.join(', ')}".`,
      fix: attributeFix(document, node.position?.start.offset, node.position?.end.offset, stated, right.join(', ')),
    }
  }
}

function attributeFix(
  { source: { text } }: Document,
  from: number | undefined,
  to: number | undefined,
  stated: string,
  right: string,
): Fix | undefined {
  const typed = `grond="${stated}"`
  const pieces = text.slice(from, to).split(typed)
  if (from === undefined || pieces.length !== 2) return undefined
  const at = from + (pieces[0]?.length ?? 0) + 'grond="'.length
  return [{ from: at, to: at + stated.length, put: [right] }]
}
