import type { Element, Text } from 'hast'
import type { Code, Text as MarkdownText } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { printable } from './characters.ts'
import type { MarkdownPart } from './markdown-part.ts'

/** A reference that found no note is left as text by the parser: worth a word. */
const looseReference = /\[\^([^\]\s]+)\]/g

export function renderText(part: MarkdownPart) {
  return (_: State, node: MarkdownText): Text => {
    for (const [, name = ''] of node.value.matchAll(looseReference))
      part.report({
        rule: 'tekst/voetnoot-onbekend',
        place: node.position,
        reason: `Voetnoot [^${name}] bestaat niet: er staat nu letterlijk [^${name}] in de tekst.`,
        advice: `Schrijf de noot op een eigen regel: "[^${name}]: de tekst van de noot".`,
      })
    // Line ends with the spaces around them are one space to the browser anyway.
    return { type: 'text', value: printable(node.value).replace(/[ \t]*\n[ \t]*/g, '\n') }
  }
}

export function renderCode(_: State, node: Code): Element {
  const text: Text = { type: 'text', value: `${printable(node.value).replaceAll('\t', '    ')}\n` }
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: [text] }
  return { type: 'element', tagName: 'pre', properties: { className: ['regels'] }, children: [code] }
}
