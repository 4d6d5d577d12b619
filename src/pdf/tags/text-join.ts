import type { DocumentContent } from '../content/document-content.ts'
import type { Fragment, Mark } from '../content/scanned-content.ts'
import { type Element, isElement, type Kid, type MarkKid } from './structure.ts'

/** The content a kid points at; undefined when there is none. */
export function markOf(content: DocumentContent, kid: MarkKid): Mark | undefined {
  const holders = kid.inForm ? content.forms : content.pages
  return holders.get(kid.holder)?.marks.get(kid.mcid)
}

/** All text fragments under an element, in reading order. */
export function fragmentsOf(content: DocumentContent, kids: readonly Kid[]): Fragment[] {
  return kids.flatMap((kid) => {
    if (isElement(kid)) return fragmentsOf(content, kid.kids)
    return kid.kind === 'mark' ? (markOf(content, kid)?.fragments ?? []) : []
  })
}

export function lineBetween(one: Fragment, other: Fragment): boolean {
  if (one.content !== other.content) return true
  return Math.abs(one.y - other.y) > 0.7 * Math.min(one.size, other.size)
}

/** Hyphens, dashes and slashes end a line without a space; so do a soft hyphen and signs of no width. */
const endsWithoutSpace = /[\s\u00ad\u200b-\u200d\u2060\ufeff\-\u2010\u2013\u2014/]/

/** `in- en uitgaand`, `Vor- und Nachteile`: before these words a hyphen had a space behind it; before others it joins. */
const joins = /^(?:en|of|tot|and|or|to|und|oder|bis|et|ou)(?![\p{L}\p{N}-])/u

/** Longer than Dutch words are; shorter ones stand alone on a line in narrow columns all the time. */
const longWord = /^\S{32,}$/

/**
 * Whether a space was lost between two fragments of one paragraph: a line ends between them, and Chromium leaves out the
 * space at which it broke the line.
 */
export function spaceIsLost(one: Fragment, other: Fragment): boolean {
  if (one.text === '' || other.text === '' || one.runsOn || !lineBetween(one, other)) return false
  // An address or another word longer than its line: broken in the middle.
  if (longWord.test(one.text)) return false
  const last = one.text.at(-1) ?? ''
  // A dash between spaces lost its second one at the line's end.
  if (/[-\u2013\u2014/]/.test(last) && /\s/.test(one.text.at(-2) ?? '')) return true
  if (/\p{L}[-\u2010]$/u.test(one.text) && joins.test(other.text)) return true
  return !endsWithoutSpace.test(last) && !/\s/.test(other.text.charAt(0))
}

/** The text of an element as a reader hears it: spaces at line ends back, soft hyphens gone, white space single. */
export function textOfElement(content: DocumentContent, current: Element): string {
  return joined(fragmentsOf(content, current.kids))
}

/** The text of a heading for the bookmarks: without the numbers of its notes. */
export function titleOfElement(content: DocumentContent, current: Element): string {
  return joined(fragmentsOf(content, withoutNotes(current.kids)))
}

function withoutNotes(kids: readonly Kid[]): readonly Kid[] {
  return kids.flatMap((kid): readonly Kid[] => {
    if (!isElement(kid)) return [kid]
    return kid.type === 'Reference' ? [] : [{ ...kid, kids: [...withoutNotes(kid.kids)] }]
  })
}

function joined(fragments: readonly Fragment[]): string {
  let text = ''
  let last: Fragment | undefined
  for (const fragment of fragments) {
    text += last && spaceIsLost(last, fragment) ? ` ${fragment.text}` : fragment.text
    last = fragment
  }
  return text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
