import { typesetText } from '../forms/dutch-typography.ts'
import type { Kind, KindSection } from '../forms/kind.ts'
import type { FrontMatter } from '../forms/vocabulary.ts'
import { oncePerKey } from '../system/lazily.ts'
import type { Document } from './document.ts'
import { typesetTree } from './markdown/dutch-typography.ts'
import { typesetValue } from './markdown/redaction-marks.ts'
import { sectionsOf } from './markdown/sections.ts'
import type { Attachment, Proposal } from './proposal.ts'

/** A proposal of which every text that is printed has Dutch quotation marks, apostrophes, dashes and ellipses. */
export function typesetProposal<Whole extends Proposal>(proposal: Whole): Whole {
  const { document, attachments, secrecy } = proposal
  return {
    ...proposal,
    document: typesetDocument(document),
    attachments: attachments.map(typesetAttachment),
    ...(secrecy ? { secrecy: withText(secrecy) } : {}),
  }
}

function typesetAttachment(attachment: Attachment): Attachment {
  const { content, secret, title } = attachment
  return {
    ...attachment,
    title: typesetValue(title),
    ...(secret ? { secret: withText(secret) } : {}),
    ...(content.type === 'document' ? { content: { ...content, document: typesetDocument(content.document) } } : {}),
  }
}

function typesetDocument(document: Document): Document {
  const body = typesetTree(document.body)
  const kind = typesetKind(document.kind)
  const { soort, naam } = document.data
  const data: FrontMatter = { ...withText(document.data), soort, ...(naam === undefined ? {} : { naam }) }
  const contents = new Map(sectionsOf(body, kind).map((section) => [section.form.id, section]))
  // Those that the edition shows, with the headings that it gives them.
  const sections = document.sections.flatMap(({ form }) => {
    const section = contents.get(form.id)
    return section ? [{ ...section, form: typesetSection(form) }] : []
  })
  return { ...document, kind, data, body, sections }
}

function typesetSection(form: KindSection): KindSection {
  return { ...form, kop: typesetText(form.kop), kern: typesetText(form.kern) }
}

/** The kind with the texts that it prints; one that is typeset already is the same value. */
const typesetKind = oncePerKey((kind: Kind): Kind => {
  const titel = typesetText(kind.titel)
  const opschrift = typesetText(kind.opschrift)
  const velden = kind.velden.map((field) => ({ ...field, label: typesetText(field.label) }))
  const onderdelen = kind.onderdelen.map(typesetSection)
  const isSame =
    titel === kind.titel &&
    opschrift === kind.opschrift &&
    velden.every(({ label }, index) => label === kind.velden[index]?.label) &&
    onderdelen.every(
      ({ kop, kern }, index) => kop === kind.onderdelen[index]?.kop && kern === kind.onderdelen[index]?.kern,
    )
  return isSame ? kind : { ...kind, titel, opschrift, velden, onderdelen }
})

/** Values that identify something, and are compared or typed again as they are. */
const identifiers: ReadonlySet<string> = new Set([
  'soort',
  'zaaknummer',
  'bisnummer',
  'registratienummer',
  'kenmerk',
  'uwkenmerk',
  'bereikbaar',
  'email',
  'bestand',
  'op',
  'grondslag',
])

function withText<Value>(value: Value): Value {
  // Texts are replaced by texts: the type is unchanged.
  return mapText(value, '') as Value
}

function mapText(value: unknown, key: string): unknown {
  if (identifiers.has(key)) return value
  if (typeof value === 'string') return typesetValue(value)
  if (Array.isArray(value)) return value.map((item) => mapText(item, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapText(item, name)]))
}
