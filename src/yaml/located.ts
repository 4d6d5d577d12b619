import type { Span } from '../diagnostics/edit.ts'
import type { YamlValue } from './read-yaml.ts'

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
