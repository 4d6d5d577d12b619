import type { Html, Root, RootContent } from 'mdast'
import type { Position } from 'unist'
import type { Source } from '../diagnostics/read-source.ts'
import type { Kind, KindSection } from '../forms/kind.ts'
import type { FrontMatter } from '../forms/vocabulary.ts'

export type { Source } from '../diagnostics/read-source.ts'

/** One `##` section of the form, in the form's order; also when the author left it out or empty. */
export interface Section {
  readonly form: KindSection
  /** `filled`; `empty`: the heading is there and nothing below it; `absent`: not even the heading. */
  readonly state: 'filled' | 'empty' | 'absent'
  /** The author's heading, when there is one. */
  readonly place?: Position
  /** What stands below the heading. */
  readonly content: readonly RootContent[]
}

/** A document read: everything knows its line and column in the file. */
export interface Document {
  readonly source: Source
  readonly kind: Kind
  /** Validated values under their Dutch keys (inherited ones included). */
  readonly data: FrontMatter
  /** Where the value (or with `key` the key itself) at this path of the front matter stands; of an absent one, the nearest parent. */
  readonly at: (path: readonly (string | number)[], part?: 'key' | 'value') => Position | undefined
  /** Keys the author wrote a value for in this file, right or wrong (inherited ones not included). */
  readonly stated: ReadonlySet<string>
  /** The whole body as mdast (GFM and directives), positions in the lines of the file. */
  readonly body: Root
  /** The comments that were taken out of the body, in the order of the file; one piece may hold several. */
  readonly comments: readonly Html[]
  /** The form's sections, in the form's order. Empty for kinds with a free body (letters, notes). */
  readonly sections: readonly Section[]
}
