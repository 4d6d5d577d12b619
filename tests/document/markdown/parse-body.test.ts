import { join } from 'node:path'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseBody } from '../../../src/document/markdown/parse-body.ts'
import { titleKey } from '../../../src/document/markdown/sections.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { loadKinds } from '../../../src/forms/load-kind.ts'

const kinds = loadKinds(join(import.meta.dirname, '..', 'fixtures', 'kinds'))
const sections = (body: string) =>
  readDocument({ path: '/a.md', name: 'a.md', text: `---\nzaak: a\n---\n${body}` }, kinds).document?.sections ?? []

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
    visit(parseBody(text, 19), 'strong', (node) => {
      expect(node.position?.start).toEqual({ line: 6, column: 7, offset: text.indexOf('**') })
    })
    expect(textOf(parseBody(text, 19))).toBe('KopTekst vet.')
  })
})

describe('sections', () => {
  it('are found by question, key words or alias, whatever case, accents, punctuation and number', () => {
    for (const title of [
      'Wat mag het kosten en waar gaan we het van betalen?',
      'KOSTEN',
      '3. Financiën',
      'financien:',
      '7) kosten',
    ]) {
      expect(sections(`## ${title}\nTekst`).find((section) => section.form.id === 'kosten')?.state).toBe('filled')
    }
    expect(titleKey('2. Risico’s?')).toBe('risicos')
  })

  it('come in the order of the form: filled, empty or absent', () => {
    const found = sections('## Samenvatting\n<!-- nog niets -->\n\n[^1]: noot\n\n## Voorstel\n1. a\n')
    expect(found.map((section) => `${section.form.id} ${section.state}`)).toEqual([
      'voorstel filled',
      'samenvatting empty',
      'kosten absent',
      'risicos absent',
      'communicatie absent',
    ])
  })
})
