import type { Element, ElementContent } from 'hast'
import type { Parents } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { State } from 'mdast-util-to-hast'
import { groundCodes, statedGrounds } from '../../document/markdown/redaction.ts'
import { barText, spokenRedaction } from '../../document/markdown/redaction-marks.ts'
import type { MarkdownPart } from './markdown-part.ts'

type Directive = ContainerDirective | LeafDirective | TextDirective

/**
 * `:taal[…]{en}` (and `:::taal{en}`) is text in another language; `:lak[…]{grond="5.1.2.e"}` (and `:::lak`) is text to be
 * redacted: shown here and marked, or a bar where an edition has taken its text out. Anything else that looks like one (`9:30u`) is the author's own text and stays so.
 */
export function directiveHandlers(part: MarkdownPart) {
  const handle = (state: State, node: Directive, parent: Parents | undefined) => {
    if (node.name === 'taal') return inLanguage(part, state, node)
    if (node.name === 'lak') return redactable(part, state, node, parent)
    return asWritten(state, node)
  }
  return { textDirective: handle, leafDirective: handle, containerDirective: handle }
}

function inLanguage(part: MarkdownPart, state: State, node: Directive): Element {
  const given = Object.entries(node.attributes ?? {})
  const [key = '', value = ''] = given[0] ?? []
  const tag = value === '' || value === null ? key : value
  const lang = languageTag(tag ?? '')
  // The browser passes on the language of a span or a div only when it has a name. Counted, not named after its place in the
  // source: in a public edition that would tell how long a redacted text before it is.
  part.passages += 1
  const id = `${part.settings.idPrefix ?? ''}taal-${part.passages}`
  return wrap(state, node, lang === undefined ? {} : { id, lang })
}

function redactable(part: MarkdownPart, state: State, node: Directive, parent: Parents | undefined): Element {
  if (node.children.length === 0) return bar(node)
  const grounds = statedGrounds(node.attributes?.grond ?? '')
  // In a cell, a caption of a table or a heading there is no margin: the same words in every cell leave no room for the amounts.
  // Beside a note of one line the words would be many times as tall as the note.
  const words =
    part.writing !== 'text' || parent?.type === 'heading'
      ? barText(groundCodes(node.attributes?.grond ?? ''))
      : grounds.map((ground) => part.settings.groundInWords?.(ground) ?? ground).join('; ')
  const element = wrap(state, node, { className: ['lak'] })
  const inline = node.type === 'textDirective'
  const note: Element = {
    type: 'element',
    tagName: inline ? 'span' : 'p',
    properties: { className: ['lak-grond'] },
    // The space stands within: one before it is lost where the style sets the note in the margin.
    children: [
      { type: 'text', value: `${inline ? '\u00a0' : ''}${words === '' ? 'te lakken' : `te lakken: ${words}`}` },
    ],
  }
  return { ...element, children: [...element.children, note] }
}

/** Always as wide, so that its length says nothing of the text (look.md: twelve characters). */
function bar(node: Directive): Element {
  const codes = groundCodes(node.attributes?.grond ?? '')
  const properties = { className: ['gelakt'], role: 'img', ariaLabel: spokenRedaction(codes) }
  const children: ElementContent[] = [{ type: 'text', value: barText(codes) }]
  const element: Element = { type: 'element', tagName: 'span', properties, children }
  return node.type === 'textDirective'
    ? element
    : { type: 'element', tagName: 'p', properties: {}, children: [element] }
}

function wrap(state: State, node: Directive, properties: Element['properties']): Element {
  const inline = node.type === 'textDirective'
  const children = node.type === 'containerDirective' ? state.wrap(state.all(node), true) : state.all(node)
  return { type: 'element', tagName: inline ? 'span' : 'div', properties, children }
}

/** What the author typed, since it was not meant as a directive. */
function asWritten(state: State, node: Directive): ElementContent | ElementContent[] {
  const marks = { textDirective: ':', leafDirective: '::', containerDirective: ':::' }[node.type]
  const opening: ElementContent = { type: 'text', value: `${marks}${node.name}` }
  const closing: ElementContent[] = attributesOf(node)
  const children = state.all(node)
  if (node.type === 'containerDirective') {
    const first: Element = { type: 'element', tagName: 'p', properties: {}, children: [opening, ...closing] }
    return [first, ...children]
  }
  const label: ElementContent[] =
    children.length > 0 ? [{ type: 'text', value: '[' }, ...children, { type: 'text', value: ']' }] : []
  const written = [opening, ...label, ...closing]
  return node.type === 'textDirective' ? written : { type: 'element', tagName: 'p', properties: {}, children: written }
}

function attributesOf(node: Directive): ElementContent[] {
  const pairs = Object.entries(node.attributes ?? {})
  if (pairs.length === 0) return []
  const words = pairs.map(([key, value]) => (value ? `${key}="${value}"` : key))
  return [{ type: 'text', value: `{${words.join(' ')}}` }]
}

function languageTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    return undefined
  }
}
