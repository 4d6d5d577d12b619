import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import { nameHeadings } from '../../../src/document/markdown/anchors.ts'
import { typesetTree } from '../../../src/document/markdown/dutch-typography.ts'
import { parseBody } from '../../../src/document/markdown/parse-body.ts'
import { titleKey } from '../../../src/document/markdown/sections.ts'

function printed(markdown: string): string {
  return textOf(typesetTree(parseBody(markdown, 0)), { includeImageAlt: false })
}

describe('the quotation marks of a body', () => {
  test.each([
    [`"**vet**" en '_schuin_'`, '“vet” en ‘schuin’'],
    [`**"vet"**, _zo'n_ ding`, '“vet”, zo’n ding'],
    [`"een [koppeling](https://a.nl/zo'n)"`, '“een koppeling”'],
    [`["koppeling"](https://a.nl)'s tekst`, '“koppeling”’s tekst'],
    [`"met :lak[een naam]{grond="5.1.2.e"}"`, '“met een naam”'],
    [`"met :lak["een" 'naam]{grond="5.1.2.e"}" 's avonds`, '“met “een” ’naam” ’s avonds'],
    [`:taal[It's "fine"]{en}`, 'It’s “fine”'],
    ['`"code"` en "tekst"', '"code" en “tekst”'],
    [`"citaat"[^1] zo'n\n\n[^1]: Noot met "citaat".`, '“citaat” zo’nNoot met “citaat”.'],
    ['```\n"code" -- \'t\n```', `"code" -- 't`],
    [`| "a" | 'b' |\n|---|---|\n| zo'n | x -- y |`, '“a”‘b’zo’nx – y'],
    [`- "een"\n- 't tweede\n\n> "citaat"`, '“een”’t tweede“citaat”'],
    [`zie www.a.nl/zo'n en <https://b.nl/d'r>`, `zie www.a.nl/zo'n en https://b.nl/d'r`],
    ['"open\n\ndicht"', '“opendicht”'],
  ])('%s', (markdown, text) => {
    expect(printed(markdown)).toBe(text)
  })

  test('in alternative texts and captions, not in addresses', () => {
    const [paragraph] = typesetTree(parseBody(`![Zo'n foto](foto's.png "De \\"kade\\"")`, 0)).children
    expect(paragraph).toMatchObject({ children: [{ alt: 'Zo’n foto', url: "foto's.png", title: 'De “kade”' }] })
  })

  test('keep their places and share what does not change', () => {
    const body = parseBody(`# Kop\n\nTekst met "citaat".`, 0)
    const set = typesetTree(body)
    expect(set.children[0]).toBe(body.children[0])
    expect(set.children[1]?.position).toEqual(body.children[1]?.position)
    expect(textOf(body)).toContain('"citaat"')
  })
})

test('links find a heading by what the author typed', () => {
  const body = parseBody(`## Risico's -- "en" meer...`, 0)
  expect([...nameHeadings(typesetTree(body)).anchors.keys()]).toEqual([...nameHeadings(body).anchors.keys()])
})

test('a title is the same section in either form', () => {
  expect(titleKey('Risico’s?')).toBe(titleKey("Risico's?"))
})
