import { childAt, childrenOf, elementsIn, textIn, type XmlElement } from '../xml/parse-xml.ts'
import { mergeParagraphs } from './merge-paragraphs.ts'
import type { Choice, Revision } from './revision.ts'

export interface Resolved {
  readonly root: XmlElement
  readonly revisions: readonly Revision[]
}

const insertions = new Set(['w:ins', 'w:moveTo'])
const deletions = new Set(['w:del', 'w:moveFrom'])
/** Hold the former formatting as the element with the same name without "Change". */
const formerFormats = /^w:(rPr|pPr|sectPr|tblPr|tblPrEx|trPr|tcPr|tblGrid|numbering)Change$/
/** Marks of a row or a cell, within its properties. */
const structural = new Set(['w:cellIns', 'w:cellDel', 'w:cellMerge'])

/** Carries out a choice about every tracked change, so that what follows reads one text. */
export function resolveRevisions(root: XmlElement, choice: Choice): Resolved {
  const revisions: Revision[] = []
  const resolver = { choice, revisions, line: { now: 0 } }
  const [resolved = root] = resolve(root, resolver)
  return { root: resolved, revisions }
}

interface Resolver {
  readonly choice: Choice
  readonly revisions: Revision[]
  /** The paragraph that is being read. */
  readonly line: { now: number }
}

function resolve(element: XmlElement, resolver: Resolver): readonly XmlElement[] {
  const { name, attributes } = element
  if (name === 'w:p') resolver.line.now = Number(attributes.line ?? 0)
  if (isRun(element)) return resolveRun(element, resolver)
  if (name === 'w:tr' && isRowLost(element, resolver)) return []
  if (name === 'w:tc' && isCellLost(element, resolver)) return []
  if (formerFormats.test(name)) return []
  if (name === 'w:delText' && resolver.choice === 'reject') return [{ ...element, name: 'w:t' }]
  if (name === 'w:delInstrText' && resolver.choice === 'reject') return [{ ...element, name: 'w:instrText' }]
  const children = element.children.flatMap((child): readonly (XmlElement | string)[] =>
    typeof child === 'string' ? [child] : resolve(child, resolver),
  )
  const own = { ...element, children: former(element, children, resolver) }
  if (name === 'w:p') recordMark(element, resolver)
  return [mergeParagraphs(own, resolver.choice)]
}

/** An insertion or a deletion around runs. Within properties the same names mark a paragraph, a row or a number. */
function isRun({ name, children }: XmlElement): boolean {
  return (insertions.has(name) || deletions.has(name)) && children.length > 0
}

function resolveRun(element: XmlElement, resolver: Resolver): readonly XmlElement[] {
  const isInsertion = insertions.has(element.name)
  const isLost = isInsertion === (resolver.choice === 'reject')
  // A table within an insertion has paragraphs of its own.
  const before = resolver.line.now
  record(element, /^w:move/.test(element.name) ? 'moved' : isInsertion ? 'inserted' : 'deleted', isLost, resolver)
  if (isLost) return []
  const inside = element.children.flatMap((child) => (typeof child === 'string' ? [] : resolve(child, resolver)))
  resolver.line.now = Math.max(before, resolver.line.now)
  return inside
}

/** A paragraph that is divided or joined; nothing new where its words are a change already. */
function recordMark(paragraph: XmlElement, resolver: Resolver): void {
  const line = Number(paragraph.attributes.line ?? 0)
  const [mark] = childrenOf(childAt(paragraph, 'w:pPr', 'w:rPr'), ...insertions, ...deletions)
  if (mark === undefined || resolver.revisions.at(-1)?.line === line) return
  record({ ...mark, children: [] }, 'paragraph', false, resolver)
}

/** Reports changes of formatting, and brings back the former when changes are rejected. */
function former(
  element: XmlElement,
  children: readonly (XmlElement | string)[],
  resolver: Resolver,
): readonly (XmlElement | string)[] {
  const change = childrenOf(element).find(
    ({ name }) => name === `${element.name}Change` || name === 'w:numberingChange',
  )
  if (change === undefined) return children
  record(change, 'format', false, resolver)
  if (resolver.choice === 'accept' || change.name === 'w:numberingChange') return children
  const old = childAt(change, element.name)?.children ?? []
  // The former properties of a paragraph do not hold those of its mark or its section.
  const kept = children.filter((child) => typeof child !== 'string' && ['w:rPr', 'w:sectPr'].includes(child.name))
  return element.name === 'w:pPr' ? [...old, ...kept] : old
}

function isRowLost(row: XmlElement, resolver: Resolver): boolean {
  const properties = childrenOf(row, 'w:trPr')
  const mark = properties.flatMap((each) => childrenOf(each, 'w:ins', 'w:del')).at(0)
  if (mark === undefined) return false
  const isLost = (mark.name === 'w:ins') === (resolver.choice === 'reject')
  moveToFirstParagraph(row, resolver)
  record({ ...row, attributes: mark.attributes }, 'structure', isLost, resolver)
  return isLost
}

function isCellLost(cell: XmlElement, resolver: Resolver): boolean {
  const mark = childrenOf(childAt(cell, 'w:tcPr')).find(({ name }) => structural.has(name))
  if (mark === undefined) return false
  const isLost = mark.name !== 'w:cellMerge' && (mark.name === 'w:cellIns') === (resolver.choice === 'reject')
  moveToFirstParagraph(cell, resolver)
  record({ ...cell, attributes: mark.attributes }, 'structure', isLost, resolver)
  return isLost
}

function moveToFirstParagraph(element: XmlElement, { line }: Resolver): void {
  for (const { name, attributes } of elementsIn(element)) {
    if (name !== 'w:p') continue
    line.now = Number(attributes.line ?? 0)
    return
  }
}

function record(element: XmlElement, kind: Revision['kind'], isLost: boolean, { revisions, line }: Resolver): void {
  const { 'w:author': author = '', 'w:date': date = '' } = element.attributes
  const text = kind === 'format' ? '' : wordsIn(element)
  revisions.push({ kind, author, date: date.slice(0, 10), text, isLost, line: line.now })
}

function wordsIn(element: XmlElement): string {
  let text = ''
  for (const each of elementsIn(element)) {
    if (each.name === 'w:t' || each.name === 'w:delText') text += textIn(each)
    else if (each.name === 'w:p' || each.name === 'w:br' || each.name === 'w:tab') text += ' '
  }
  return text.replace(/\s+/g, ' ').trim()
}
