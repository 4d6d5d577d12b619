import type { View } from './view.ts'

/** What the templates of a meeting's documents can print. As in view.ts every key is always there. */

/** An attachment below its point. */
export interface PuntBijlageView {
  readonly nummer: number
  readonly titel: string
  /** Where a link to it leads, or empty. */
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
  /** Where a link to the proposal leads, or empty. */
  readonly adres: string
  readonly omvang: string
  readonly pagina: string
  /** `Geheim`, `Besloten`, `Embargo tot 1 december 2026`, together, or empty. */
  readonly merk: string
  /** This edition does not say what it is. */
  readonly verborgen: boolean
  /** The proposal has not been made: it is missing or has errors. */
  readonly ontbreekt: boolean
  readonly zaaknummer: string
  readonly portefeuillehouder: string
  readonly behandelwijze: string
  readonly bijlagen: readonly PuntBijlageView[]
  readonly samenvatting: readonly string[]
  readonly beslispunten: readonly string[]
  /** `Conform.`, or empty as long as there is none. */
  readonly besluit: string
  readonly toelichting: string
}

export interface RubriekView {
  readonly id: string
  readonly nummer: string
  readonly titel: string
  /** A point that stands alone, without a heading above it. */
  readonly los: boolean
  readonly buitenvergadering: boolean
  /** Any of its points says who holds the portfolio; how it is treated. */
  readonly metportefeuille: boolean
  readonly metbehandelwijze: boolean
  readonly punten: readonly PuntView[]
}

/** A file of the meeting, for its page. */
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
  /** The decision list as running text, not as tables. */
  readonly proza: boolean
  readonly rubrieken: readonly RubriekView[]
  /** How many points this edition does not say what they are; their numbers in words. */
  readonly weggelaten: readonly string[]
  readonly bestanden: readonly BestandView[]
  /** Of the bundle: `128 pagina’s`, or empty. */
  readonly omvang: string
}
