import { describe, expect, test } from 'vitest'
import { cleanPdf } from '../../../src/pdf/clean/clean-pdf.ts'
import { readOutline } from '../../../src/pdf/file/model/outline.ts'
import { openPdf } from '../../../src/pdf/file/read/open-pdf.ts'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { handmade, onePage, stream } from '../handmade.ts'
import { encryptedByQpdf, otherReadersRun } from '../poppler.ts'
import { raster, rasterRuns } from '../raster.ts'
import { structureText } from '../structure-text.ts'
import { disallowed } from './allow-list.ts'

const text = 'BT /F1 18 Tf 20 250 Td (Gewone tekst) Tj ET'
const drawing = stream('1 0 0 rg 0 0 40 20 re f', '/Type/XObject/Subtype/Form/BBox[0 0 40 20]')
const layered = '/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[7 0 R]>>>>'
const layers = ['<</Type/OCG/Name(Aan)>>', '<</Type/OCG/Name(Uit)>>']
const red = '1 0 0 rg 20 20 60 40 re f'

function clean(pdf: Uint8Array): Buffer {
  const made = cleanPdf(pdf, 'Titel')
  if (!made.ok) throw new Error(made.reason)
  expect(disallowed(made.pdf)).toEqual([])
  return Buffer.from(made.pdf)
}

function words(pdf: Uint8Array): string {
  const read = allTexts(pdf)
  if (!read.ok) throw new Error(read.reason)
  return read.texts.map(({ place, text }) => `${place}: ${text}`).join('\n')
}

const annotated = (entries: string, more: readonly string[] = [drawing]) =>
  onePage({ content: text, entries: `/Annots[<</Type/Annot/Rect[100 100 180 120]${entries}>>]` }, more)

describe.skipIf(!rasterRuns)('a page looks the same', () => {
  test.each<readonly [string, Buffer]>([
    ['with a comment that has a drawing', annotated('/Subtype/Stamp/AP<</N 6 0 R>>')],
    ['with a field that is filled in', annotated('/Subtype/Square/AP<</N<</Aan 6 0 R/Off null>>>>/AS/Aan')],
    [
      'with a drawing that is turned',
      annotated('/Subtype/Stamp/AP<</N 6 0 R>>', [stream(red, '/Subtype/Form/BBox[0 0 99 99]/Matrix[0 1 -1 0 0 0]')]),
    ],
    ['with a hidden comment', annotated('/Subtype/Stamp/F 2/AP<</N 6 0 R>>')],
    [
      'with a content that leaves its state open',
      onePage(
        {
          content: `q 2 0 0 2 0 0 cm ${text}`,
          entries: '/Annots[<</Type/Annot/Subtype/Stamp/Rect[9 9 49 29]/AP<</N 6 0 R>>>>]',
        },
        [drawing],
      ),
    ],
    [
      'with layers',
      onePage(
        {
          content: `${text} /OC /A BDC ${red} EMC /OC /U BDC 0 0 1 rg 90 20 60 40 re f EMC`,
          resources: '/Properties<</A 6 0 R/U 7 0 R>>',
        },
        layers,
        layered,
      ),
    ],
    [
      'with a hidden layer that moves the text',
      onePage(
        {
          content: `BT /F1 9 Tf 20 100 Td (een) Tj /OC /U BDC (twee) ' 0 20 Td EMC (drie) Tj ET`,
          resources: '/Properties<</U 7 0 R>>',
        },
        layers,
        layered,
      ),
    ],
    [
      'with a drawing in a hidden layer',
      onePage(
        { content: `${text} /X Do`, resources: '/XObject<</X 8 0 R>>' },
        [...layers, stream(red, '/Subtype/Form/BBox[0 0 99 99]/OC 7 0 R')],
        layered,
      ),
    ],
    [
      'with a drawing without resources of its own',
      onePage({ content: '/X Do', resources: '/XObject<</X 6 0 R>>' }, [
        stream(text, '/Subtype/Form/BBox[0 0 300 300]'),
      ]),
    ],
    [
      'with an inline image',
      onePage({
        content: `q 50 0 0 50 20 20 cm BI /W 2 /H 2 /CS /RGB /BPC 8 /F /AHx ID ff000000ff000000ffffffff> EI Q ${text}`,
      }),
    ],
    [
      'with a pattern',
      onePage({ content: '/Pattern cs /P scn 20 20 90 90 re f', resources: '/Pattern<</P 6 0 R>>' }, [
        stream(
          '1 0 0 rg 0 0 5 5 re f',
          '/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>',
        ),
      ]),
    ],
    [
      'with a shading',
      onePage({
        content: '/S sh',
        resources:
          '/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 200 0]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>>>',
      }),
    ],
    [
      'with a soft mask',
      onePage({ content: `/G gs ${red}`, resources: '/ExtGState<</G<</ca 0.5/SMask<</S/Luminosity/G 6 0 R>>>>>>' }, [
        stream('0.5 g 0 0 50 300 re f', '/Subtype/Form/BBox[0 0 200 300]/Group<</S/Transparency/CS/DeviceGray>>'),
      ]),
    ],
    [
      'with glyphs that are drawings',
      onePage({ content: 'BT /T 20 Tf 20 100 Td (ab) Tj ET', resources: '/Font<</T 6 0 R>>' }, [
        '<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[0.1 0 0 0.1 0 0]/FirstChar 97/LastChar 98/Widths[10 10]/Encoding<</Differences[97/a/b]>>/CharProcs<</a 7 0 R/b 8 0 R>>/Resources<<>>>>',
        stream('10 0 0 0 9 9 d1 9 0 0 9 0 0 cm BI /W 1 /H 1 /IM true ID \0 EI'),
        stream('10 0 0 0 9 9 d1 5 0 0 5 0 0 cm BI /W 2 /H 1 /IM true ID \x40 EI'),
      ]),
    ],
    [
      'with a size and turn of the page tree',
      handmade([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 300]/CropBox[0 100 200 300]/Rotate 90/Resources<</Font<</F1 5 0 R>>>>>>',
        '<</Type/Page/Parent 2 0 R/Contents 4 0 R>>',
        stream(text),
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      ]),
    ],
  ])('%s', (_, pdf) => {
    const [before, after] = [raster(pdf)[0], raster(clean(pdf))[0]]
    expect(before?.bytes.some((byte) => byte < 250)).toBe(true)
    expect(after?.bytes.equals(before?.bytes ?? Buffer.alloc(0))).toBe(true)
  })
})

