import type { SafeHtml } from '../html/safe-html.ts'

/**
 * The data that a template can print. Every key is always present (`''`, `[]` or `false` when empty), so that an unknown name is
 * an error in the template. Keys are Dutch, because template designers use them (docs/huisstijl.md).
 */

/** A field of the front matter, with the label that the kind of document gives it. */
export interface FieldView {
  readonly veld: string
  readonly label: string
  /** For print: dates in words, lists as "a, b en c", booleans as ja or nee. */
  readonly tekst: string
  /** By line or item. */
  readonly regels: readonly string[]
  readonly ingevuld: boolean
  /** Whether to print it: it has a value, or the form expects one (then "niet ingevuld" is printed). */
  readonly toon: boolean
  /** The kind of document does not have this field. */
  readonly weg: boolean
}

export interface SectionView {
  /** Of the heading in the HTML. */
  readonly id: string
  /** The id of the section in soort.yaml. */
  readonly naam: string
  /** The whole question: the text before the key words, the key words, and the text after them. */
  readonly voor: string
  readonly kern: string
  readonly na: string
  readonly ingevuld: boolean
  readonly beslispunten: boolean
  readonly inhoud: SafeHtml
}

/** A checkbox. */
export interface BoxView {
  readonly label: string
  readonly aan: boolean
  /** The items, where one checkbox covers several. */
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
  /** Omitted from this edition. */
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
  /** The title of the kind of document: `Collegevoorstel`. */
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
  /** `Geheim`, `Besloten`, `Embargo tot 1 april 2021, 09.00 uur`, a combination, or empty. */
  readonly band: string
  /** About the secrecy of this document: by whom it was imposed, on which ground, until when. */
  readonly opgelegd: string
  /** Grounds for the secrecy of this document. */
  readonly gronden: readonly string[]
  /** Every field, by key. */
  readonly veld: { readonly [key: string]: FieldView }
  /** Fields that only this kind of document has. */
  readonly eigenvelden: readonly FieldView[]
  readonly onderdelen: readonly SectionView[]
  /** The whole body, for kinds without sections. */
  readonly inhoud: SafeHtml
  readonly heeftinhoud: boolean
  /** The author numbers the chapters. */
  readonly genummerd: boolean
  readonly noten: SafeHtml
  readonly heeftnoten: boolean
  readonly raadpleging: { readonly vakgebieden: string; readonly conclusie: string }
  readonly communicatie: { readonly ja: boolean; readonly nee: boolean; readonly middelen: string }
  readonly bijlagevakjes: readonly BoxView[]
  readonly bijlagen: readonly BijlageView[]
  readonly behandelingen: readonly BehandelingView[]
  /** Header of the ground column, with the law in force on the date: `Grondslag (art. 5.1 Woo)`. */
  readonly grondkop: string
  /** Who can lift the secrecy, where the law requires this statement. */
  readonly opheffing: string
  readonly geheimhoudingen: readonly GeheimhoudingView[]
  readonly adviezen: readonly AdviesView[]
  readonly parafen: readonly ParaafView[]
  readonly ondertekenaars: readonly OndertekenaarView[]
  /** The municipal executive signs as a whole, unless the letter names other signatories. */
  readonly college: boolean
  readonly vragen: readonly VraagView[]
  readonly inleiding: SafeHtml
  readonly slottekst: SafeHtml
  readonly vragenrecht: { readonly artikel: string; readonly termijn: string; readonly uiterlijk: string }
  /** The reference to quote in replies. */
  readonly kenmerk: string
}
