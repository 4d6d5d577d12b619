import type { Position } from 'unist'
import type { Span } from '../diagnostics/positions.ts'

/** A YAML value: scalars verbatim, lists and maps. `null` for a key without a value. */
export type YamlValue = string | null | readonly YamlValue[] | YamlMap

export interface YamlMap {
  readonly [key: string]: YamlValue
}

export type Path = readonly (string | number)[]

/** The position of the value (or with `key` of the key) at a path; if it is absent, that of its nearest ancestor. */
export type Locate = (path: Path, part?: 'key' | 'value') => Position | undefined

/** A value with its position in the file, and its children by key or index. */
export interface LocatedValue {
  readonly value: YamlValue
  readonly span: Span
  /** The key that it is the value of. */
  readonly keySpan?: Span
  readonly children: LocatedChildren
}

export type LocatedChildren = ReadonlyMap<string | number, LocatedValue>
