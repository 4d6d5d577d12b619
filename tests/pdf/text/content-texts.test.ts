import { describe, expect, test } from 'vitest'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { contentTexts } from '../../../src/pdf/text/content-texts.ts'
import { handmade, onePage, stream } from '../handmade.ts'

const textOf = (content: string) =>
  contentTexts(Buffer.from(content, 'latin1'))
    .map(({ text }) => text)
    .join('\n')

describe('what a content stream says besides the glyphs that it shows', () => {
  test.each([
    ['a comment', 'q Q % de heer Jansen\n0 0 m'],
    ['a comment in UTF-8', 'q % Jansen \xc3\xa9\n Q'],
    ['a comment behind the last operator', 'q Q\n%Jansen'],
    ['a property of marked content', '/Span <</ActualText (Jansen)>> BDC EMC'],
    ['a property in hexadecimal', '/Span <</Alt <4a616e73656e>>> BDC EMC'],
    ['a property in UTF-16', '/Span <</Eigen <feff004a0061006e00730065006e>>> BDC EMC'],
    ['a property within another', '/Span <</A [<</B (Jansen)>>]>> BDC EMC'],
    ['a property of a point', '/Punt <</A (Jansen)>> DP'],
    ['a name', '/Jansen BMC EMC'],
    ['a name with a code', '/J#61nsen gs'],
    ['what is no operator', 'BX Jansen EX'],
    ['the operands of what is no operator', '(Jansen) drop'],
    ['a string where a number belongs', '(Jansen) 0 m'],
    ['an operand too many', '(Jansen) <0041> Tj'],
    ['a string that nothing takes', 'q Q (Jansen)'],
    ['an array without its end', '[(Jansen) 20'],
    ['letters in a font that may be missing', 'BT [(Ja) 20 (nsen)] TJ ET'],
    ['an inline image', 'BI /W 1 /H 1 /BPC 8 /CS /G ID Jansen EI Q'],
  ])('%s', (_, content) => {
    expect(textOf(content)).toContain('Jansen')
  })

  test.each([
    ['operators', 'q BT /F1 12 Tf ET W* n BMC EMC BX EX Q'],
    ['numbers', '12345 6789 m 1 0 0 1 98765 4321 cm 0.2 0.4 0.6 rg [2019 2026] 0 d'],
    ['numbers of marked content', '/P <</MCID 2019>> BDC EMC'],
    ['codes of glyphs', 'BT <00cafe> Tj 5 0 Td [<00facade> -20 <2019>] TJ ET'],
    ['codes that are no letters', 'BT (\x01\x02abcd\x03) Tj ET'],
    ['names of the file format', '/Artifact BMC /Span BMC EMC /F12 9 Tf /Im3 Do /GS0 gs'],
  ])('none of it: %s', (_, content) => {
    expect(textOf(content).trim()).toBe('')
  })
})

describe('in a file', () => {
  const found = (pdf: Uint8Array) => {
    const texts = allTexts(pdf)
    return texts.ok ? texts.texts.map(({ text }) => text).join('\n') : texts.reason
  }
  const codes = 'BT /F1 12 Tf [<2019> 3 <facade>] TJ ET /P <</MCID 2019>> BDC EMC'

  test.each([
    ['a page', onePage({ content: codes })],
    ['a form', onePage({ content: '' }, [stream(codes, '/Subtype/Form/BBox[0 0 9 9]')])],
    ['a pattern', onePage({ content: '' }, [stream(codes, '/PatternType 1/BBox[0 0 9 9]')])],
  ])('%s holds no operators and codes', (_, pdf) => {
    expect(found(pdf)).not.toMatch(/facade|2019|EMC|Tf/)
  })

  test('a stream of which nothing says what it is, is searched as it is', () => {
    expect(found(onePage({ content: '' }, [stream('Tf facade 2019')]))).toMatch(/Tf facade 2019/)
  })

  test.each([
    ['the offset of the table', handmade([]), /startxref|\d{2,}\n%%/],
    ['the codes of a CMap', onePage({ content: '' }, [stream(cmap('<00A4> <2019>\n<00A5> <facade>'))]), /2019|facade/],
  ])('%s is no number in its text', (_, pdf, pattern) => {
    expect(found(pdf)).not.toMatch(pattern)
  })

  test.each([
    ['several characters', cmap('<0001> <004a0061006e00730065006e>')],
    ['a comment', cmap('<0001> <0041> % Jansen')],
    ['a string', cmap('<0001> <0041> (Jansen)')],
  ])('a CMap is searched for %s', (_, text) => {
    expect(found(onePage({ content: '' }, [stream(text)]))).toContain('Jansen')
  })
})

function cmap(lines: string): string {
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 beginbfchar\n${lines}\nendbfchar endcmap end end`
}
