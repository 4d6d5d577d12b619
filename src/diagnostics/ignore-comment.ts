import type { Position } from 'unist'
import type { Span } from './positions.ts'

/** A comment of the author that allows one finding: `<!-- collegevoorstel-negeer privacy/bsn: testgetal -->`. */
export interface IgnoreComment {
  /** How the user knows the file. */
  readonly file: string
  readonly place: Position
  /** As written; empty when there is none. */
  readonly rule: string
  readonly reason: string
  /** The instruction; anything but `negeer` is a mistake. */
  readonly word: string
  /** Where a finding that it allows begins: its own line, and the block or key that follows. */
  readonly scope: readonly Span[]
  /** Whether it may also allow a finding about the file as a whole. */
  readonly reach: 'block' | 'file'
}

/** Prefix of every ignore comment. */
export const ignoreMark = 'collegevoorstel-'

export type IgnoreWords = Pick<IgnoreComment, 'word' | 'rule' | 'reason'>

/** The parts of a comment's text; undefined for a comment without the prefix. */
export function ignoreWords(comment: string): IgnoreWords | undefined {
  const text = comment.trim()
  if (!text.toLowerCase().startsWith(ignoreMark)) return undefined
  const [, word = '', rule = '', reason = ''] =
    /^(\p{L}*):?(?:\s+([^\s:]*))?(?:\s*:\s*([\s\S]*))?/u.exec(text.slice(ignoreMark.length)) ?? []
  return { word: word.toLowerCase(), rule, reason: reason.replace(/\s+/g, ' ').trim() }
}
