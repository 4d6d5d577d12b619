import { describe, expect, test } from 'vitest'
import { cleanPdf } from '../../../src/pdf/clean/clean-pdf.ts'
import { inspectPrivacy } from '../../../src/pdf/clean/inspect-privacy.ts'
import type { PrivacyTrace } from '../../../src/pdf/clean/privacy-trace.ts'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { handmade, onePage, stream } from '../handmade.ts'
import { finished, printed } from '../printed.ts'
import { raster, rasterRuns } from '../raster.ts'
import { structureText } from '../structure-text.ts'

const text = 'BT /F1 18 Tf 20 250 Td (Gewone tekst) Tj ET 0 0.5 0 rg 20 20 60 40 re f'
const appearance = stream('1 0 0 rg 0 0 40 20 re f', '/Type/XObject/Subtype/Form/BBox[0 0 40 20]')
const drawing = '/AP<</N 7 0 R>>'

/** A JPEG of one pixel with Exif, a comment and a profile in it; what counts are the parts before its picture. */
const part = (marker: number, body: string) =>
  `\xff${String.fromCharCode(marker)}${String.fromCharCode(0, body.length + 2)}${body}`
const photo = `\xff\xd8${part(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')}${part(0xe1, 'Exif\0\0Fotograaf Geheim')}${part(0xfe, 'Opmerking Geheim')}${part(0xe2, 'ICC_PROFILE\0')}\xff\xda\0\x02pixels\xff\xd9`

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>
<dc:creator><rdf:Seq><rdf:li>Jan Geheim</rdf:li></rdf:Seq></dc:creator><xmpMM:History>bewaard als C:\\geheim.docx</xmpMM:History>
</rdf:Description></rdf:RDF></x:xmpmeta>`

/** Each file carries one thing; every text that must go holds the word "geheim", in some case. */
const carrying: readonly (readonly [string, Buffer])[] = [
  ['auteur', onePage({ content: text }, ['<</Author(Jan Geheim)>>'], '', '/Root 1 0 R/Info 6 0 R')],
  ['titel', onePage({ content: text }, ['<</Title(geheim.docx)>>'], '', '/Root 1 0 R/Info 6 0 R')],
  ['programma', onePage({ content: text }, ['<</Producer(Geheim 1.0)>>'], '', '/Root 1 0 R/Info 6 0 R')],
  ['datums', onePage({ content: text }, ['<</ModDate(D:20200101)>>'], '', '/Root 1 0 R/Info 6 0 R')],
  ['overige-gegevens', onePage({ content: text }, ['<</Company(Geheim bv)>>'], '', '/Root 1 0 R/Info 6 0 R')],
  ['xmp-geschiedenis', onePage({ content: text }, [stream(xmp, '/Type/Metadata/Subtype/XML')], '/Metadata 6 0 R')],
  ['gegevens-bij-onderdelen', onePage({ content: text, entries: '/Metadata 6 0 R' }, [stream(xmp)])],
  ['opmerkingen', withNote('/Subtype/Text/Contents(Geheim)/T(Jan Geheim)/F 2')],
  ['opmerkingen', withNote(`/Subtype/Square/Contents(Geheim)/T(Jan Geheim)/RC(<p>Geheim</p>)${drawing}`)],
  ['opmerkingen', withNote('/Subtype/Popup/Contents(Geheim)')],
  ['bijlagen', withNote(`/Subtype/FileAttachment/FS<</F(geheim.txt)/EF<</F 8 0 R>>>>${drawing}`)],
  [
    'bijlagen',
    onePage(
      { content: text },
      ['<</F(geheim.txt)/EF<</F 7 0 R>>>>', stream('Geheim', '/Type/EmbeddedFile')],
      '/Names<</EmbeddedFiles<</Names[(geheim.txt) 6 0 R]>>>>/AF[6 0 R]',
    ),
  ],
  ['scripts', onePage({ content: text }, ['<</S/JavaScript/JS(app.alert\\("Geheim"\\))>>'], '/OpenAction 6 0 R')],
  ['scripts', onePage({ content: text, entries: '/AA<</O<</S/JavaScript/JS(geheim)>>>>' })],
  [
    'scripts',
    onePage({ content: text }, ['<</Names[(geheim)<</S/JavaScript/JS(geheim)>>]>>'], '/Names<</JavaScript 6 0 R>>'),
  ],
  ['acties', withNote('/Subtype/Link/Border[0 0 0]/A<</S/Launch/F(C:\\\\geheim.exe)>>')],
  ['acties', withNote('/Subtype/Link/Border[0 0 0]/A<</S/URI/URI(file:///c:/geheim/plan.docx)>>')],
  ['miniaturen', onePage({ content: text, entries: '/Thumb 6 0 R' }, [stream('geheim', '/Width 1/Height 1')])],
  ['werkgegevens', onePage({ content: text, entries: '/PieceInfo<</Word<</Private(Geheim)>>>>' })],
  ['formulier-xfa', onePage({ content: text }, [stream('<xfa>Geheim</xfa>')], '/AcroForm<</Fields[]/XFA 6 0 R>>')],
  ['fotogegevens', onePage({ content: text, resources: '/XObject<</Im1 6 0 R>>' }, [image(photo)])],
  ['handtekening', withNote(`/Subtype/Widget/FT/Sig/V<</ByteRange[0 1 2 3]/Contents<00>/Name(Jan Geheim)>>${drawing}`)],
  ['formulier', withNote(`/Subtype/Widget/FT/Tx/TU(Geheim)${drawing}`)],
  ['lakmarkeringen', withNote('/Subtype/Redact/OverlayText(Geheim)')],
  [
    'verborgen-lagen',
    onePage(
      {
        content: `${text} /OC /L1 BDC BT /F1 9 Tf 20 100 Td (Geheim) Tj ET EMC`,
        resources: '/Properties<</L1 6 0 R>>',
      },
      ['<</Type/OCG/Name(Geheime laag)>>'],
      '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>',
    ),
  ],
  ['resten', onePage({ content: text }, ['<</Zomaar(Geheim)>>'])],
  ['eerdere-versies', updated()],
]

function image(data: string): string {
  return stream(data, '/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode')
}

/** Object 6 is the annotation, 7 a drawing, 8 a file. */
function withNote(entries: string): Buffer {
  const note = `<</Type/Annot/Rect[100 100 140 120]${entries}>>`
  return onePage({ content: text, entries: '/Annots[6 0 R]' }, [
    note,
    appearance,
    stream('Geheim', '/Type/EmbeddedFile'),
  ])
}

/** The content of the page gives way to another in an update behind the file. */
function updated(): Buffer {
  const first = onePage({ content: 'BT /F1 18 Tf 20 250 Td (Geheim) Tj ET' })
  const body = `\n4 0 obj\n${stream(text)}\nendobj\n`
  const at = first.length + 1
  const end = `xref\n4 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev ${first.lastIndexOf('xref\n0')}>>\n`
  return Buffer.concat([first, Buffer.from(`${body}${end}startxref\n${first.length + body.length}\n%%EOF\n`, 'latin1')])
}

function damagedContent(): Buffer {
  return handmade([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
    stream('geen zlib', '/Filter/FlateDecode'),
  ])
}

function kinds(traces: readonly PrivacyTrace[]): readonly string[] {
  return traces.map(({ kind }) => kind)
}

function tracesIn(pdf: Uint8Array): readonly PrivacyTrace[] {
  const report = inspectPrivacy(pdf)
  if (!report.ok) throw new Error(report.reason)
  return report.traces
}

function cleaned(pdf: Uint8Array) {
  const result = cleanPdf(pdf, 'Titel')
  if (!result.ok) throw new Error(result.reason)
  return result
}

/** Everything that can be read in a file, in one. */
function words(pdf: Uint8Array): string {
  const texts = allTexts(pdf)
  if (!texts.ok) throw new Error(texts.reason)
  expect(texts.unread).toEqual([])
  return texts.texts.map(({ place, text }) => `${place}: ${text}`).join('\n')
}

test('a file with nothing but its page carries nothing', () => {
  expect(tracesIn(onePage({ content: text }))).toEqual([])
})

describe.each(carrying)('%s', (kind, pdf) => {
  test('is found, in a Dutch sentence', () => {
    const found = tracesIn(pdf).find((each) => each.kind === kind)
    expect(found?.sentence).toMatch(/^[A-ZÀ-Ž#0-9].{20,}\.$/)
    expect(found?.count).toBeGreaterThan(0)
  })

  test('goes, with all it said', () => {
    if (kind !== 'miniaturen' && kind !== 'datums') expect(words(pdf)).toMatch(/geheim/i)
    const { pdf: made, removed, left } = cleaned(pdf)
    expect(kinds(removed)).toContain(kind)
    expect(left).toEqual([])
    expect(words(made)).not.toMatch(/geheim/i)
    expect(Buffer.from(made).toString('latin1')).not.toMatch(/geheim/i)
    expect(words(made)).toContain('pagina 1: Gewone tekst')
  })

  test.skipIf(!rasterRuns)('goes without a change to the page', () => {
    const [before] = raster(pdf)
    const [after] = raster(cleaned(pdf).pdf)
    expect(before?.bytes.some((byte) => byte < 250)).toBe(true)
    expect(before && after && Buffer.compare(before.bytes, after.bytes)).toBe(0)
  })

  test('the same bytes each time, and nothing more to do the second time', () => {
    const once = cleaned(pdf)
    expect(Buffer.compare(once.pdf, cleaned(pdf).pdf)).toBe(0)
    expect(cleaned(once.pdf).removed).toEqual([])
  })
})

describe('what stays is named', () => {
  const unseen = 'BT /F1 12 Tf 3 Tr 20 200 Td (weg) Tj ET'
  test.each([
    ['onzichtbare-tekst', onePage({ content: unseen }), 3],
    [
      'tekstherkenning',
      onePage({ content: `q 100 0 0 300 0 0 cm /Im1 Do Q ${unseen}`, resources: '/XObject<</Im1 6 0 R>>' }, [
        stream('\0', '/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray'),
      ]),
      3,
    ],
    ['tekst-onder-vlak', onePage({ content: 'BT /F1 12 Tf 20 200 Td (naam) Tj ET 10 190 100 30 re f' }), 4],
    ['tekst-buiten-bladzijde', onePage({ content: 'BT /F1 12 Tf 20 400 Td (buiten) Tj ET' }), 6],
  ])('%s', (kind, pdf, count) => {
    expect(tracesIn(pdf)).toContainEqual(expect.objectContaining({ kind, count }))
    expect(cleaned(pdf).left).toContainEqual(expect.objectContaining({ kind, count }))
  })

  test('a frame around text hides nothing', () => {
    const content = 'BT /F1 12 Tf 20 200 Td (naam) Tj ET 10 190 100 30 re 11 191 98 28 re f*'
    expect(tracesIn(onePage({ content }))).toEqual([])
  })

  test('a field of colour under text hides nothing, nor does one that can be seen through', () => {
    expect(tracesIn(onePage({ content: '10 190 100 30 re f BT /F1 12 Tf 1 g 20 200 Td (naam) Tj ET' }))).toEqual([])
    const resources = '/ExtGState<</G1<</ca 0.5>>/G2<</BM/Multiply>>>>'
    for (const name of ['G1', 'G2']) {
      const content = `BT /F1 12 Tf 20 200 Td (naam) Tj ET /${name} gs 10 190 100 30 re f`
      expect(tracesIn(onePage({ content, resources }))).toEqual([])
    }
  })
})

test('links, their texts and form fields are no comments, and stay', () => {
  const pdf = withNote('/Subtype/Link/Contents(naar de website)/A<</S/URI/URI(https://voorbeeld.example)>>')
  // The drawing and the file that nothing uses here.
  expect(kinds(tracesIn(pdf))).toEqual(['resten'])
  const made = words(cleaned(pdf).pdf)
  expect(made).toContain('naar de website')
  expect(made).toContain('https://voorbeeld.example')
})

describe('what is refused', () => {
  test.each([
    ['a field without a drawing', withNote('/Subtype/Widget/FT/Tx/V(ingevuld)'), 'formulier'],
    ['content that is damaged', damagedContent(), 'beschadigde-inhoud'],
    ['an encrypted file', onePage({ content: text }, [], '', '/Root 1 0 R/Encrypt 9 0 R'), 'versleuteld'],
    ['no PDF', Buffer.from('niets'), 'geen-pdf'],
    ['no pages', handmade(['<</Type/Catalog/Pages 2 0 R>>', '<</Kids[]>>']), 'geen-bladzijden'],
  ])('%s', (_, pdf, code) => {
    expect(cleanPdf(pdf, 'Titel')).toMatchObject({ ok: false, code })
  })
})

describe('a file that claims PDF/A-2a and PDF/UA-1', () => {
  const facts = { title: 'Voorstel', author: 'Jan Geheim', lang: 'nl', created: new Date(0), producer: 'Geheim 1' }
  const proposal = finished(printed('proposal'), facts)

  test('keeps tags, pages, claims and title, and loses its maker', () => {
    const { pdf, removed, left } = cleaned(proposal)
    expect(kinds(removed)).toEqual(expect.arrayContaining(['auteur', 'programma', 'datums', 'xmp']))
    expect(left).toEqual([])
    // A link leads to a place, no longer to the name of one.
    const places = (of: Uint8Array) => structureText(of).replaceAll(/→ #(?:\[.*\]|\S+)/g, '→ #')
    expect(places(pdf)).toBe(places(proposal))
    expect(structureText(proposal)).toContain('→ #')
    expect(inspect(pdf)).toEqual({ ...inspect(proposal), title: 'Titel' })
    expect(words(pdf)).not.toContain('Geheim')
  })

  test.skipIf(!rasterRuns)('looks the same', () => {
    const [before, after] = [raster(proposal), raster(cleaned(proposal).pdf)]
    expect(before.length).toBeGreaterThan(0)
    expect(after.length).toBe(before.length)
    for (const [index, page] of before.entries())
      expect(Buffer.compare(page.bytes, after[index]?.bytes ?? Buffer.alloc(0))).toBe(0)
  })
})
