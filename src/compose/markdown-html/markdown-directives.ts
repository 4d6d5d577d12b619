import type { Element, ElementContent, Text } from 'hast'
import type { Parents } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { State } from 'mdast-util-to-hast'
import { groundCodes, statedGrounds } from '../../document/markdown/redaction.ts'
import { barText, brieflySpokenRedaction, spokenRedaction } from '../../document/markdown/redaction-marks.ts'
import { attempt } from '../../system/attempt.ts'
import { element, type MarkdownRendering, text } from './markdown-rendering.ts'

type Directive = ContainerDirective | LeafDirective | TextDirective

/**
 * `:taal[…]{en}` (and `:::taal{en}`) marks text in another language; `:lak[…]{grond="5.1.2.e"}` (and `:::lak`) text to be
 * redacted: marked here, or a bar in an edition that removed it. Other text that parses as a directive (`9:30u`) is kept.
 */
export function directiveHandlers(rendering: MarkdownRendering) {
  const handle = (state: State, node: Directive, parent: Parents | undefined) => {
    if (node.name === 'taal') return inLanguage(rendering, state, node)
    if (node.name === 'lak') return redactable(rendering, state, node, parent)
    return asWritten(state, node)
  }
  return { textDirective: handle, leafDirective: handle, containerDirective: handle }
}

function inLanguage(rendering: MarkdownRendering, state: State, node: Directive): Element {
  const given = Object.entries(node.attributes ?? {})
  const [key = '', value = ''] = given[0] ?? []
  const tag = value === '' || value === null ? key : value
  const lang = languageTag(tag ?? '')
  // The browser tags the language of a span or div only when it has an id. The id is a counter: a source offset would reveal
  // the length of redacted text before it.
  rendering.passages += 1
  const id = `${rendering.settings.idPrefix ?? ''}taal-${rendering.passages}`
  return wrap(state, node, lang === undefined ? {} : { id, lang })
}

function redactable(rendering: MarkdownRendering, state: State, node: Directive, parent: Parents | undefined): Element {
  if (node.children.length === 0) return bar(rendering, node)
  const grounds = statedGrounds(node.attributes?.grond ?? '')
  // Tables, captions, headings and footnotes have no room in the margin for the ground in words: use its code.
  const words =
    rendering.writing !== 'text' || parent?.type === 'heading'
      ? barText(groundCodes(node.attributes?.grond ?? ''))
      : grounds.map((ground) => rendering.settings.groundInWords?.(ground) ?? ground).join('; ')
  const marked = wrap(state, node, { className: ['lak'] })
  const inline = node.type === 'textDirective'
  // The space is inside, because one before it is lost where the style sheet sets the note in the margin.
  const note = text(`${inline ? '\u00a0' : ''}${words === '' ? 'te lakken' : `te lakken: ${words}`}`)
  marked.children.push(element(inline ? 'span' : 'p', { className: ['lak-grond'] }, [note]))
  return marked
}

/** Of fixed width, so that it does not reveal the length of the text. In a table, a ground is spoken in full once per document. */
function bar(rendering: MarkdownRendering, node: Directive): Element {
  const codes = groundCodes(node.attributes?.grond ?? '')
  const isKnown = codes.every((code) => rendering.spokenGrounds.has(code))
  for (const code of codes) rendering.spokenGrounds.add(code)
  const isBrief = rendering.writing === 'table' && isKnown && codes.length > 0
  const spoken = isBrief ? brieflySpokenRedaction(codes) : spokenRedaction(codes)
  const properties = { className: ['gelakt'], role: 'img', ariaLabel: spoken }
  const inText = element('span', properties, [text(barText(codes))])
  return node.type === 'textDirective' ? inText : element('p', {}, [inText])
}

function wrap(state: State, node: Directive, properties: Element['properties']): Element {
  const inline = node.type === 'textDirective'
  const children = node.type === 'containerDirective' ? state.wrap(state.all(node), true) : state.all(node)
  return element(inline ? 'span' : 'div', properties, children)
}

/** The source text, because it was not meant as a directive. */
function asWritten(state: State, node: Directive): ElementContent | ElementContent[] {
  const marks = { textDirective: ':', leafDirective: '::', containerDirective: ':::' }[node.type]
  const opening = text(`${marks}${node.name}`)
  const closing = attributesOf(node)
  const children = state.all(node)
  if (node.type === 'containerDirective') return [element('p', {}, [opening, ...closing]), ...children]
  const label = children.length > 0 ? [text('['), ...children, text(']')] : []
  const written = [opening, ...label, ...closing]
  return node.type === 'textDirective' ? written : element('p', {}, written)
}

function attributesOf(node: Directive): Text[] {
  const pairs = Object.entries(node.attributes ?? {})
  if (pairs.length === 0) return []
  const words = pairs.map(([key, value]) => (value ? `${key}="${value}"` : key))
  return [text(`{${words.join(' ')}}`)]
}

function languageTag(text: string): string | undefined {
  return attempt(() => Intl.getCanonicalLocales(text)[0])
}
