import type { View } from './view.ts'

/** The data that templates of meeting documents can print. As in view.ts, every key is always present. */

/** An attachment of an agenda item. */
export interface PuntBijlageView {
  readonly nummer: number
  readonly titel: string
  /** The target of a link to it, or empty. */
  readonly adres: string
  /** `3 pagina’s`. */
  readonly omvang: string
  /** First page in the bundle, or empty. */
  readonly pagina: string
  /** `geheim`, `niet openbaar`, `apart bestand`, or empty. */
  readonly merk: string
}

export interface PuntView {
  readonly id: string
  /** `2.3` */
  readonly nummer: string
  readonly titel: string
  readonly voorstel: boolean
  /** The target of a link to the proposal, or empty. */
  readonly adres: string
  readonly omvang: string
  readonly pagina: string
  /** `Geheim`, `Besloten`, `Embargo tot 1 december 2026`, a combination, or empty. */
  readonly merk: string
  /** This edition does not disclose its subject. */
  readonly verborgen: boolean
  /** There is no PDF of the proposal: it is missing or has errors. */
  readonly ontbreekt: boolean
  readonly zaaknummer: string
  readonly portefeuillehouder: string
  readonly behandelwijze: string
  readonly bijlagen: readonly PuntBijlageView[]
  readonly samenvatting: readonly string[]
  readonly beslispunten: readonly string[]
  /** `Conform.`, or empty before the decision. */
  readonly besluit: string
  readonly toelichting: string
}

export interface RubriekView {
  readonly id: string
  readonly nummer: string
  readonly titel: string
  /** A single item without a heading. */
  readonly los: boolean
  readonly buitenvergadering: boolean
  /** Whether any of its items has a portfolio holder; a procedure. */
  readonly metportefeuille: boolean
  readonly metbehandelwijze: boolean
  readonly punten: readonly PuntView[]
}

/** A file on the web page of the meeting. */
export interface BestandView {
  readonly titel: string
  readonly adres: string
  readonly omvang: string
}

export interface MeetingView extends Pick<View, 'soort' | 'titel' | 'gemeente' | 'huisstijl' | 'editie' | 'band'> {
  readonly vergadering: string
  readonly nummer: string
  /** `dinsdag 24 november 2026` */
  readonly datum: string
  readonly aanvang: string
  readonly locatie: string
  readonly voorzitter: string
  readonly secretaris: string
  readonly aanwezig: string
  readonly afwezig: string
  readonly concept: boolean
  /** The list of decisions as prose instead of tables. */
  readonly proza: boolean
  readonly rubrieken: readonly RubriekView[]
  /** The items whose subject this edition does not disclose, by number. */
  readonly weggelaten: readonly string[]
  readonly bestanden: readonly BestandView[]
  /** Of the bundle: `128 pagina’s`, or empty. */
  readonly omvang: string
}
