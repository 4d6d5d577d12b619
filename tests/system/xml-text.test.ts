import { expect, test } from 'vitest'
import { xmlDocument, xmlElement } from '../../src/system/xml-text.ts'

test('writes elements in order, leaves out what is undefined, and indents', () => {
  const root = xmlElement(
    'MDTO',
    [xmlElement('naam', 'Parkeren'), undefined, xmlElement('omvang', 12), xmlElement('leeg', [])],
    { xmlns: 'https://example.org/mdto', 'xml:lang': 'nl' },
  )
  expect(xmlDocument(root)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<MDTO xmlns="https://example.org/mdto" xml:lang="nl">
  <naam>Parkeren</naam>
  <omvang>12</omvang>
  <leeg/>
</MDTO>
`)
})

test.each([
  ['markup', 'a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['a carriage return', 'a\rb', 'a&#13;b'],
  ['what XML cannot represent', 'a\u0000b\uD800c', 'a\uFFFDb\uFFFDc'],
  ['letters of every language', 'é ש 字 😀', 'é ש 字 😀'],
])('escapes %s in text', (_, text, expected) => {
  expect(xmlDocument(xmlElement('p', text)).split('\n')[1]).toBe(`<p>${expected}</p>`)
})

test('escapes quotation marks and white space in attributes', () => {
  expect(xmlDocument(xmlElement('p', '', { a: '"\t\n<' })).split('\n')[1]).toBe('<p a="&quot;&#9;&#10;&lt;"/>')
})
