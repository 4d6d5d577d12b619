import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { handmade, onePage, stream } from '../handmade.ts'

const plain = 'BT /F1 12 Tf 20 200 Td (Openbaar) Tj ET'

function found(pdf: Uint8Array) {
  const texts = allTexts(pdf)
  if (!texts.ok) throw new Error(texts.reason)
  return texts
}

/** The texts of one place; undefined where there are none. */
function at(pdf: Uint8Array, place: string): string | undefined {
  return found(pdf).texts.find((each) => each.place === place)?.text
}

const utf16 = (text: string) =>
  `<feff${[...text].map((each) => each.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`

describe('the text of a page', () => {
  test.each([
    ['strings', '(Jan) Tj', 'Jan'],
    ['pieces with kerning', '[(Ja) 20 (ns) -30 (en)] TJ', 'Jansen'],
    ['words parted by a gap', '[(Jan) -300 (Jansen)] TJ', 'Jan Jansen'],
    ['pieces placed one behind the other', '(J) Tj 6 0 Td (an) Tj', 'Jan'],
    ['lines', '14 TL (een) Tj (twee) \' 0 0 (drie) "', 'een\ntwee\ndrie'],
    ['escapes and Windows letters', '(\\223\\350\\351\\\\\\(\\224) Tj', '“èé\\(”'],
    ['text that is not painted', '3 Tr (Jan) Tj', 'Jan'],
    ['text off the page', '1000 0 Td (Jan) Tj', 'Jan'],
    ['text turned a quarter', '0 1 -1 0 100 100 Tm (Jan) Tj', 'Jan'],
    ['artifacts and tags', '/Artifact BMC (kop) Tj EMC /P <</MCID 0>> BDC (Jan) Tj EMC', 'kopJan'],
  ])('%s', (_, content, text) => {
    const pdf = onePage({ content: `BT /F1 12 Tf 20 200 Td ${content} ET` })
    expect(at(pdf, 'pagina 1')).toBe(text)
  })

  test('with replacement texts and without', () => {
    const pdf = onePage({
      content: 'BT /F1 12 Tf (voor ) Tj /Span <</ActualText(Jan)>> BDC (*) Tj (*) Tj EMC ( na) Tj ET',
    })
    expect(at(pdf, 'pagina 1')).toMatch(/^voor\s+\*\*\s+na$/)
    expect(at(pdf, 'pagina 1, met vervangende tekst')).toMatch(/^voor\s+Jan\s+na$/)
  })

  test('by differences of an encoding', () => {
    const font = '<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[1/J/eacute/f_i/uni20AC/n.sc]>>>>'
    const pdf = onePage({ content: 'BT /F2 12 Tf <0102030405> Tj ET', resources: '/Font<</F2 6 0 R>>' }, [font])
    expect(at(pdf, 'pagina 1')).toBe('Jéfi€n')
  })

  test('of forms, in the place where they are painted, and of those nothing paints', () => {
    const form = (text: string) =>
      stream(`BT /F1 12 Tf (${text}) Tj ET`, '/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>')
    const pdf = onePage({ content: `${plain} /X1 Do`, resources: '/XObject<</X1 6 0 R>>' }, [
      form('binnen'),
      form('los'),
    ])
    expect(at(pdf, 'pagina 1')).toBe('Openbaar\nbinnen\n')
    expect(at(pdf, 'tekening')).toContain('los')
  })

  test('a form that paints itself, or more than fits in a life, ends', () => {
    const twice = (next: number) =>
      stream('/X Do /X Do', `/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${next} 0 R>>>>`)
    const circle = onePage({ content: '/X Do', resources: '/XObject<</X 6 0 R>>' }, [twice(6)])
    expect(found(circle).unread).toEqual([])
    const many = Array.from({ length: 24 }, (_, index) => twice(7 + index))
    const heavy = stream(`${plain} ${' '.repeat(20_000)}`, '/Subtype/Form/BBox[0 0 9 9]')
    const pdf = onePage({ content: '/X Do', resources: '/XObject<</X 6 0 R>>' }, [...many, heavy])
    expect(at(pdf, 'pagina 1')).toContain('Openbaar')
  })
})

