import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cleanPdf } from '../../../src/pdf/clean/clean-pdf.ts'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { onePage, stream } from '../handmade.ts'
import { raster, rasterRuns } from '../raster.ts'
import { disallowed } from './allow-list.ts'

const text = 'BT /F1 18 Tf 20 250 Td (Gewone tekst) Tj ET 0 0.5 0 rg 20 20 60 40 re f'
const packed = gzipSync('Jansen').toString('latin1')
const entries = '/Type/EmbeddedFile'

/** Each holds the file in one place; objects from 6 on. */
const places: readonly (readonly [place: string, pdf: (file: string) => Buffer])[] = [
  [
    'the list of embedded files',
    (file) =>
      onePage({ content: text }, ['<</F(a)/EF<</F 7 0 R>>>>', file], '/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>'),
  ],
  [
    'associated files of the document',
    (file) => onePage({ content: text }, ['<</EF<</F 7 0 R>>>>', file], '/AF[6 0 R]'),
  ],
  ['associated files of the page', (file) => onePage({ content: text, entries: '/AF[<</EF<</F 6 0 R>>>>]' }, [file])],
  [
    'an annotation without a drawing',
    (file) =>
      onePage(
        { content: text, entries: '/Annots[<</Subtype/FileAttachment/F 2/Rect[0 0 9 9]/FS<</EF<</F 6 0 R>>>>>>]' },
        [file],
      ),
  ],
  [
    'associated files of a link',
    (file) =>
      onePage(
        { content: text, entries: '/Annots[<</Subtype/Link/Border[0 0 0]/Rect[0 0 9 9]/AF[<</EF<</F 6 0 R>>>>]>>]' },
        [file],
      ),
  ],
  [
    'an action that opens it',
    (file) => onePage({ content: text }, [file], '/OpenAction<</S/GoToE/F<</EF<</F 6 0 R>>>>>>'),
  ],
  ['a portable collection', (file) => onePage({ content: text }, [file], '/Collection<</Schema<</X 6 0 R>>>>')],
  [
    'data of another program',
    (file) => onePage({ content: text, entries: '/PieceInfo<</X<</Private 6 0 R>>>>' }, [file]),
  ],
  ['a key of its own', (file) => onePage({ content: text }, [file], '/Zomaar 6 0 R')],
  ['a resource that nothing uses', (file) => onePage({ content: text, resources: '/XObject<</Los 6 0 R>>' }, [file])],
  [
    'a property list',
    (file) =>
      onePage({ content: `/Span /P1 BDC ${text} EMC`, resources: '/Properties<</P1 7 0 R>>' }, [file, '<</AF 6 0 R>>']),
  ],
  ['a preview of the page', (file) => onePage({ content: text, entries: '/Thumb 6 0 R' }, [file])],
  ['XFA', (file) => onePage({ content: text }, [file], '/AcroForm<</Fields[]/XFA 6 0 R>>')],
  ['an entry of the font', (file) => withFont('/Private 6 0 R', file)],
  ['nothing refers to it', (file) => onePage({ content: text }, [file])],
  ['the trailer', (file) => onePage({ content: text }, [file], '', '/Root 1 0 R/Zomaar 6 0 R')],
]

function withFont(more: string, file: string): Buffer {
  return onePage({ content: text, resources: `/Pattern<</Los<<${more}>>>>` }, [file])
}

describe.each(places)('a file that nobody can read, in %s', (_, pdf) => {
  const [with_, without] = [pdf(stream(packed, entries)), pdf('null')]
  const cleaned = (file: Buffer) => {
    const made = cleanPdf(file, 'Titel')
    if (!made.ok) throw new Error(made.reason)
    return Buffer.from(made.pdf)
  }

  test('goes, and the same PDF without it is as it was', () => {
    const made = cleaned(with_)
    expect(disallowed(made)).toEqual([])
    expect(made.includes(packed.slice(0, 12), 0, 'latin1')).toBe(false)
    expect(Buffer.compare(made, cleaned(without))).toBe(0)
    expect(allTexts(made)).toMatchObject({ ok: true, unread: [] })
  })

  test.skipIf(!rasterRuns)('goes without a change to the page', () => {
    expect(raster(cleaned(with_))[0]?.bytes.equals(raster(without)[0]?.bytes ?? Buffer.alloc(0))).toBe(true)
  })
})
