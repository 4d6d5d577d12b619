import type { Position } from 'unist'
import type { Span } from '../diagnostics/positions.ts'

/** What YAML holds here: text as typed, lists and keys with values. `null` where a key has no value. */
export type YamlValue = string | null | readonly YamlValue[] | { readonly [key: string]: YamlValue }

export type Path = readonly (string | number)[]

/** Where the value (or with `key` the key itself) at a path stands; of one that is absent, its nearest parent. */
export type Locate = (path: Path, part?: 'key' | 'value') => Position | undefined

/** A value with its place in the file, and what is in it by key or index. */
export interface Located {
  readonly value: YamlValue
  readonly span: Span
  /** Of the key it stands behind. */
  readonly keySpan?: Span
  readonly children: ReadonlyMap<string | number, Located>
}

/** A text or nothing has nothing in it. */
export const noChildren: Located['children'] = new Map()

/** Whether a text without quotation marks stands for no value. */
export function isNothing(text: string): boolean {
  return text === '' || text === '~' || text === 'null'
}
