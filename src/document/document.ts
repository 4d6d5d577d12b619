import type { Html, Root, RootContent } from 'mdast'
import type { Position } from 'unist'
import type { Source } from '../diagnostics/read-source.ts'
import type { Kind, KindSection } from '../forms/kind.ts'
import type { FrontMatter } from '../forms/vocabulary.ts'
import type { Locate } from '../yaml/yaml-value.ts'
import type { Caption } from './markdown/captions.ts'
import type { PublicityValues, StatedPublicity } from './publicity.ts'

export type { Source } from '../diagnostics/read-source.ts'

/** A `##` section of the form, whether or not the author wrote it. */
export interface Section {
  readonly form: KindSection
  /** `empty`: a heading without content; `absent`: no heading. */
  readonly state: 'filled' | 'empty' | 'absent'
  /** Of the author's heading. */
  readonly position?: Position
  readonly content: readonly RootContent[]
}

/** The run and the meeting in which a document is made. */
export interface Circumstances {
  /** Today (ISO date) as set by SOURCE_DATE_EPOCH. */
  readonly day?: string | undefined
  /** Number of its item on the agenda: `2.3`. */
  readonly punt?: string | undefined
  /** ISO date of the meeting that adopted it. */
  readonly decidedOn?: string | undefined
}

/** A parsed document; all positions are those of its file. */
export interface Document extends Pick<StatedPublicity, 'publicity'> {
  readonly source: Source
  readonly kind: Kind
  /** Validated values by their Dutch keys, including inherited ones. */
  readonly data: FrontMatter
  /** Status and embargo that it or its kind states: without those of its proposal or of an agenda, which `data` has as well. */
  readonly own: Pick<PublicityValues, 'status' | 'embargo'>
  /** What a run knows of a proposal besides its file. */
  readonly circumstances?: Circumstances | undefined
  /** Positions in the front matter. */
  readonly at: Locate
  /** Keys with a value in this file, valid or not; not inherited ones. */
  readonly stated: ReadonlySet<string>
  /** The body as mdast, with GFM and directives. */
  readonly body: Root
  /** The tables and figures with a caption in the file, in the order in which they are printed; in every edition the same. */
  readonly captions: readonly Caption[]
  /** The comments removed from the body, in file order; one node can hold several. */
  readonly comments: readonly Html[]
  /** In the order of the form. Empty for kinds with a free body (letters, notes). */
  readonly sections: readonly Section[]
}
