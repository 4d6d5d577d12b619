import { describe, expect, it } from 'vitest'
import { childAt, parseXml, valueAt } from '../../../src/word/xml/parse-xml.ts'
import { WordProblem } from '../../../src/word/xml/word-problem.ts'

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

describe('XML of a part', () => {
  it.each([transitional, strict])('has the usual prefixes, whatever the file calls them: %s', (uri) => {
    const root = parseXml(`<q:p xmlns:q="${uri}"><q:pPr><q:pStyle q:val="Kop"/></q:pPr></q:p>`, 'x')
    expect(root.name).toBe('w:p')
    expect(valueAt(root, 'w:pPr', 'w:pStyle')).toBe('Kop')
    expect(childAt(root, 'w:pPr', 'w:b')).toBeUndefined()
  })

  it('keeps the spaces of text only', () => {
    const root = parseXml(`<w:r xmlns:w="${transitional}"> <w:t> a </w:t> </w:r>`, 'x')
    expect(root.children).toHaveLength(1)
    expect(childAt(root, 'w:t')?.children).toEqual([' a '])
  })

  it('numbers paragraphs through all parts', () => {
    let line = 0
    const lines = { next: () => ++line }
    const one = parseXml(`<w:body xmlns:w="${transitional}"><w:p/><w:p/></w:body>`, 'x', lines)
    const two = parseXml(`<w:p xmlns:w="${transitional}"/>`, 'y', lines)
    expect(one.children.map((child) => (typeof child === 'string' ? '' : child.attributes.line))).toEqual(['1', '2'])
    expect(two.attributes.line).toBe('3')
  })

  it.each([
    ['<a>', 'damaged'],
    ['<a></b>', 'damaged'],
    ['', 'damaged'],
    ['<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'entities'],
    ['<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a/>', 'entities'],
    ['<a>&onbekend;</a>', 'damaged'],
    [`${'<a>'.repeat(500)}${'</a>'.repeat(500)}`, 'too-large'],
  ])('%.40s is refused: %s', (text, kind) => {
    const refusal = (() => {
      try {
        return parseXml(text, 'x')
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(WordProblem)
    expect(refusal).toMatchObject({ kind })
  })
})
