import type { FileRead } from '../system/read-whole.ts'

/** A form field as `soort.yaml` states it: which value, under what label, must it be there. */
export interface KindField {
  /** Key in the front matter; one of the vocabulary in document/schema.ts, or new with a `type` of its own. */
  readonly veld: string
  readonly label: string
  readonly verplicht: boolean
  /** Not required, but worth a warning when missing ("niet ingevuld" is printed). */
  readonly verwacht: boolean
  /** Only for the edition `intern`: it is on the routing sheet, or nowhere. */
  readonly intern: boolean
  /** Of a field of its own: what kind of value; with `keuze` the words to choose from are `waarden`. */
  readonly type?: string
  readonly waarden?: readonly string[]
  readonly toelichting?: string
}

/** A `##` section of the form. */
export interface KindSection {
  readonly id: string
  /** The whole question as the form prints it. */
  readonly kop: string
  /** The key words within `kop` that are set in bold; default all of it up to the first bracket. */
  readonly kern: string
  readonly aliassen: readonly string[]
  readonly verplicht: boolean
  /** `n.v.t.` is an answer. */
  readonly nvt: boolean
  /** Numbered decision points are expected here. */
  readonly beslispunten: boolean
  /** Parts the section must have, as `###` headings or bold leads. */
  readonly delen: readonly string[]
  /** Printed lines: more than `waarschuwing` is a warning, more than `fout` an error with --strict. */
  readonly regels?: { readonly waarschuwing: number; readonly fout: number }
}

/** A kind of document: what it contains (data), how it is laid out (template) and styled (CSS). */
export interface Kind {
  readonly soort: string
  readonly titel: string
  readonly omschrijving: string
  /** Chapters (`##`, `###`) get a number, unless the author gives them. */
  readonly genummerd: boolean
  readonly velden: readonly KindField[]
  readonly onderdelen: readonly KindSection[]
  /** Absolute folder the kind was read from; `document.hbs` and `document.css` stand beside `soort.yaml`. */
  readonly map: string
  /** How the user knows that folder, for messages. */
  readonly mapnaam: string
  /** Handlebars source and CSS text. */
  readonly sjabloon: string
  readonly stijl: string
  /** All that was read for it, of the kinds it builds on too. */
  readonly bestanden: readonly FileRead[]
}
