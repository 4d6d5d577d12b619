import { join, sep } from 'node:path'
import { packageFolder } from '../system/package-folder.ts'
import type { FileRead } from '../system/read-whole.ts'

/** A field of the form as stated in `soort.yaml`. */
export interface KindField {
  /** The key in the front matter: one of the vocabulary (vocabulary.ts), or a new one with a `type`. */
  readonly veld: string
  readonly label: string
  readonly verplicht: boolean
  /** Not required, but its absence gives a warning, and "niet ingevuld" is printed. */
  readonly verwacht: boolean
  /** Only in the edition `intern`: on the routing sheet, or not printed. */
  readonly intern: boolean
  /** The type of a field outside the vocabulary; the options of `keuze` are in `waarden`. */
  readonly type?: string
  readonly waarden?: readonly string[]
  readonly toelichting?: string
}

/** A `##` section of the form. */
export interface KindSection {
  readonly id: string
  /** The whole question, as printed. */
  readonly kop: string
  /** The key words in `kop` that are printed in bold; by default the text before the first bracket. */
  readonly kern: string
  readonly aliassen: readonly string[]
  readonly verplicht: boolean
  /** `n.v.t.` (not applicable) is a valid answer. */
  readonly nvt: boolean
  /** Numbered decision points are expected here. */
  readonly beslispunten: boolean
  /** Required subsections, as `###` headings or bold lead-ins. */
  readonly delen: readonly string[]
  /** Limits on printed lines: above `waarschuwing` a warning, above `fout` an error with --strict. */
  readonly regels?: { readonly waarschuwing: number; readonly fout: number }
}

/** A kind of document: its data, template and CSS. */
export interface Kind {
  readonly soort: string
  readonly titel: string
  readonly omschrijving: string
  /** Chapters (`##`, `###`) are numbered, unless the author numbers them. */
  readonly genummerd: boolean
  readonly velden: readonly KindField[]
  readonly onderdelen: readonly KindSection[]
  /** The absolute folder that contains `soort.yaml`, `document.hbs` and `document.css`. */
  readonly map: string
  /** The display name of that folder, for messages. */
  readonly mapnaam: string
  /** Handlebars source and CSS text. */
  readonly sjabloon: string
  readonly stijl: string
  /** All files read for it, including those of its basis. */
  readonly bestanden: readonly FileRead[]
}

/**
 * Kinds of document that are generated from the data of a meeting, not from Markdown, and are not valid at `soort:`. Their folders
 * are beside those of the other kinds, and can be replaced in the same way.
 */
export const composedKinds: readonly string[] = ['agenda', 'besluitenlijst', 'bundelvoorblad', 'vergaderpagina']

/** Whether a kind is built in; one of a project may lack a field that a built-in template names. */
export function isFromPackage({ map }: Kind): boolean {
  return map.startsWith(join(packageFolder, 'templates', 'documenten') + sep)
}
