import type { DocumentContent } from '../content/document-content.ts'
import type { Fragment } from '../content/scanned-content.ts'
import { lineBetween, markOf } from '../tags/element-text.ts'
import { type Element, element, hasType, isElement, type Kid } from '../tags/structure.ts'
import { isGroupType, isInlineType } from '../tags/structure-types.ts'

/** Entries that are significant even on an element without a meaningful type. */
const meaningful = ['Lang', 'Alt', 'ActualText', 'E']

/**
 * Removes the `NonStruct` elements that Chromium writes around every run of text and for every HTML element without a PDF type:
 * text moves into its paragraph, a block of text becomes a `P`, an element with a language a `Span`.
 */
export function flattenGroups(content: DocumentContent, root: Element): void {
  root.kids = kidsOf(content, root)
  paragraphs(root)
}

function isInline(kid: Kid): boolean {
  return !isElement(kid) || isInlineType(kid.type) || kid.type === 'Figure'
}

function isPlain(kid: Kid): kid is Element {
  return hasType(kid, 'NonStruct')
}

/** The kids of an element, with all descendants flattened. */
function kidsOf(content: DocumentContent, parent: Element): Kid[] {
  const { kids } = parent
  const holds = holdsBlocks(parent) ? 'block' : 'inline'
  return kids.flatMap((kid, index) => {
    if (!isElement(kid)) return [kid]
    const isRun = isPlain(kid) && kid.kids.every((each) => !isElement(each))
    const before = kids[index - 1]
    const after = kids[index + 1]
    const runsOn = !isRun && isPlain(kid) && (continues(content, before, kid) || continues(content, kid, after))
    kid.kids = kidsOf(content, kid)
    if (!isPlain(kid)) return [kid]
    return unwrap(kid, isRun || runsOn ? 'inline' : holds)
  })
}

function holdsBlocks(parent: Element): boolean {
  return isGroupType(parent.type) || ['NonStruct', 'LI', 'LBody', 'TD', 'TH', 'Figure', 'Note'].includes(parent.type)
}

/** Whether two neighbours share a line, so that neither is a block. */
function continues(content: DocumentContent, one: Kid | undefined, other: Kid | undefined): boolean {
  if (!one || !other) return false
  const last = endOf(content, one, 'last')
  const first = last && endOf(content, other, 'first')
  return last !== undefined && first !== undefined && !lineBetween(last, first)
}

/** The first or last text fragment of a kid, found without listing the others: groups in groups would list them at every level. */
function endOf(content: DocumentContent, kid: Kid, end: 'first' | 'last'): Fragment | undefined {
  if (kid.kind === 'object') return undefined
  if (kid.kind === 'mark') return markOf(content, kid)?.fragments.at(end === 'first' ? 0 : -1)
  const { kids } = kid
  for (let at = 0; at < kids.length; at++) {
    const next = kids.at(end === 'first' ? at : -1 - at)
    const found = next && endOf(content, next, end)
    if (found) return found
  }
  return undefined
}

function unwrap(group: Element, role: 'inline' | 'block'): readonly Kid[] {
  if (group.kids.length === 0) return []
  const allInline = group.kids.every(isInline)
  if (meaningful.some((key) => group.entries.has(key))) {
    group.type = allInline ? 'Span' : 'Div'
    return [group]
  }
  if (role === 'inline' || !allInline) return group.kids
  return group.kids.every((kid) => hasType(kid, 'Figure')) ? group.kids : [element('P', group.kids)]
}

/** Wraps text that is a direct kid of a group in paragraphs. */
function paragraphs(parent: Element): void {
  for (const kid of parent.kids) if (isElement(kid)) paragraphs(kid)
  if (!isGroupType(parent.type)) return
  const kids: Kid[] = []
  let run: Kid[] = []
  const close = () => {
    const onlyFigures = run.every((kid) => hasType(kid, 'Figure'))
    if (onlyFigures) kids.push(...run)
    else kids.push(element('P', run))
    run = []
  }
  for (const kid of parent.kids) {
    if (isInline(kid)) run.push(kid)
    else {
      close()
      kids.push(kid)
    }
  }
  close()
  parent.kids = kids
}
