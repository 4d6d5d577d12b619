import { join, sep } from 'node:path'
import { packageFolder } from '../system/package-folder.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { BoxFile, FieldFile, KindFile, SectionFile } from './kind-file.ts'

/** An entry of `soort.yaml` without the keys that say how to merge it with its basis, and with its defaults. */
type Merged<Stated, Defaulted extends keyof Stated> = Omit<Stated, 'na' | 'weg' | Defaulted> & {
  readonly [Key in Defaulted]-?: NonNullable<Stated[Key]>
}

export type KindField = Omit<
  Merged<FieldFile, 'label' | 'verplicht' | 'verwacht' | 'intern' | 'openbaar' | 'formulier' | 'aliassen' | 'labels'>,
  'vakjes'
> & {
  /** Of the field `bijlagen`: the boxes of the form, in their order. */
  readonly vakjes: readonly KindBox[]
}

/** A box for attachments of a kind. */
export type KindBox = Merged<BoxFile, 'label'>

/** A `##` section of the form. Without `kern`, the key words are the text of `kop` before the first bracket. */
export type KindSection = Merged<
  SectionFile,
  'kop' | 'kop-openbaar' | 'kern' | 'aliassen' | 'verplicht' | 'nvt' | 'beslispunten' | 'delen'
>

/** A kind of document: its data, template and CSS. */
export interface Kind {
  readonly soort: string
  /** Its own name, that of its basis, and so on. */
  readonly afstamming: readonly string[]
  readonly titel: string
  /** Printed above the subject. */
  readonly opschrift: string
  readonly omschrijving: string
  /** Hint for the author of a free body. */
  readonly toelichting?: string | undefined
  /** Status of a document of this kind that states none. */
  readonly status?: KindFile['status']
  /** Name of the PDF of a document in the output, without extension. */
  readonly bestandsnaam: string
  /** In the edition for the board, the form with the fields precedes it. */
  readonly formulier: boolean
  /** Who signs by default. */
  readonly ondertekent: NonNullable<KindFile['ondertekent']>
  /** Chapters (`##`, `###`) are numbered, unless the author numbers them. */
  readonly genummerd: boolean
  /** Words that the form itself prints. */
  readonly formulierwoorden: readonly string[]
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

/** The kind of what replaces a document that was withdrawn. */
export const withdrawnKind = 'ingetrokken'

/**
 * Kinds of document that are generated from the data of a meeting or a publication, not from Markdown, and are not valid at `soort:`. Their folders
 * are beside those of the other kinds, and can be replaced in the same way.
 */
export const composedKinds: readonly string[] = [
  'agenda',
  'besluitenlijst',
  'bundelvoorblad',
  'vergaderpagina',
  withdrawnKind,
]

/** Whether a kind is one of that name, or extends it. */
export function isOfKind({ afstamming }: Pick<Kind, 'afstamming'>, soort: string): boolean {
  return afstamming.includes(soort)
}

/** Whether a kind is built in; one of a project may lack a field that a built-in template names. */
export function isFromPackage({ map }: Kind): boolean {
  return map.startsWith(join(packageFolder, 'templates', 'documenten') + sep)
}
