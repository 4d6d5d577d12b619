/** Values of the TOOI lists that DiWoo 0.9.8 refers to: a URI and its label, as the lists have them. */
export interface TooiValue {
  readonly resource: string
  readonly label: string
}

const kern = 'https://identifier.overheid.nl/tooi/def/thes/kern'
const authority = 'http://publications.europa.eu/resource/authority'

/** An information category of the Woo, with the number in the names of its sitemaps. */
export interface Category extends TooiValue {
  /** `009`: of the sitemap index that the Woo harvester reads. */
  readonly number: string
}

/** Information categories (Woo, articles 3.1 and 3.3), by the word for them in the config. */
export const categories = {
  'agendas-en-besluitenlijsten': {
    number: '009',
    resource: `${kern}/c_3a248e3a`,
    label: 'agenda’s en besluitenlijsten bestuurscolleges',
  },
  vergaderstukken: {
    number: '008',
    resource: `${kern}/c_db4862c3`,
    label: 'vergaderstukken decentrale overheden',
  },
  inspanningsverplichting: {
    number: '018',
    resource: `${kern}/c_816e508d`,
    label: 'inspanningsverplichting art 3.1 Woo',
  },
} as const satisfies Readonly<Record<string, Category>>

export type DocumentKind = TooiValue

/** Kinds of documents. There is none for a proposal to the college: that is a document of a meeting. */
export const documentKinds = {
  agenda: { resource: `${kern}/c_f90465b3`, label: 'agenda' },
  besluitenlijst: { resource: `${kern}/c_d4a4792f`, label: 'besluitenlijst' },
  vergaderstuk: { resource: `${kern}/c_7f9dffa7`, label: 'vergaderstuk' },
  brief: { resource: `${kern}/c_7652d853`, label: 'brief' },
  publicatie: { resource: `${kern}/c_6bbc9177`, label: 'publicatie' },
} as const satisfies Readonly<Record<string, DocumentKind>>

const kindsByName: Readonly<Record<string, DocumentKind>> = {
  agenda: documentKinds.agenda,
  besluitenlijst: documentKinds.besluitenlijst,
  collegevoorstel: documentKinds.vergaderstuk,
  'nota-raad': documentKinds.vergaderstuk,
  'brief-college': documentKinds.brief,
  'brief-raad': documentKinds.brief,
  'beantwoording-vragen': documentKinds.brief,
}

/** The kind of a document. @param soort as in the front matter, or of a document of the meeting; a project may have more */
export function documentKindOf(soort: string): DocumentKind {
  return kindsByName[soort] ?? documentKinds.publicatie
}

export const handlings = {
  vaststelling: { resource: `${kern}/c_641ecd76`, label: 'vaststelling' },
  ondertekening: { resource: `${kern}/c_e1ec050e`, label: 'ondertekening' },
} as const satisfies Readonly<Record<string, TooiValue>>

/** Why a document was withdrawn. */
export const withdrawalReasons = {
  privacy: { resource: `${kern}/c_098c1346`, label: 'correctie privacygevoelige gegevens' },
  procedure: { resource: `${kern}/c_c77c86e0`, label: 'correctie procedurele fout' },
} as const satisfies Readonly<Record<string, TooiValue>>

export type WithdrawalReason = keyof typeof withdrawalReasons

export const hasAttachment: TooiValue = { resource: `${kern}/c_05f4a5f3`, label: 'heeft bijlage' }

export const pdfFormat: TooiValue = { resource: `${authority}/file-type/PDF`, label: 'PDF' }

export const dutch: TooiValue = { resource: `${authority}/language/NLD`, label: 'Nederlands' }

/** @param code of the municipality: `gm0000` */
export function municipality(code: string, naam: string): TooiValue {
  return { resource: `https://identifier.overheid.nl/tooi/id/gemeente/${code}`, label: `Gemeente ${naam}` }
}
