import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseBody } from '../../../src/document/markdown/parse-body.ts'

describe('the Markdown of a document', () => {
  it('keeps what only looks like a directive as it was typed', () => {
    for (const text of [
      'om 9:30 uur',
      'naam: :naam x',
      'a:b c::d',
      ':D en :) ook',
      '::regel',
      ':x[met haken]{a="b"} na',
      'tel:0123',
    ]) {
      expect(textOf(parseBody(text, 0))).toBe(text)
    }
  })

  it('keeps emphasis inside what only looks like a directive', () => {
    const paragraph = parseBody('zie :naam[een *nadruk*]{x}', 0).children[0]
    expect(paragraph?.type === 'paragraph' && paragraph.children.map((child) => child.type)).toEqual([
      'text',
      'emphasis',
      'text',
    ])
  })

  it('leaves whole comments out of the tree, and nothing else', () => {
    const text = JSON.stringify(
      parseBody('a <!-- geheim -->b\n\n<!-- geheim\n\ngeheim -->\n\n- <!-- geheim -->\n\n<!-- a --> rest', 0),
    )
    expect(text).not.toContain('geheim')
    expect(text).toContain('rest')
  })

  it('counts lines, columns and offsets in the whole file', () => {
    const text = '---\r\nzaak: a\r\n---\r\n## Kop\r\n\r\nTekst **vet**.\r\n'
    const starts: unknown[] = []
    visit(parseBody(text, 19), 'strong', (node) => {
      starts.push(node.position?.start)
    })
    expect(starts).toEqual([{ line: 6, column: 7, offset: text.indexOf('**') }])
    expect(textOf(parseBody(text, 19))).toBe('KopTekst vet.')
  })
})