const secret = 'Jansen'

/** Each holds the secret in one place, and nowhere else. */
const hidingPlaces: readonly (readonly [place: string, pdf: Buffer])[] = [
  ['documentgegevens (Info)', onePage({ content: plain }, [`<</Author(${secret})>>`], '', '/Root 1 0 R/Info 6 0 R')],
  [
    'documentgegevens (Info)',
    onePage({ content: plain }, [`<</Author${utf16(secret)}>>`], '', '/Root 1 0 R/Info 6 0 R'),
  ],
  [
    'documentgegevens (Info)',
    onePage({ content: plain }, [`<</Author(\xef\xbb\xbf${secret})>>`], '', '/Root 1 0 R/Info 6 0 R'),
  ],
  [
    'XMP',
    onePage({ content: plain }, [stream(`<dc:creator>${secret}</dc:creator>`, '/Type/Metadata')], '/Metadata 6 0 R'),
  ],
  ['XMP', onePage({ content: plain }, [stream(`<r xmp:Label="&#74;ansen"/>`, '/Type/Metadata')], '/Metadata 6 0 R')],
  [
    'bladwijzers',
    onePage({ content: plain }, ['<</First 7 0 R>>', `<</Title(${secret})/Parent 6 0 R>>`], '/Outlines 6 0 R'),
  ],
  ['beschrijving van een afbeelding (Alt)', onePage({ content: plain }, [`<</S/Figure/P 6 0 R/Alt(${secret})>>`])],
  ['vervangende tekst (ActualText)', onePage({ content: plain }, [`<</S/Span/P 6 0 R/ActualText(${secret})>>`])],
  ['naam in de structuur', onePage({ content: plain }, [`<</S/P/P 6 0 R/T(${secret})>>`])],
  ['bestemming', onePage({ content: plain }, [], `/Dests<</${secret}[3 0 R/Fit]>>`)],
  ['bestemming', onePage({ content: plain, entries: `/Annots[<</Subtype/Link/Dest/Jans#65n>>]` })],
  [
    'koppeling',
    onePage({ content: plain, entries: `/Annots[<</Subtype/Link/A<</S/URI/URI(https://x/${secret})>>>>]` }),
  ],
  ['opmerking', onePage({ content: plain, entries: `/Annots[<</Subtype/Text/Contents(${secret})>>]` })],
  ['formulierveld', onePage({ content: plain, entries: `/Annots[<</Subtype/Widget/FT/Tx/V(${secret})>>]` })],
  ['script', onePage({ content: plain }, [], `/OpenAction<</S/JavaScript/JS(${secret})>>`)],
  ['naam van een laag', onePage({ content: plain }, [`<</Type/OCG/Name(${secret})>>`])],
  ['naam van een lettertype', onePage({ content: plain }, [`<</Type/Font/BaseFont/${secret}-Bold>>`])],
  ['bijlage in de PDF', onePage({ content: plain }, [stream(`brief aan ${secret}`, '/Type/EmbeddedFile')])],
  [
    'bijlage in de PDF: opmerking',
    onePage({ content: plain }, [
      stream(onePage({ content: '', entries: `/Annots[<</Contents(${secret})>>]` }).toString('latin1')),
    ]),
  ],
  ['ander onderdeel', onePage({ content: `${plain} % ${secret}` })],
  ['ander onderdeel', onePage({ content: plain }, [stream([...secret, ''].join('\0'))])],
  ['ander onderdeel', onePage({ content: plain }, [packed(deflateSync(secret), 'FlateDecode')])],
  ['ander onderdeel', onePage({ content: plain }, [packed(Buffer.from('4a616e73656e>'), 'ASCIIHexDecode')])],
  ['ander onderdeel', onePage({ content: plain }, [packed(Buffer.from('8muUYASq~>'), 'ASCII85Decode')])],
  [
    'ander onderdeel',
    onePage({ content: plain }, [packed(Buffer.from('\x05Jansen\x80', 'latin1'), 'RunLengthDecode')]),
  ],
  ['ander onderdeel', onePage({ content: plain }, [packed(lzw(secret), 'LZWDecode')])],
  ['tussen de onderdelen van het bestand', Buffer.concat([onePage({ content: plain }), Buffer.from(`\n% ${secret}`)])],
  ['tussen de onderdelen van het bestand', Buffer.concat([Buffer.from(`${secret}\n`), onePage({ content: plain })])],
  [
    'gegevens in een foto',
    onePage({ content: plain }, [stream(`\xff\xd8\xff\xfe\0\x08${secret}\xff\xda`, '/Subtype/Image/Filter/DCTDecode')]),
  ],
]

