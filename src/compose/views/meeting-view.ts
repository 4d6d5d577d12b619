import { commonNames, type DataOf, group, list } from './view.ts'

/** The data that templates of meeting documents can print. As in view.ts, every key is always present. */

/** An attachment of an agenda item. */
const bijlage = group({
  nummer: 'number',
  titel: 'text',
  /** The target of a link to it, or empty. */
  adres: 'text',
  /** The target of a link to its HTML edition, or empty. */
  web: 'text',
  /** `3 pagina’s`. */
  omvang: 'text',
  /** First page in the bundle, or empty. */
  pagina: 'text',
  /** `geheim`, `niet openbaar`, `apart bestand`, or empty. */
  merk: 'text',
})

export type PuntBijlageView = DataOf<typeof bijlage>

const punt = group({
  id: 'text',
  /** `2.3` */
  nummer: 'text',
  titel: 'text',
  voorstel: 'flag',
  /** The target of a link to the proposal, or empty. */
  adres: 'text',
  /** The target of a link to its HTML edition, or empty. */
  web: 'text',
  omvang: 'text',
  pagina: 'text',
  /** `Geheim`, `Besloten`, `Embargo tot 1 december 2026`, a combination, or empty. */
  merk: 'text',
  /** This edition does not disclose its subject. */
  verborgen: 'flag',
  /** There is no PDF of the proposal: it is missing or has errors. */
  ontbreekt: 'flag',
  zaaknummer: 'text',
  portefeuillehouder: 'text',
  behandelwijze: 'text',
  bijlagen: list(bijlage),
  samenvatting: list('text'),
  beslispunten: list('text'),
  /** `Conform.`, or empty before the decision. */
  besluit: 'text',
  toelichting: 'text',
})

export type PuntView = DataOf<typeof punt>

const rubriek = group({
  id: 'text',
  nummer: 'text',
  titel: 'text',
  /** A single item without a heading. */
  los: 'flag',
  buitenvergadering: 'flag',
  /** Whether its items differ in portfolio holder; in procedure. */
  metportefeuille: 'flag',
  metbehandelwijze: 'flag',
  /** What all its items share and its title does not say: `Portefeuille: C. Voorbeeld`. */
  gedeeld: 'text',
  punten: list(punt),
})

export type RubriekView = DataOf<typeof rubriek>

/** The names that templates of meeting documents can use. */
export const meetingShape = group({
  ...commonNames,
  vergadering: 'text',
  nummer: 'text',
  /** `dinsdag 24 november 2026` */
  datum: 'text',
  aanvang: 'text',
  locatie: 'text',
  voorzitter: 'text',
  secretaris: 'text',
  aanwezig: 'text',
  afwezig: 'text',
  concept: 'flag',
  /** The list of decisions as prose instead of tables. */
  proza: 'flag',
  rubrieken: list(rubriek),
  /** The items whose subject this edition does not disclose, by number. */
  weggelaten: list('text'),
  /** The files on the web page of the meeting. */
  bestanden: list(group({ titel: 'text', adres: 'text', omvang: 'text' })),
  /** Of the bundle: `128 pagina’s`, or empty. */
  omvang: 'text',
})

export type MeetingView = DataOf<typeof meetingShape>
