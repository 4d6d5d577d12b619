/**
 * What the preview's server and its page in the browser tell each other. Types only: both sides read this file.
 *
 * All addresses are below `/<token>/`:
 *
 * | request | answer |
 * | --- | --- |
 * | `GET /<token>/` | the page |
 * | `GET /<token>/app/<file>` | a file of the page, from `dist/preview/` |
 * | `GET /<token>/gebeurtenissen` | server-sent events: `toestand`, each a whole `Toestand` as JSON; the last one at once; `einde` when the program ends |
 * | `GET /<token>/pdf/<sha256>` | a PDF that the session holds (`pdf` or `vooraf`); `?download=<naam>.pdf` to keep it |
 * | `GET /<token>/plaatsen/<sha256>` | `readonly Plaats[]` of that PDF |
 * | `POST /<token>/keuze` | a `Keuze` as JSON (`content-type: application/json`); 204, a new `toestand` follows |
 *
 * What is refused is answered with a status of 400 or more and one Dutch sentence as plain text. A PDF that the session no
 * longer holds is a 404: a newer `toestand` is then on its way, or there already.
 */

export type Editie = 'intern' | 'raad' | 'openbaar'

/** What is to be seen now. A later one replaces the whole of an earlier one. */
export interface Toestand {
  /** Goes up with every event of one session. */
  readonly versie: number
  /** Differs for every start of the program: a page that meets another one listens no more. */
  readonly sessie: string
  /** The file that is watched, as typed. */
  readonly bron: string
  /** Something newer than what is shown is being made. */
  readonly bezig: boolean
  readonly editie: Editie
  readonly edities: readonly Editie[]
  readonly huisstijl: string
  /** Those that can be chosen: the built-in ones and that of the config. */
  readonly huisstijlen: readonly HuisstijlKeuze[]
  /** In the order of the tabs. Empty as long as nothing could be made. */
  readonly stukken: readonly Stuk[]
  /** Errors first, then in the order of the files. */
  readonly meldingen: readonly Melding[]
  /** The pages are older than the source: errors are in the way of newer ones. */
  readonly verouderd: boolean
  /** Local time at which the save was seen that this shows, as `10:42:07`; absent before the first. */
  readonly opgeslagen?: string
  /** From that save, or the choice of an edition or house style, to these pages, in ms. */
  readonly duur?: number
  /** First line that the last save changed, of a file that has pages here. */
  readonly bewerkt?: { readonly bestand: string; readonly regel: number }
}

export interface HuisstijlKeuze {
  /** What is chosen by. */
  readonly naam: string
  readonly titel: string
}

/** One tab. */
export interface Stuk {
  /** `voorstel`, `bijlage-1`, `agenda`, `bundel`, `besluitenlijst`; the same thing keeps its key. */
  readonly sleutel: string
  readonly titel: string
  /** File name for a download. */
  readonly naam: string
  /** SHA-256 of the file, in hexadecimal; null when it has never been made. */
  readonly pdf: string | null
  /**
   * Pages, as they were printed a moment ago, that can be shown while the file is still being made accessible and lasting; `pdf` is
   * the one before it until then. Absent as soon as it is done.
   */
  readonly vooraf?: string
  readonly paginas: number
  /** What it was made of, as the places and findings name it; absent for a PDF that was only attached. */
  readonly bestand?: string
}

export type Ernst = 'fout' | 'waarschuwing' | 'info'

export interface Melding {
  /** Id of the rule, `taal/leesbaarheid`. */
  readonly regel: string
  readonly ernst: Ernst
  /** As it is shown: relative to the folder the command was given in. */
  readonly bestand: string
  /** Lines and columns from 1. Absent for what is said of the whole file. */
  readonly plaats?: { readonly begin: Punt; readonly eind: Punt }
  readonly melding: string
  readonly advies: string
  /** The rule's page, as Markdown. */
  readonly uitleg?: string
  /** Opens the place in the editor. */
  readonly editor?: string
  /** Key of the tab that the file has. */
  readonly stuk?: string
}

export interface Punt {
  readonly regel: number
  readonly kolom: number
}

/** Where a block of the Markdown (paragraph, heading, list item, row, figure) stands on paper; one that runs on has one for each page. */
export interface Plaats {
  readonly bestand: string
  /** First and last line in the source, from 1. */
  readonly regel: number
  readonly eindregel: number
  /** From 1. */
  readonly pagina: number
  /** Points, from the top left of the page as it is shown. */
  readonly x: number
  readonly y: number
  readonly breedte: number
  readonly hoogte: number
  /** Opens the first line in the editor. */
  readonly editor?: string
}

/** Another edition or house style; what is absent stays as it is. */
export interface Keuze {
  readonly editie?: Editie
  readonly huisstijl?: string
}
