import { isDeepStrictEqual } from 'node:util'
import type { AddressBook, BookedDocument, BookedPublication } from './address-book.ts'
import type { FileContent, Publication, PublishedDocument, WithdrawnDocument } from './publication.ts'
import { documentKinds } from './tooi.ts'

/** The book of addresses after a publication: documents keep their place, new ones are last. */
export function nextBook(
  book: AddressBook,
  publication: Publication,
  /** `2026-12-01T09:00:00Z` */
  now: string,
): AddressBook {
  const earlier = book.publicaties.find(({ sleutel }) => sleutel === publication.key)
  const next = nextPublication(earlier, publication, now)
  const everywhere = publication.withdrawn.filter(({ scope }) => scope === 'everywhere')
  const others = book.publicaties.map((one) => (one === earlier ? next : withoutClosed(one, everywhere, now)))
  const isNew = earlier === undefined && next.stukken.length > 0
  return { ...book, publicaties: isNew ? [...others, next] : others }
}

function nextPublication(
  earlier: BookedPublication | undefined,
  publication: Publication,
  now: string,
): BookedPublication {
  const { key, type, title, page, documents } = publication
  const known = new Map(earlier?.stukken.map((one) => [one.sleutel, one]))
  const made = new Map(documents.map((one) => [one.key, one]))
  const kept = [...known.values()].map((one) => {
    const document = made.get(one.sleutel)
    return document ? published(document, one, now) : judged(one, publication, now)
  })
  const added = documents.flatMap((one) => (known.has(one.key) ? [] : [published(one, undefined, now)]))
  const stukken = [...kept, ...added]
  const isOpen = stukken.some(({ ingetrokken }) => ingetrokken === undefined)
  const pagina = page ? booked(page) : earlier?.pagina
  return {
    sleutel: key,
    soort: type === 'meeting' ? 'vergadering' : 'voorstel',
    ...(isOpen ? { titel: documents.length > 0 ? title : (earlier?.titel ?? title) } : {}),
    ...(pagina ? { pagina } : {}),
    stukken,
  }
}

/** A document that is not published now: it stays as it is when it could not be judged, and is withdrawn otherwise. */
function judged(one: BookedDocument, { withdrawn, unjudged, today }: Publication, now: string): BookedDocument {
  if (one.ingetrokken) return one
  const own = [one.sleutel, ...(one.bijlageVan === undefined ? [] : [one.bijlageVan])]
  const closed = withdrawn.find(({ key }) => own.includes(key))
  if (closed) return withdrawnOf(one, closed, now)
  if (own.some((key) => unjudged.includes(key))) return one
  // No longer on the agenda, or no longer attached to a proposal that is published.
  return withdrawnOf(one, { reason: 'procedure', at: today }, now)
}

function withoutClosed(
  publication: BookedPublication,
  closed: readonly WithdrawnDocument[],
  now: string,
): BookedPublication {
  const open = new Set(publication.stukken.flatMap((one) => (one.ingetrokken || one.bijlageVan ? [] : [one.sleutel])))
  // The agenda and the decision list state the subject of every proposal.
  const named = closed.find(({ key }) => open.has(key))
  const stukken = publication.stukken.map((one) => {
    const own = closed.find(({ key }) => key === one.sleutel || key === one.bijlageVan)
    const found = own ?? (ofMeeting.includes(one.soort) ? named : undefined)
    return found && one.ingetrokken === undefined ? withdrawnOf(one, found, now) : one
  })
  if (stukken.every((one, index) => one === publication.stukken[index])) return publication
  const { titel, ...rest } = publication
  const isOpen = stukken.some(({ ingetrokken }) => ingetrokken === undefined)
  return { ...rest, ...(isOpen && titel !== undefined ? { titel } : {}), stukken }
}

/** Labels of the documents of a meeting itself. */
const ofMeeting: readonly string[] = [documentKinds.agenda.label, documentKinds.besluitenlijst.label]

/** What was withdrawn has its address, its date and its reason left. */
function withdrawnOf(
  one: BookedDocument,
  { reason, at }: Pick<WithdrawnDocument, 'reason' | 'at'>,
  now: string,
): BookedDocument {
  const { sleutel, soort, categorie, bijlageVan, gepubliceerd, web } = one
  return {
    sleutel,
    soort,
    categorie,
    datum: at,
    ...(bijlageVan === undefined ? {} : { bijlageVan }),
    ...(web ? { web } : {}),
    gepubliceerd,
    gewijzigd: now,
    ingetrokken: { op: at, reden: reason },
  }
}

function published(document: PublishedDocument, earlier: BookedDocument | undefined, now: string): BookedDocument {
  const { key, title, kind, category, created, adopted, attachedTo, web } = document
  const next: BookedDocument = {
    sleutel: key,
    titel: title,
    soort: kind.label,
    categorie: category.number,
    datum: created,
    ...(adopted === undefined ? {} : { vastgesteld: adopted }),
    ...(attachedTo === undefined ? {} : { bijlageVan: attachedTo }),
    pdf: booked(document),
    ...(web ? { web: booked(web) } : {}),
    gepubliceerd: earlier?.gepubliceerd ?? now,
    gewijzigd: earlier?.gewijzigd ?? now,
  }
  // The harvester reads a document again when it changes; its page in HTML is not what it reads.
  const isSame = earlier !== undefined && isDeepStrictEqual(withoutWeb(earlier), withoutWeb(next))
  return isSame ? next : { ...next, gewijzigd: now }
}

function withoutWeb({ web: _web, ...rest }: BookedDocument): Omit<BookedDocument, 'web'> {
  return rest
}

function booked({ sha256, length }: FileContent) {
  return { sha256, bytes: length }
}
