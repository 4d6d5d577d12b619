import { describe, expect, test } from 'vitest'
import { allTexts } from '../../../../src/pdf/text/all-texts.ts'
import { inspect } from '../../../../src/pdf/text/inspect.ts'
import { handmade, onePage, stream } from '../../handmade.ts'
import { byQpdf, encryptedByQpdf, otherReadersRun, popplerPages } from '../../poppler.ts'

const content = (text: string) => stream(`BT /F1 12 Tf 20 200 Td (${text}) Tj ET`)
const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
const page = (contents: number) =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents ${contents} 0 R/Resources<</Font<</F1 5 0 R>>>>>>`

/** Two pages, as objects 3 and 6. */
const twoPages: readonly string[] = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
  page(4),
  content('Eerste'),
  font,
  page(7),
  content('Tweede'),
]

/** The text of each page, in order. */
function pagesOf(pdf: Uint8Array): readonly string[] {
  const read = allTexts(pdf)
  if (!read.ok) throw new Error(read.reason)
  expect(read.unread).toEqual([])
  return read.texts.filter(({ place }) => /^pagina \d+$/.test(place)).map(({ text }) => text)
}

function tree(kids: string, count: number, more: readonly string[] = []): Buffer {
  const objects = [...twoPages, ...more]
  return handmade(objects.with(1, `<</Type/Pages/Kids${kids}/Count ${count}>>`))
}

describe('a page tree of another form has the pages that other readers show', () => {
  test.each<readonly [string, Buffer, readonly string[]]>([
    ['a page in the list itself', tree(`[${page(4)}]`, 1), ['Eerste']],
    ['two pages in the list itself', tree(`[${page(4)} ${page(7)}]`, 2), ['Eerste', 'Tweede']],
    ['one in the list and one beside it', tree(`[${page(4)} 6 0 R]`, 2), ['Eerste', 'Tweede']],
    ['a page listed twice', tree('[3 0 R 3 0 R]', 2), ['Eerste', 'Eerste']],
    ['a page listed twice, with one between', tree('[3 0 R 6 0 R 3 0 R]', 3), ['Eerste', 'Tweede', 'Eerste']],
    [
      'a page in two nodes',
      tree('[8 0 R 9 0 R]', 2, ['<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>']),
      ['Eerste', 'Eerste'],
    ],
    [
      'a node listed twice',
      tree('[8 0 R 8 0 R]', 4, ['<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>']),
      ['Eerste', 'Tweede', 'Eerste', 'Tweede'],
    ],
    ['a node in the list itself', tree('[<</Type/Pages/Kids[3 0 R]/Count 1>> 6 0 R]', 2), ['Eerste', 'Tweede']],
    ['a list of its own object', tree(' 8 0 R', 2, ['[3 0 R 6 0 R]']), ['Eerste', 'Tweede']],
    ['a page that names no type', handmade(twoPages.with(2, page(4).replace('/Type/Page', ''))), ['Eerste', 'Tweede']],
    [
      'a tree in the catalog itself',
      handmade(twoPages.with(0, '<</Type/Catalog/Pages<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>>>')),
      ['Eerste', 'Tweede'],
    ],
    ['a tree of one page without a list', handmade(twoPages.with(0, '<</Type/Catalog/Pages 3 0 R>>')), ['Eerste']],
    [
      'a node that lists a node above it',
      tree('[3 0 R 8 0 R]', 1, ['<</Type/Pages/Kids[2 0 R]/Count 0>>']),
      ['Eerste'],
    ],
    [
      'a page that names another parent, and inherits its size and fonts',
      handmade([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 300]/Resources<</Font<</F1 5 0 R>>>>>>',
        '<</Type/Page/Parent 5 0 R/Contents 4 0 R>>',
        content('Eerste'),
        font,
      ]),
      ['Eerste'],
    ],
  ])('%s', (_, pdf, pages) => {
    expect(pagesOf(pdf)).toEqual(pages)
    if (otherReadersRun) expect(popplerPages(pdf)).toBe(pages.length)
  })
})

/** A length as an object of its own, after the content. */
const lengthAs = (written: string) =>
  handmade([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    page(4),
    '<</Length 6 0 R>>\nstream\nBT /F1 12 Tf 20 200 Td (Eerste) Tj ET\nendstream',
    font,
    written,
  ])

const glued = (from: string, to: string) =>
  Buffer.from(handmade(twoPages).toString('latin1').replaceAll(from, to), 'latin1')

describe('an object that is written sloppily is read as other readers read it', () => {
  test.each<readonly [string, Buffer]>([
    [
      'a number with endobj behind it',
      Buffer.from(lengthAs('37').toString('latin1').replace('37\nendobj', '37endobj'), 'latin1'),
    ],
    [
      'a wrong number with endobj behind it',
      Buffer.from(lengthAs('12').toString('latin1').replace('12\nendobj', '12endobj'), 'latin1'),
    ],
    ['a dictionary with endobj behind it', glued('>>\nendobj', '>>endobj')],
    ['no line end after obj', glued(' obj\n', ' obj')],
    ['endobj and the next number without space', glued('endobj\n', 'endobj')],
    ['no endobj at all', glued('\nendobj', '')],
    ['carriage returns', glued('obj\n<<', 'obj\r<<')],
    ['a stray word in a dictionary', glued('/Type/Catalog', 'x/Type/Catalog')],
    ['a stray number in a dictionary', glued('/Type/Catalog', '7/Type/Catalog')],
    ['a key without a value at the end', glued('/Count 2>>', '/Count 2/Leeg>>')],
    ['a stray word in an array', glued('[3 0 R 6 0 R]', '[3 0 R x 6 0 R]')],
    ['strange bytes in a hexadecimal string', glued('/Type/Catalog', '/Type/Catalog/Vreemd<4a-4b>')],
    ['a comment in the middle', glued('/Type/Catalog', '%(\n/Type/Catalog')],
  ])('%s', (_, pdf) => {
    const pages = pagesOf(pdf)
    expect(pages[0]).toBe('Eerste')
    if (otherReadersRun) expect(popplerPages(pdf)).toBe(pages.length)
  })
})

const whole = handmade(twoPages)
const text = whole.toString('latin1')
const row = (number: number) => `${String(whole.indexOf(`\n${number} 0 obj`) + 1).padStart(10, '0')} 00000 n`
const changed = (from: string, to: string) => Buffer.from(text.replace(from, to), 'latin1')

describe('a file whose table of objects is wrong is repaired', () => {
  test.each<readonly [string, Buffer]>([
    ['the numbers begin at one', changed('xref\n0 8', 'xref\n1 8')],
    ['the entry of a page leads to another object', changed(row(3), row(5))],
    ['the entry of a page leads to nothing', changed(row(3), '0000009999 00000 n')],
    ['the entry of a page leads into the middle of an object', changed(row(3), '0000000033 00000 n')],
    ['the entry of a page says that it is free', changed(row(3), '0000000000 00000 f')],
    ['the entry of a content leads to another object', changed(row(4), row(5))],
    ['the entry of a content says that it is free', changed(row(7), '0000000000 00000 f')],
    ['the entry of a font leads to another object', changed(row(5), row(2))],
    ['the entry of the catalog leads to another object', changed(row(1), row(5))],
    ['the entry of the page tree says that it is free', changed(row(2), '0000000000 00000 f')],
    ['the place of the table is wrong', changed(/startxref\n\d+/.exec(text)?.[0] ?? '', 'startxref\n5')],
    ['the place of the table is missing', changed('startxref', 'start')],
    ['there is no table', changed('xref\n0 8', '')],
    ['there is no trailer', Buffer.from(text.slice(0, text.indexOf('trailer')), 'latin1')],
    ['the end is cut off', Buffer.from(text.slice(0, text.indexOf('xref\n')), 'latin1')],
    ['bytes precede the header', Buffer.concat([Buffer.from('Van: een scanner\r\n\r\n'), whole])],
    [
      'bytes precede the header, and the table counts them',
      Buffer.from(
        `regel\n${text.replace(/(\d{10}) 00000 n/g, (_, at) => `${String(Number(at) + 6).padStart(10, '0')} 00000 n`).replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at) + 6}`)}`,
        'latin1',
      ),
    ],
    ['there is no header', Buffer.from(text.slice(text.indexOf('\n') + 1), 'latin1')],
  ])('%s', (_, pdf) => {
    expect(pagesOf(pdf)).toEqual(['Eerste', 'Tweede'])
    // Poppler refuses a file without a trailer; other readers open it.
    if (otherReadersRun && pdf.includes('trailer')) expect(popplerPages(pdf)).toBe(2)
  })

  test('also when the objects are packed', () => {
    const packed = byQpdf(whole, ['--object-streams=generate']).toString('latin1')
    const broken = Buffer.from(packed.replace(/startxref\n\d+/, 'startxref\n3'), 'latin1')
    expect(pagesOf(broken)).toEqual(['Eerste', 'Tweede'])
  })

  test('what an update deleted stays deleted', () => {
    const update = `\nxref\n4 1\n0000000000 00001 f \ntrailer\n<</Size 8/Root 1 0 R/Prev ${text.indexOf('xref\n0')}>>\n`
    const pdf = Buffer.from(`${text}${update}startxref\n${text.length + 1}\n%%EOF\n`, 'latin1')
    const read = allTexts(pdf)
    expect(read.ok && read.texts.find(({ place }) => place === 'pagina 1')?.text).toBeUndefined()
    expect(inspect(pdf)).toMatchObject({ ok: true, pages: 2 })
  })
})