function packed(bytes: Buffer, filter: string): string {
  return stream(bytes.toString('latin1'), `/Filter/${filter}`)
}

/** Codes of nine bits, without any of the table. */
function lzw(text: string): Buffer {
  const codes = [256, ...Buffer.from(text), 257]
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('')
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((each) => Number.parseInt(each.padEnd(8, '0'), 2)))
}

test.each(hidingPlaces)('a secret is found in: %s', (place, pdf) => {
  const { texts, unread } = found(pdf)
  expect(unread).toEqual([])
  expect(texts.filter(({ text }) => text.includes(secret)).map((each) => each.place)).toContain(place)
  expect(at(pdf, 'pagina 1')).toBe('Openbaar')
})

test('an earlier version shows what its pages showed', () => {
  const first = onePage({ content: `BT /F1 12 Tf [(Jan) 1 (sen)] TJ ET` })
  const body = `\n4 0 obj\n${stream(plain)}\nendobj\n`
  const table = `xref\n4 1\n${String(first.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev ${first.lastIndexOf('xref\n0')}>>\n`
  const pdf = Buffer.concat([first, Buffer.from(`${body}${table}startxref\n${first.length + body.length}\n%%EOF\n`)])
  expect(at(pdf, 'pagina 1')).toBe('Openbaar')
  expect(at(pdf, 'pagina 1 van een eerdere versie')).toBe(secret)
})

test('packed, unpacked and linearized by another program, a file says the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'all-texts-'))
  try {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
    const pdf = onePage({ content: plain }, [`<</Title(${secret})>>`], '', '/Root 1 0 R/Info 6 0 R')
    writeFileSync(from, pdf)
    for (const option of ['--object-streams=generate', '--linearize', '--qdf']) {
      execFileSync('qpdf', [option, from, to])
      const made = readFileSync(to)
      expect(at(made, 'pagina 1')).toBe('Openbaar')
      expect(at(made, 'documentgegevens (Info)')).toBe(secret)
      expect(found(made).unread).toEqual([])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('what cannot be read is said', () => {
  test.each([
    ['a broken stream', stream('geen zlib', '/Filter/FlateDecode'), 'een ingepakt onderdeel'],
    ['an unknown filter', stream('x', '/Filter/Vreemd'), 'een ingepakt onderdeel'],
    ['a zip', stream('PK\x03\x04'), 'een bijlage in de PDF die zelf is ingepakt'],
  ])('%s', (_, object, what) => {
    expect(found(onePage({ content: plain }, [object])).unread).toEqual([what])
  })

  test.each([
    ['no PDF', Buffer.from('niets'), 'geen-pdf'],
    ['encryption', onePage({ content: '' }, [], '', '/Root 1 0 R/Encrypt 9 0 R'), 'versleuteld'],
    ['pages in a circle', handmade(['<</Pages 2 0 R>>', '<</Kids[2 0 R]>>']), 'geen-bladzijden'],
  ])('%s', (_, pdf, code) => {
    expect(allTexts(pdf)).toMatchObject({ ok: false, code })
  })
})

test('words of the format itself are not told as texts', () => {
  const { texts } = found(onePage({ content: `/Artifact BMC ${plain} EMC` }))
  const other = texts
    .filter(({ place }) => place !== 'pagina 1')
    .map(({ text }) => text)
    .join(' ')
  expect(other.match(/[A-Za-z]{4,}/g) ?? []).toEqual(['Openbaar', 'Helvetica'])
})
