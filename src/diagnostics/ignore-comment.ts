import type { Position } from 'unist'
import type { Span } from './positions.ts'

/** A comment with which the author ignores one finding: `<!-- collegevoorstel-negeer privacy/bsn: testgetal -->`. */
export interface IgnoreComment {
  /** The name of the file in messages. */
  readonly file: string
  readonly place: Position
  /** Verbatim; empty if absent. */
  readonly rule: string
  readonly reason: string
  /** The instruction; only `negeer` is valid. */
  readonly word: string
  /** Where the finding starts: on the line of the comment, or in the next block or key. */
  readonly scope: readonly Span[]
  /** `file`: it can also ignore a finding about the whole file. */
  readonly reach: 'block' | 'file'
}

/** Prefix of every ignore comment. */
export const ignoreMark = 'collegevoorstel-'

export type IgnoreWords = Pick<IgnoreComment, 'word' | 'rule' | 'reason'>

/** A comment with the same prefix that ignores nothing: the next table has no row heads. */
export function isRowHeadMark(comment: string): boolean {
  return /^\s*collegevoorstel-rijkoppen:?\s+nee\s*$/i.test(comment)
}

/** The parts of a comment's text; undefined for a comment without the prefix, or for another use of it. */
export function ignoreWords(comment: string): IgnoreWords | undefined {
  const text = comment.trim()
  if (!text.toLowerCase().startsWith(ignoreMark) || isRowHeadMark(text)) return undefined
  const [, word = '', rule = '', reason = ''] =
    /^(\p{L}*):?(?:\s+([^\s:]*))?(?:\s*:\s*([\s\S]*))?/u.exec(text.slice(ignoreMark.length)) ?? []
  return { word: word.toLowerCase(), rule, reason: reason.replace(/\s+/g, ' ').trim() }
}
