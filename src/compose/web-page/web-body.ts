import { type DefaultTreeAdapterTypes, html, parseFragment, serialize, defaultTreeAdapter as tree } from 'parse5'
import { contentId, frameWords } from './frame-phrases.ts'

type Element = DefaultTreeAdapterTypes.Element
type Parent = DefaultTreeAdapterTypes.ParentNode

/**
 * The body of a printed page for a browser. What the tags of a PDF say, HTML says by other means: a form of labels and values is a named
 * table instead of a figure; a table that may be wider than the screen is in a region that scrolls, within reach of the keyboard; the room
 * for signatures is no table.
 */
export function webBody(body: string): string {
  const page = parseFragment(body)
  const names = new Map<string, number>()
  let heading = ''
  for (const element of elementsIn(page)) {
    const { tagName } = element
    if (/^h[1-6]$/.test(tagName)) heading = textOf(element)
    if (tagName === 'main') setAttribute(element, 'id', contentId)
    if (tagName === 'table') adaptTable(element, { heading, names })
  }
  return serialize(page)
}

interface Surroundings {
  /** The last heading before the table. */
  readonly heading: string
  /** How many regions have a name so far. */
  readonly names: Map<string, number>
}

/** Tables that scherm.css stacks on a phone. */
const formClasses = ['rijen', 'kenmerken', 'referentie']

function adaptTable(table: Element, { heading, names }: Surroundings): void {
  if (hasClass(table, 'tekenaars')) {
    setAttribute(table, 'role', 'presentation')
    return
  }
  const label = takeLabel(table.parentNode)
  if (formClasses.some((name) => hasClass(table, name))) {
    if (label !== undefined) setAttribute(table, 'aria-label', label)
    stateRoles(table)
    return
  }
  const caption = elementsIn(table).find(({ tagName }) => tagName === 'caption')
  const underHeading = heading === '' ? frameWords.table : `${frameWords.tableAt} ${heading}`
  const name = label ?? (caption ? textOf(caption) : underHeading)
  const count = (names.get(name) ?? 0) + 1
  names.set(name, count)
  const region = tree.createElement('div', html.NS.HTML, [
    { name: 'class', value: 'schuifbaar' },
    { name: 'role', value: 'region' },
    { name: 'aria-label', value: count === 1 ? name : `${name} (${count})` },
    { name: 'tabindex', value: '0' },
  ])
  const around = table.parentNode
  if (around === null) return
  tree.insertBefore(around, region, table)
  tree.detachNode(table)
  tree.appendChild(region, table)
}

/** Takes the name of a table from the figure that gives it one in a PDF. */
function takeLabel(around: Parent | null): string | undefined {
  if (around === null || !isElement(around) || attributeOf(around, 'role') !== 'figure') return undefined
  const label = attributeOf(around, 'aria-label')
  around.attrs = around.attrs.filter(({ name }) => name !== 'role' && name !== 'aria-label')
  return label
}

const roles: Readonly<Record<string, string>> = {
  table: 'table',
  thead: 'rowgroup',
  tbody: 'rowgroup',
  tr: 'row',
  td: 'cell',
}

/** With roles of their own, the cells of a table that a phone shows below each other remain cells. */
function stateRoles(table: Element): void {
  for (const element of [table, ...elementsIn(table)]) {
    const { tagName } = element
    const head = attributeOf(element, 'scope') === 'row' ? 'rowheader' : 'columnheader'
    const role = tagName === 'th' ? head : roles[tagName]
    if (role !== undefined) setAttribute(element, 'role', role)
  }
}

/** All elements below a node, in document order, collected before any of them is moved. */
function elementsIn(parent: Parent): readonly Element[] {
  return parent.childNodes.flatMap((node) => (isElement(node) ? [node, ...elementsIn(node)] : []))
}

function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return 'tagName' in node
}

/** Without the numbers of notes. */
function textOf(node: Parent): string {
  const pieces = node.childNodes.map((child) => {
    if (child.nodeName === '#text' && 'value' in child) return child.value
    return 'childNodes' in child && child.nodeName !== 'sup' ? textOf(child) : ''
  })
  return pieces.join('').replace(/\s+/g, ' ').trim()
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}

function hasClass(element: Element, name: string): boolean {
  return attributeOf(element, 'class')?.split(' ').includes(name) ?? false
}

function setAttribute(element: Element, name: string, value: string): void {
  element.attrs = [...element.attrs.filter((attribute) => attribute.name !== name), { name, value }]
}
