import { type XmlElement, xmlElement } from '../system/xml-text.ts'
import { type AddressBook, type BookedDocument, type BookedPublication, pdfPath } from './address-book.ts'
import {
  categories,
  documentKinds,
  dutch,
  handlings,
  hasAttachment,
  pdfFormat,
  type TooiValue,
  withdrawalReasons,
} from './tooi.ts'

export const diwooNamespace = 'https://standaarden.overheid.nl/diwoo/metadata/'

/** The title of a document that was withdrawn, as the Woo index asks. */
const withdrawnTitle = 'Ingetrokken document'

/** Where a document is published, and by whom. */
export interface DiwooSetting {
  readonly book: Pick<AddressBook, 'basisadres'>
  readonly publisher: TooiValue
}

/** `diwoo:Document`: the metadata of a document, inside its `url` of a sitemap (DiWoo 0.9.8). */
export function diwooDocument(
  document: BookedDocument,
  publication: BookedPublication,
  { book, publisher }: DiwooSetting,
): XmlElement {
  const { titel = withdrawnTitle, ingetrokken, datum, vastgesteld } = document
  const category = Object.values(categories).find(({ number }) => number === document.categorie)
  const kind = Object.values(documentKinds).find(({ label }) => label === document.soort)
  const addressOf = (other: BookedDocument) => book.basisadres + pdfPath(publication, other)
  const open = ingetrokken === undefined
  const handling = vastgesteld === undefined ? handlings.ondertekening : handlings.vaststelling
  const attached = publication.stukken.filter((one) => one.bijlageVan === document.sleutel && !one.ingetrokken)
  return element('Document', [
    element('DiWoo', [
      element('identifiers', [element('identifier', document.sleutel)]),
      valued('publisher', publisher),
      valued('verantwoordelijke', publisher),
      element('titelcollectie', [element('officieleTitel', titel)]),
      element('classificatiecollectie', [
        element('informatiecategorieen', [
          valued('informatiecategorie', category ?? categories.inspanningsverplichting),
        ]),
        element('documentsoorten', [valued('documentsoort', kind ?? documentKinds.publicatie)]),
      ]),
      open ? element('creatiedatum', datum) : undefined,
      valued('language', dutch),
      valued('format', pdfFormat),
      element('aggregatiekenmerk', publication.sleutel),
      element('documenthandelingen', [
        element('documenthandeling', [
          valued('soortHandeling', handling),
          element('atTime', dutchMidnight(vastgesteld ?? datum)),
          valued('wasAssociatedWith', publisher),
        ]),
      ]),
      open && attached.length > 0
        ? element(
            'documentrelaties',
            attached.map((other) =>
              element('documentrelatie', [
                valued('role', hasAttachment),
                element('relation', other.titel ?? withdrawnTitle, { resource: addressOf(other) }),
              ]),
            ),
          )
        : undefined,
      ingetrokken ? valued('redenVerwijderingVervanging', withdrawalReasons[ingetrokken.reden]) : undefined,
    ]),
  ])
}

const element: typeof xmlElement = (name, content, attributes) => xmlElement(`diwoo:${name}`, content, attributes)

function valued(name: string, { resource, label }: TooiValue): XmlElement {
  return element(name, label, { resource })
}

/** The start of a day in the Netherlands, with its offset from UTC: `2026-11-24T00:00:00+01:00`. */
export function dutchMidnight(date: string): string {
  const zoned = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' })
  const part = zoned.formatToParts(new Date(`${date}T00:00:00Z`)).find(({ type }) => type === 'timeZoneName')
  return `${date}T00:00:00${part?.value.replace('GMT', '') ?? 'Z'}`
}