describe.skipIf(!otherReadersRun)('a file with an empty user password opens', () => {
  const titled = onePage(
    { content: 'BT /F1 12 Tf 20 200 Td (Eerste) Tj ET' },
    ['<</Title(Titel)>>'],
    '',
    '/Root 1 0 R/Info 6 0 R',
  )

  test.each<readonly [string, readonly string[]]>([
    ['RC4 of 40 bits', ['', 'eigenaar', '40']],
    ['RC4 of 128 bits', ['', 'eigenaar', '128', '--use-aes=n']],
    ['AES of 128 bits', ['', 'eigenaar', '128', '--use-aes=y']],
    ['AES of 128 bits, without its metadata', ['', 'eigenaar', '128', '--use-aes=y', '--cleartext-metadata']],
    ['RC4 in crypt filters', ['', 'eigenaar', '128', '--use-aes=n', '--force-V4']],
    ['AES of 256 bits', ['', 'eigenaar', '256']],
    ['AES of 256 bits, in the older way', ['', 'eigenaar', '256', '--force-R5']],
    ['no printing', ['', 'eigenaar', '128', '--print=none']],
    ['no changes', ['', 'eigenaar', '256', '--modify=none']],
    ['no copying', ['', 'eigenaar', '256', '--extract=n']],
    ['two empty passwords', ['', '', '128']],
    ['no owner password, 256 bits', ['', '', '256', '--allow-insecure']],
  ])('%s', (_, options) => {
    const pdf = encryptedByQpdf(titled, options)
    expect(pdf.includes('(Eerste)')).toBe(false)
    expect(pagesOf(pdf)).toEqual(['Eerste'])
    expect(inspect(pdf)).toMatchObject({ ok: true, pages: 1, title: 'Titel', isProtected: true })
  })

  test.each([['128'], ['256']])('and one with a password of %s bits does not', (bits) => {
    expect(inspect(encryptedByQpdf(titled, ['geheim', 'eigenaar', bits]))).toMatchObject({
      ok: false,
      code: 'versleuteld',
    })
  })

  test('and one without protection says so', () => {
    expect(inspect(titled)).toMatchObject({ ok: true, isProtected: false })
  })
})
