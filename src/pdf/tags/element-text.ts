import type { DocumentContent } from '../content/document-content.ts'
import type { Fragment, Mark, ScannedContent } from '../content/scanned-content.ts'
import { alternativeOf, type Element, isElement, type Kid, type MarkKid, marksIn } from './structure.ts'

/** The content stream that a kid refers to. */
export function contentOf(content: DocumentContent, kid: MarkKid): ScannedContent | undefined {
  return (kid.inForm ? content.forms : content.pages).get(kid.holder)
}

/** The content that a kid refers to; undefined when it does not exist. */
export function markOf(content: DocumentContent, kid: MarkKid): Mark | undefined {
  return contentOf(content, kid)?.marks.get(kid.mcid)
}

/** The text fragments of marked content, in reading order. */
export function fragmentsOf(content: DocumentContent, marks: readonly MarkKid[]): Fragment[] {
  return marks.flatMap((kid) => markOf(content, kid)?.fragments ?? [])
}

/** Whether a line ends between two fragments. */
export function lineBetween(one: Fragment, other: Fragment): boolean {
  if (one.content !== other.content) return true
  return Math.abs(one.y - other.y) > 0.7 * Math.min(one.size, other.size)
}

/** A line may break after a hyphen, dash, slash, soft hyphen or zero-width character without a space. */
const endsWithoutSpace = /[\s\u00ad\u200b-\u200d\u2060\ufeff\-\u2010\u2013\u2014/]/

/** `in- en uitgaand`, `Vor- und Nachteile`: before these words a hyphen is followed by a space; before others it is not. */
const joins = /^(?:en|of|tot|and|or|to|und|oder|bis|et|ou)(?![\p{L}\p{N}-])/u

/** Longer than any Dutch word; shorter words often fill a line of a narrow column by themselves. */
const longWord = /^\S{32,}$/

/**
 * Whether the space between two fragments of one paragraph is missing: Chromium omits the space at which it breaks a line.
 */
export function spaceIsLost(one: Fragment, other: Fragment): boolean {
  if (one.text === '' || other.text === '' || one.runsOn || !lineBetween(one, other)) return false
  // A URL or another word longer than its line, broken in the middle.
  if (longWord.test(one.text)) return false
  const last = one.text.at(-1) ?? ''
  // A dash with a space on either side, of which the second one is missing at the line end.
  if (/[-\u2013\u2014/]/.test(last) && /\s/.test(one.text.at(-2) ?? '')) return true
  if (/\p{L}[-\u2010]$/u.test(one.text) && joins.test(other.text)) return true
  return !endsWithoutSpace.test(last) && !/\s/.test(other.text.charAt(0))
}

/** The text of an element as it is read aloud: with spaces at line ends, without soft hyphens, white space collapsed. */
export function textOfElement(content: DocumentContent, { kids }: Element): string {
  return clean(joined(fragmentsOf(content, marksIn(kids))))
}

/** The text of a heading for the bookmarks: without footnote numbers. */
export function titleOfElement(content: DocumentContent, { kids }: Element): string {
  const marks = marksIn(kids, ({ type }) => type !== 'Reference')
  return clean(joined(fragmentsOf(content, marks)))
}

/** The text of an element as it is read aloud: with the alternative texts of its images and redactions, in their places. */
export function spokenText(content: DocumentContent, { kids }: Element): string {
  const runs: string[] = []
  let fragments: Fragment[] = []
  const speak = (kid: Kid): void => {
    const alternative = isElement(kid) ? alternativeOf(kid) : undefined
    if (kid.kind === 'mark') fragments.push(...fragmentsOf(content, [kid]))
    else if (alternative !== undefined) {
      runs.push(joined(fragments), alternative)
      fragments = []
    } else if (isElement(kid)) kid.kids.forEach(speak)
  }
  kids.forEach(speak)
  runs.push(joined(fragments))
  return clean(runs.reduce((text, run) => (areOneWord(text, run) ? `${text} ${run}` : text + run), ''))
}

/** Whether two texts would be read as one word: an alternative text has words of its own. */
function areOneWord(one: string, other: string): boolean {
  return /[\p{L}\p{N}]$/u.test(one) && /^[\p{L}\p{N}]/u.test(other)
}

function joined(fragments: readonly Fragment[]): string {
  let text = ''
  let last: Fragment | undefined
  for (const fragment of fragments) {
    text += last && spaceIsLost(last, fragment) ? ` ${fragment.text}` : fragment.text
    last = fragment
  }
  return text
}

function clean(text: string): string {
  return text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