describe('content that paints nothing goes', () => {
  test.each([
    ['a comment', `% Jansen\n${text}`],
    ['a comment between operands', text.replace('20 250', '20 % Jansen\n 250')],
    ['an unknown operator', `(Jansen) zomaar ${text}`],
    ['an operand too many', `(Jansen) q ${text} Q`],
    ['a marked-content point', `/Jansen MP /X <</Naam(Jansen)>> DP ${text}`],
    ['an unknown property', `/Span <</Naam(Jansen)>> BDC ${text} EMC`],
    ['a string for a number', `(Jansen) w ${text}`],
    ['operands at the end', `${text} (Jansen)`],
    ['what follows the pixels of an image', `${text} BI /W 1 /H 1 /CS /G /BPC 8 ID \0Jansen EI`],
  ])('%s', (_, content) => {
    const pdf = onePage({ content })
    expect(pdf.includes('Jansen')).toBe(true)
    const made = words(clean(pdf))
    expect(made).not.toContain('Jansen')
    expect(made).toContain('pagina 1: Gewone tekst')
    expect(made).toBe(words(clean(onePage({ content: content.replaceAll('Jansen', '') }))))
  })
})

test('links, bookmarks, destinations, labels, language and the first view stay; what else they hold goes', () => {
  const pdf = onePage(
    {
      content: text,
      entries:
        '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://voorbeeld.example)>>/NM(Jansen)>>' +
        '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest(hier)>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(Jansen)>>>>]',
    },
    ['<</First 7 0 R/Last 7 0 R>>', '<</Title(Begin)/Parent 6 0 R/Dest[3 0 R/Fit]/Zomaar(Jansen)>>'],
    '/Lang(nl)/Outlines 6 0 R/PageMode/UseOutlines/OpenAction[3 0 R/Fit]/PageLabels<</Nums[0<</S/r/P(p )/Zomaar(Jansen)>>]>>' +
      '/Names<</Dests<</Names[(hier)[3 0 R/XYZ 0 0 0]]>>/JavaScript<</Names[(Jansen)<</S/JavaScript/JS(x)>>]>>>>',
  )
  const made = clean(pdf)
  const said = words(made)
  expect(said).not.toContain('Jansen')
  for (const each of ['https://voorbeeld.example', 'Begin', 'hier']) expect(said).toContain(each)
  expect(inspect(made)).toMatchObject({ ok: true, lang: 'nl', title: 'Titel' })
  const file = openPdf(made)
  expect(readOutline(file).map(({ title }) => title)).toEqual(['Begin'])
  expect([...(file.catalog()?.keys() ?? [])].sort()).toEqual(
    ['Lang', 'Metadata', 'Names', 'OpenAction', 'Outlines', 'PageLabels', 'PageMode', 'Pages', 'Type'].sort(),
  )
})

test('a flattened field keeps its place in the structure; what a hidden layer held has none', () => {
  const pdf = onePage(
    {
      content: `/P <</MCID 0>> BDC ${text} EMC /OC /U BDC /P <</MCID 1>> BDC (x) Tj EMC EMC`,
      entries: '/StructParents 0/Annots[8 0 R]',
      resources: '/Properties<</U 7 0 R>>',
    },
    [
      ...layers,
      '<</Type/Annot/Subtype/Widget/FT/Tx/TU(Jansen)/Rect[9 9 49 29]/StructParent 1/AP<</N 9 0 R>>>>',
      drawing,
      '<</Type/StructTreeRoot/K[11 0 R 12 0 R 13 0 R]>>',
      '<</S/P/P 10 0 R/Pg 3 0 R/K 0>>',
      '<</S/P/P 10 0 R/Pg 3 0 R/K 1/Alt(Jansen)>>',
      '<</S/Form/P 10 0 R/Alt(Naam van de aanvrager)/K<</Type/OBJR/Pg 3 0 R/Obj 8 0 R>>>>',
    ],
    `${layered}/MarkInfo<</Marked true>>/StructTreeRoot 10 0 R`,
  )
  const made = clean(pdf)
  expect(words(made)).not.toContain('Jansen')
  const tree = structureText(made)
  expect(tree).toContain('Form')
  expect(tree).toContain('Naam van de aanvrager')
  expect(tree.match(/\bP\b/g)).toHaveLength(1)
})

test.skipIf(!otherReadersRun)(
  'a file that is encrypted with an empty password is cleaned as the same file without',
  () => {
    const pdf = onePage({ content: text })
    expect(clean(encryptedByQpdf(pdf, ['', 'eigenaar', '256'])).equals(clean(pdf))).toBe(true)
  },
)
