import type { Element, Text } from 'hast'
import type { Code, Text as MarkdownText } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { printable } from '../characters.ts'

export function renderText(_: State, node: MarkdownText): Text {
  // Line ends with the spaces around them are one space to the browser anyway.
  return { type: 'text', value: printable(node.value).replace(/[ \t]*\n[ \t]*/g, '\n') }
}

export function renderCode(_: State, node: Code): Element {
  const text: Text = { type: 'text', value: `${printable(node.value).replaceAll('\t', '    ')}\n` }
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: [text] }
  return { type: 'element', tagName: 'pre', properties: { className: ['regels'] }, children: [code] }
}
