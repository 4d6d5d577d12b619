/**
 * The protocol between the preview's server and its page. All URLs are below `/<token>/`:
 *
 * | request | answer |
 * | --- | --- |
 * | `GET /<token>/` | the page |
 * | `GET /<token>/app/<file>` | a file of the page, from `dist/preview/` |
 * | `GET /<token>/gebeurtenissen` | server-sent events: `toestand`, a whole `Toestand` as JSON, the current one at once; `einde` when the program ends |
 * | `GET /<token>/pdf/<sha256>` | a PDF of the session (`pdf` or `vooraf`); `?download=<naam>.pdf` for a download |
 * | `GET /<token>/plaatsen/<sha256>` | `readonly Plaats[]` of that PDF |
 * | `POST /<token>/keuze` | body: a `Keuze` as JSON (`content-type: application/json`); 204, a new `toestand` follows |
 * | `POST /<token>/herstel` | body: a `Herstelling` as JSON, with an `Origin`; 204 when the file was written, a new `toestand` follows; 409 when the file changed |
 * | `POST /<token>/getoond/<sha256>` | the page has painted that PDF; 204 |
 *
 * A refusal has a status of 400 or more and one Dutch sentence as plain text. A superseded PDF is a 404; a newer `toestand` follows.
 */

export type Editie = 'intern' | 'raad' | 'openbaar'

/** The complete state of the page; a later one replaces an earlier one. */
export interface Toestand {
  /** Increases with every event of a session. */
  readonly versie: number
  /** Unique per start of the program; a page disconnects from another session. */
  readonly sessie: string
  /** The watched file, as typed. */
  readonly bron: string
  /** A newer version is being rendered. */
  readonly bezig: boolean
  readonly editie: Editie
  readonly edities: readonly Editie[]
  readonly huisstijl: string
  /** The built-in ones and that of the config. */
  readonly huisstijlen: readonly HuisstijlKeuze[]
  /** In the order of the tabs. Empty until the first pages are rendered. */
  readonly stukken: readonly Stuk[]
  /** Errors first, then in the order of the files. */
  readonly meldingen: readonly Melding[]
  /** The pages are older than the source, because it has errors. */
  readonly verouderd: boolean
  /** Local time of the last save, as `10:42:07`; absent before the first. */
  readonly opgeslagen?: string
  /** Time from that save or selection to these pages, in ms. */
  readonly duur?: number
  /** The first line that the last save changed. */
  readonly bewerkt?: { readonly bestand: string; readonly regel: number }
}

export interface HuisstijlKeuze {
  /** Identifier in `Keuze`. */
  readonly naam: string
  readonly titel: string
}

/** One tab. */
export interface Stuk {
  /** Stable key: `voorstel`, `bijlage-1`, `agenda`, `bundel`, `besluitenlijst`. */
  readonly sleutel: string
  readonly titel: string
  /** File name for a download. */
  readonly naam: string
  /** SHA-256 of the file in hexadecimal; null when it was never rendered. */
  readonly pdf: string | null
  /** SHA-256 of printed pages that are still being finished. Until then `pdf` is the previous version. */
  readonly vooraf?: string
  readonly paginas: number
  /** The source file, as named in places and findings; absent for a PDF attachment. */
  readonly bestand?: string
}

export type Ernst = 'fout' | 'waarschuwing' | 'info'

export interface Melding {
  /** Id of the rule, `taal/leesbaarheid`. */
  readonly regel: string
  readonly ernst: Ernst
  /** Display name, relative to the working folder. */
  readonly bestand: string
  /** Lines and columns from 1. Absent for a finding on the whole file. */
  readonly plaats?: { readonly begin: Punt; readonly eind: Punt } | undefined
  readonly melding: string
  readonly advies: string
  /** The rule's page as Markdown. */
  readonly uitleg?: string | undefined
  /** URL that opens the position in the editor. */
  readonly editor?: string | undefined
  /** Key of the file's tab. */
  readonly stuk?: string | undefined
  /** Present if the server can resolve it in the file. */
  readonly herstel?: Herstel | undefined
}

/** A fix that the server offers. */
export interface Herstel {
  /** Hash of the file, its text and the fix: valid only while these are the same. */
  readonly sleutel: string
  /** The new lines, if they are few. */
  readonly wordt?: string | undefined
}

/** A request to apply a fix. */
export interface Herstelling {
  /** `sleutel` of a `Herstel`. */
  readonly sleutel: string
}

export interface Punt {
  readonly regel: number
  readonly kolom: number
}

/** The position of a Markdown block (paragraph, heading, list item, row, figure) on a page; one per page that it spans. */
export interface Plaats {
  readonly bestand: string
  /** First and last line in the source, from 1. */
  readonly regel: number
  readonly eindregel: number
  /** From 1. */
  readonly pagina: number
  /** In points, from the top left of the page. */
  readonly x: number
  readonly y: number
  readonly breedte: number
  readonly hoogte: number
  /** URL that opens the first line in the editor. */
  readonly editor?: string
}

/** A selection of edition or house style; an absent one is unchanged. */
export interface Keuze {
  readonly editie?: Editie
  readonly huisstijl?: string
}
