import type { SafeHtml } from '../safe-html.ts'

/**
 * What a template can print. Every key is always there (`''`, `[]` or `false` when there is nothing), so that a name a template
 * uses and that is not here is a mistake in the template. Keys are Dutch: designers read them (docs/huisstijl.md).
 */

/** A field of the front matter, by the label the kind gives it. */
export interface FieldView {
  readonly veld: string
  readonly label: string
  /** In words: dates written out, lists as "a, b en c", ja or nee. */
  readonly tekst: string
  /** One text per line or item. */
  readonly regels: readonly string[]
  readonly ingevuld: boolean
  /** Filled, or expected by the form (then "niet ingevuld" is printed). */
  readonly toon: boolean
  /** The kind has no such field: a template that always prints it leaves it out. */
  readonly weg: boolean
}

export interface SectionView {
  /** For the heading in the page. */
  readonly id: string
  /** The section's id in soort.yaml. */
  readonly naam: string
  /** The whole question in three parts: before the key words, the key words, and after. */
  readonly voor: string
  readonly kern: string
  readonly na: string
  readonly ingevuld: boolean
  readonly beslispunten: boolean
  readonly inhoud: SafeHtml
}

/** A tick box. */
export interface BoxView {
  readonly label: string
  readonly aan: boolean
  /** Which ones, where several can be behind one box. */
  readonly welke: readonly string[]
}

export interface BehandelingView {
  readonly orgaan: string
  readonly aan: boolean
  readonly datum: string
  readonly aard: string
  readonly portefeuillehouder: string
}

export interface GeheimhoudingView {
  readonly op: string
  readonly titel: string
  readonly gronden: readonly string[]
  readonly tot: string
  readonly bekrachtiging: string
}

export interface BijlageView {
  readonly nummer: number
  readonly soort: string
  readonly titel: string
  /** `3 pagina's` */
  readonly omvang: string
  readonly geheim: boolean
  /** Left out of this edition. */
  readonly weggelaten: boolean
  readonly gronden: readonly string[]
}

export interface AdviesView {
  readonly afdeling: string
  readonly adviseur: string
  readonly akkoord: string
  readonly opmerking: string
}

export interface ParaafView {
  readonly naam: string
  readonly akkoord: boolean
  readonly bespreken: boolean
  readonly opmerking: string
}

export interface OndertekenaarView {
  readonly functie: string
  readonly naam: string
}

export interface VraagView {
  readonly nummer: number
  readonly vraag: SafeHtml
  readonly antwoord: SafeHtml
  readonly beantwoord: boolean
}

export interface View {
  readonly soort: string
  /** Title of the kind: `Collegevoorstel`. */
  readonly titel: string
  readonly gemeente: {
    readonly naam: string
    readonly straat: string
    readonly postcode: string
    readonly plaats: string
    readonly postbus: string
    readonly telefoon: string
    readonly website: string
    readonly bekend: boolean
  }
  readonly huisstijl: { readonly naam: string; readonly logo: SafeHtml; readonly heeftlogo: boolean }
  readonly editie: { readonly intern: boolean; readonly raad: boolean; readonly openbaar: boolean }
  /** `Geheim`, `Besloten`, `Embargo tot 1 april 2021, 09.00 uur`, together, or empty. */
  readonly band: string
  /** Of the secrecy on this document: who imposed it, on what ground, until when. */
  readonly opgelegd: string
  /** Grounds of the secrecy that rests on this very document. */
  readonly gronden: readonly string[]
  /** Every field there is, by its key. */
  readonly veld: { readonly [key: string]: FieldView }
  /** Fields that the kind itself has invented. */
  readonly eigenvelden: readonly FieldView[]
  readonly onderdelen: readonly SectionView[]
  /** The whole body, for kinds without sections. */
  readonly inhoud: SafeHtml
  readonly heeftinhoud: boolean
  /** Chapters carry numbers of the author's own. */
  readonly genummerd: boolean
  readonly noten: SafeHtml
  readonly heeftnoten: boolean
  readonly raadpleging: { readonly vakgebieden: string; readonly conclusie: string }
  readonly communicatie: { readonly ja: boolean; readonly nee: boolean; readonly middelen: string }
  readonly bijlagevakjes: readonly BoxView[]
  readonly bijlagen: readonly BijlageView[]
  readonly behandelingen: readonly BehandelingView[]
  /** Heading of the ground column, by the law of the date: `Grondslag (art. 5.1 Woo)`. */
  readonly grondkop: string
  /** Who can lift the secrecy, where the law asks to say so. */
  readonly opheffing: string
  readonly geheimhoudingen: readonly GeheimhoudingView[]
  readonly adviezen: readonly AdviesView[]
  readonly parafen: readonly ParaafView[]
  readonly ondertekenaars: readonly OndertekenaarView[]
  /** The college signs as a whole, unless the letter names others. */
  readonly college: boolean
  readonly vragen: readonly VraagView[]
  readonly inleiding: SafeHtml
  readonly slottekst: SafeHtml
  readonly vragenrecht: { readonly artikel: string; readonly termijn: string; readonly uiterlijk: string }
  /** The request to quote the case number. */
  readonly kenmerk: string
}
