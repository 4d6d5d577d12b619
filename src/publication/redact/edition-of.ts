import type { Document, Section } from '../../document/document.ts'
import { groundCodes, hasRedaction, valueParts } from '../../document/markdown/redaction.ts'
import { barMark, plainMarks, shownMark, withoutMarks } from '../../document/markdown/redaction-marks.ts'
import { sectionsOf } from '../../document/markdown/sections.ts'
import type { FrontMatter } from '../../forms/vocabulary.ts'
import type { EditionPolicy } from '../policy/edition-policy.ts'
import { markTree, redactedTexts, redactTree, type ValueWriter } from './redact-tree.ts'

/**
 * The document as an edition contains it. An edition that redacts has redacted text removed from tree, values and source, so that nothing
 * derived from it, messages included, can contain it. Fields that the edition does not show are removed.
 */
export function editionOf(document: Document, edition: EditionPolicy): Document {
  const write = edition.redacts ? barred : shown
  const data = editionData(document, edition, write)
  if (!edition.redacts) {
    const body = hasRedaction(document.source.text)
      ? markTree(document.body, document.source.text, write)
      : document.body
    return {
      ...document,
      data,
      body,
      sections: shownSections(body === document.body ? document.sections : sectionsOf(body, document.kind), edition),
    }
  }
  const { kind, source } = document
  const body = redactTree(document.body, source.text, write)
  return {
    ...document,
    data,
    body,
    comments: [],
    sections: shownSections(sectionsOf(body, kind), edition),
    source: { ...source, text: withoutRedactedLines(document) },
  }
}

/** Outside the form, an optional section without content is absent, and no heading speaks to the author. */
function shownSections(sections: readonly Section[], { isForm }: EditionPolicy): readonly Section[] {
  if (isForm) return sections
  return sections
    .filter(({ form, state }) => form.verplicht || state === 'filled')
    .map(({ form, ...section }) => {
      const kop = form['kop-openbaar']
      // A link may name the heading that the author knows.
      return { ...section, form: { ...form, kop, aliassen: [...form.aliassen, form.kop] } }
    })
}

const shown: ValueWriter = {
  marked: (value) => written(value, shownMark),
  plain: (value) => written(value, (text) => text),
}

const barred: ValueWriter = {
  marked: (value) => written(value, (_, codes) => barMark(codes)),
  plain: (value) => plainMarks(written(value, (_, codes) => barMark(codes))),
}

function written(value: string, redaction: (text: string, codes: readonly string[]) => string): string {
  const own = withoutMarks(value)
  if (!hasRedaction(own)) return own
  return valueParts(own)
    .map((part) => (part.redaction ? redaction(part.text, groundCodes(part.redaction.stated)) : part.text))
    .join('')
}

function editionData(document: Document, edition: EditionPolicy, write: ValueWriter): FrontMatter {
  const hidden = hiddenFields(document, edition)
  const entries = Object.entries(document.data).filter(([key]) => !hidden.has(key))
  return {
    ...Object.fromEntries(entries.map(([key, value]) => [key, mapText(value, write.marked)])),
    soort: document.data.soort,
  }
}

/** Names of the fields of a kind that an edition does not show. */
export function hiddenFields({ kind }: Pick<Document, 'kind'>, { shows }: EditionPolicy): ReadonlySet<string> {
  return new Set(kind.velden.filter((field) => !shows(field)).map(({ veld }) => veld))
}

function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapText(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapText(item, change)]))
}

/** The source text for messages that refer to positions in it: lines with a redaction are blank, positions are unchanged. */
function withoutRedactedLines(document: Document): string {
  const { source, body, data, at } = document
  const places = [
    ...redactedTexts(body).map(({ node }) => node.position),
    ...Object.entries(data).flatMap(([key, value]) => (holdsRedaction(value) ? [at([key], 'key'), at([key])] : [])),
  ]
  const lines = source.text.split('\n')
  for (const place of places) {
    for (let line = place?.start.line ?? 1; place && line <= place.end.line; line++)
      lines[line - 1] = blank(lines[line - 1] ?? '')
  }
  // The parser finds no redaction in code, in an address or in an alternative text.
  return lines.map((line) => (line.includes(':lak') ? blank(line) : line)).join('\n')
}

function blank(line: string): string {
  return line.replace(/[^\r]/g, ' ')
}

function holdsRedaction(value: unknown): boolean {
  if (typeof value === 'string') return hasRedaction(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsRedaction)
}
