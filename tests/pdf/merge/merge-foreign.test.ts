import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assessEntry } from '../../../src/pdf/merge/assess-entry.ts'
import { mergePdfs } from '../../../src/pdf/merge/merge-pdfs.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { handmade, onePage, stream } from '../handmade.ts'
import { raster, rasterRuns } from '../raster.ts'
import { readWhole } from './read-whole.ts'

const facts = { title: 'Bundel', lang: 'nl', created: new Date(0), producer: 'p' }
const words = (text: string) => `BT /F1 12 Tf 20 20 Td (${text}) Tj ET`
const plainPage = onePage({ content: words('eerste') })

function merged(...pdfs: readonly Uint8Array[]) {
  const parts = pdfs.map((pdf, index) => ({ key: `stuk ${index + 1}`, title: `Stuk ${index + 1}`, read: () => pdf }))
  const made = mergePdfs(parts, facts, { admit: 'all' })
  if (!made.ok) throw new Error(made.problems.map(({ reason }) => reason).join(' '))
  return made
}

/** All objects as text, unpacked, as qpdf reads them; it finds nothing wrong. */
function objectsOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'))
  try {
    const path = join(folder, 'one.pdf')
    writeFileSync(path, pdf)
    execFileSync('qpdf', ['--check', path])
    return execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { encoding: 'latin1' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a PDF made elsewhere in a whole', () => {
  test('stands there as it is when it is asked for, and the whole claims nothing', () => {
    const parts = [{ key: 'scan', title: 'Scan', read: () => plainPage }]
    expect(mergePdfs(parts, facts)).toMatchObject({
      ok: false,
      problems: [{ key: 'scan', title: 'Scan', code: 'voldoet-niet' }],
    })
    const made = merged(plainPage)
    const standing = assessEntry(plainPage)
    if (!standing.ok) throw new Error('It can be read.')
    expect(standing.shortcomings.length).toBe(2)
    expect(made).toMatchObject({ claims: [], losses: [] })
    expect(made.nonConforming).toEqual([{ key: 'stuk 1', title: 'Stuk 1', reasons: standing.shortcomings }])
    expect(inspect(made.pdf)).toMatchObject({ claims: [], title: 'Bundel' })
    expect(objectsOf(made.pdf)).not.toContain('pdfaid:part')
  })

  test('keeps what its pages inherit', async () => {
    const tree = handmade([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1/Rotate 90/MediaBox[0 0 400 100]/Resources 6 0 R>>',
      '<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1/CropBox[0 0 300 100]>>',
      '<</Type/Page/Parent 3 0 R/Contents 5 0 R>>',
      stream(words('gedraaid')),
      '<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>',
    ])
    const { pages } = await readWhole(merged(plainPage, tree).pdf)
    expect(pages.map(({ text }) => text)).toEqual(['eerste', 'gedraaid'])
    if (rasterRuns) expect(raster(merged(plainPage, tree).pdf)[1]).toMatchObject({ width: 100, height: 300 })
  })

  test('keeps links and bookmarks of every kind on its own pages, and does nothing else', async () => {
    const link = (entries: string) => `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]${entries}>>`
    const goals = [
      '/Dest/naam',
      '/Dest(tekst)',
      '/Dest[3 0 R/XYZ 0 77 0]',
      '/A<</S/GoTo/D(tekst)>>',
      '/A<</S/URI/URI(https://www.example.org/)>>',
      '/Dest[12 0 R/Fit]',
      '/Dest/onbekend',
      '/A<</S/JavaScript/JS(app.alert\\(1\\))>>',
      '/A<</S/Launch/F(geheim.exe)>>/AA<</E<</S/JavaScript/JS(x)>>>>',
      '/A<</S/URI/URI(file:///C:/geheim)>>',
    ]
    const pdf = onePage(
      { content: words('tweede'), entries: `/AA<</O 11 0 R>>/Annots[${goals.map(link).join('')}]` },
      [
        '<</naam[3 0 R/XYZ 0 55 0]/kring/kring>>',
        '<</Kids[8 0 R]>>',
        '<</Limits[(tekst)(tekst)]/Names[(tekst)<</D[3 0 R/XYZ 0 66 0]>>]>>',
        '<</First 10 0 R/Last 10 0 R/Count 1>>',
        '<</Title(Boven)/Parent 9 0 R/First 13 0 R/Last 13 0 R/Count 1>>',
        '<</S/JavaScript/JS(app.alert\\(2\\))>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
        '<</Title(Onder)/Parent 10 0 R/A<</S/GoTo/D(tekst)>>>>',
      ],
      '/Dests 6 0 R/Names<</Dests 7 0 R/JavaScript<</Names[(a)11 0 R]>>>>/Outlines 9 0 R/OpenAction 11 0 R',
    )
    const made = merged(plainPage, pdf, pdf)
    const { pages, bookmarks } = await readWhole(made.pdf)
    const on = (page: number, top: number) => ({ url: undefined, page, top })
    const nowhere = { url: undefined, page: undefined, top: undefined }
    for (const page of [2, 3]) {
      expect(pages[page - 1]?.links).toEqual([
        ...[55, 66, 77, 66].map((top) => on(page, top)),
        { ...nowhere, url: 'https://www.example.org/' },
        ...Array.from({ length: 5 }, () => nowhere),
      ])
    }
    expect(bookmarks).toEqual([
      { title: 'Stuk 1', level: 1, page: 1 },
      { title: 'Stuk 2', level: 1, page: 2 },
      { title: 'Onder', level: 2, page: 2 },
      { title: 'Stuk 3', level: 1, page: 3 },
      { title: 'Onder', level: 2, page: 3 },
    ])
    expect(made.losses.map(({ key, kind }) => `${key}: ${kind}`)).toEqual(
      ['stuk 2', 'stuk 3'].flatMap((key) => [`${key}: opdrachten`, `${key}: scripts`]),
    )
    const text = objectsOf(made.pdf)
    expect(text).not.toMatch(/JavaScript|Launch|geheim|alert/)
    expect(text.match(/\/Type \/Page\b/g)?.length).toBe(3)
  })

  test('keeps what its fields show, and no form; what only a program can draw is refused', async () => {
    const drawing = stream('1 0 0 rg 0 0 20 20 re f', '/Type/XObject/Subtype/Form/BBox[0 0 20 20]')
    const field = (entries: string) =>
      onePage(
        { content: '', entries: '/Annots[6 0 R]' },
        [
          `<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/TU(Uw naam)/Rect[50 50 70 70]/P 3 0 R${entries}>>`,
          drawing,
          stream('', '/Type/XObject/Subtype/Form/BBox[0 0 20 20]'),
        ],
        '/AcroForm<</Fields[6 0 R]>>',
      )
    const made = merged(
      field('/V(Jan)/AP<</N 7 0 R>>'),
      field('/V/Aan/AS/Aan/AP<</N<</Aan 7 0 R/Off 8 0 R>>>>'),
      field(''),
    )
    expect(made.losses.map(({ key, kind }) => `${key}: ${kind}`)).toEqual(
      [1, 2, 3].map((number) => `stuk ${number}: invulvelden`),
    )
    expect(made.nonConforming[0]?.reasons).toContain('In de PDF staan invulvelden.')
    expect(objectsOf(made.pdf)).not.toMatch(/AcroForm|Widget|\(Jan\)/)
    if (rasterRuns)
      expect(raster(made.pdf).map((picture) => picture.at(60, 240))).toEqual([
        [255, 0, 0],
        [255, 0, 0],
        [255, 255, 255],
      ])
    expect(merged(field('/FT/Btn/V/Off')).losses).toMatchObject([{ kind: 'invulvelden' }])
    const signed = merged(field('/FT/Sig/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>/AP<</N 7 0 R>>'))
    expect(signed.losses.map(({ kind }) => kind)).toEqual(['handtekening', 'invulvelden'])
    expect(objectsOf(signed.pdf)).not.toContain('ByteRange')
    const undrawn = field('/V(Jan)')
    expect(assessEntry(undrawn)).toMatchObject({ ok: false, code: 'formulier' })
    const parts = [{ key: 'a', title: 'A', read: () => undrawn }]
    expect(mergePdfs(parts, facts, { admit: 'all' })).toMatchObject({ ok: false, problems: [{ code: 'formulier' }] })
  })

  test.skipIf(!rasterRuns)('keeps hidden layers hidden, also beside others', () => {
    const layered = (state: string) =>
      onePage(
        {
          content: '/OC /L1 BDC 1 0 0 rg 0 0 200 300 re f EMC',
          resources: '/Properties<</L1 6 0 R>>',
        },
        ['<</Type/OCG/Name(Laag)>>'],
        `/OCProperties<</OCGs[6 0 R]/D<<${state}>>>>`,
      )
    const pictures = raster(merged(layered('/OFF[6 0 R]'), layered(''), layered('/BaseState/OFF')).pdf)
    expect(pictures.map((picture) => picture.at(100, 100))).toEqual([
      [255, 255, 255],
      [255, 0, 0],
      [255, 255, 255],
    ])
  })

  test('keeps the panel of its layers, and tells which other settings of them are gone', () => {
    const layered = (more: string, groups = '6 0 R 7 0 R') =>
      onePage(
        { content: '/OC /L1 BDC 0 0 9 9 re f EMC', resources: '/Properties<</L1 6 0 R/L2 7 0 R>>' },
        ['<</Type/OCG/Name(Straten)>>', '<</Type/OCG/Name(Huizen)>>', '[(Kaart)[6 0 R]]'],
        `/OCProperties<</OCGs[${groups}]${more}>>`,
      )
    const usual = '/D<</Order 8 0 R/RBGroups[[6 0 R 7 0 R]]/Locked[7 0 R]>>'
    const kept = merged(layered(usual), layered('/D<<>>'))
    expect(kept.losses).toEqual([])
    const said = objectsOf(kept.pdf).replace(/\s+/g, ' ')
    const named = (name: string) =>
      [...said.matchAll(/(\d+) 0 obj << \/Name \((\w+)\)/g)].flatMap(([, number, own]) =>
        own === name ? [`${number} 0 R`] : [],
      )
    const [streets = '', moreStreets = ''] = named('Straten')
    const [houses = '', moreHouses = ''] = named('Huizen')
    const others = [moreStreets, moreHouses]
    expect(said).toContain(`/Order [ (Kaart) [ ${streets} ] ${[houses, ...others].join(' ')} ]`)
    expect(said).toContain(`/RBGroups [ [ ${streets} ${houses} ] ]`)
    expect(said).toContain(`/Locked [ ${houses} ]`)
    for (const more of ['/D<<>>/Configs[<</OFF[6 0 R]>>]', '/D<</AS[<</Event/Print/OCGs[6 0 R]/Category[/Print]>>]>>'])
      expect(merged(layered(more)).losses).toMatchObject([{ kind: 'lagen' }])
  })

  test('keeps its comments, but no files, and nothing of a comment that is gone', () => {
    const pdf = onePage({ content: '', entries: '/Annots[6 0 R 7 0 R 8 0 R]' }, [
      '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Let op)/Popup 8 0 R/IRT 7 0 R>>',
      '<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/Contents(weg)/FS<</EF<</F 9 0 R>>>>>>',
      '<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 6 0 R>>',
      stream('geheim bestand'),
    ])
    const made = merged(pdf)
    expect(made.losses.map(({ kind }) => kind)).toEqual(['bestanden'])
    const text = objectsOf(made.pdf)
    expect(text).toMatch(/\(Let op\)/)
    expect(text).not.toMatch(/weg|geheim|FileAttachment|IRT/)
  })

  test('keeps the meaning of its own structure types and classes beside those of others', async () => {
    const tagged = (role: string, scope: string) =>
      onePage(
        { content: `/Kop <</MCID 0>> BDC ${words('a')} EMC`, entries: '/StructParents 7' },
        [
          `<</Type/StructTreeRoot/K 7 0 R/RoleMap<</Kop/Titel/Titel/${role}/P/H6>>/ClassMap<</smal<</O/Table/Scope/${scope}>>>>>>`,
          '<</Type/StructElem/S/Document/P 6 0 R/K[8 0 R]>>',
          '<</Type/StructElem/S/Kop/P 7 0 R/Pg 3 0 R/ID(a)/C/smal/K[0 9 0 R]>>',
          '<</Type/StructElem/S/P/P 8 0 R/Pg 3 0 R/ID(b)/A<</O/Table/Headers[(a)]>>/K<</Type/MCR/MCID 1/Pg 12 0 R>>>>',
        ],
        '/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>/Lang(en)',
      )
    const made = merged(tagged('H1', 'Row'), tagged('H2', 'Column'), tagged('H1', 'Row'))
    const { pages } = await readWhole(made.pdf)
    expect(pages.map(({ tags }) => tags.replace(/ ?H6\(\)/, ''))).toEqual(
      ['H1', 'H2', 'H1'].map((type) => `Root(Document(Part(${type}(*))))`),
    )
    const text = objectsOf(made.pdf)
    expect(text).toMatch(/\/Kop \/H1\s+\/Kop_2 \/H2/)
    expect(text.match(/\/Scope \/\w+/g)).toHaveLength(2)
    expect(text.match(/\/C \/smal(?:_2)?\b/g)?.sort()).toEqual(['/C /smal', '/C /smal', '/C /smal_2'])
    expect(text.match(/\/Lang \(en\)/g)).toHaveLength(3)
  })
})

describe('what cannot be a part comes back as a value, with the part it is about', () => {
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'
  test.each([
    ['no PDF', Buffer.from('niets'), 'geen-pdf'],
    ['an empty file', Buffer.alloc(0), 'geen-pdf'],
    ['encryption', onePage({ content: '' }, [], '', '/Root 1 0 R/Encrypt 9 0 R'), 'versleuteld'],
    ['no pages', handmade(['<</Type/Catalog/Pages 2 0 R>>', '<</Kids[]>>']), 'geen-bladzijden'],
    ['pages in a circle', handmade(['<</Type/Catalog/Pages 2 0 R>>', '<</Kids[2 0 R]>>']), 'geen-bladzijden'],
    [
      'a structure in a circle',
      handmade([
        '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>',
        '<</Kids[3 0 R]>>',
        page,
        '<</K 5 0 R>>',
        '<</S/P/K 5 0 R>>',
      ]),
      'kringloop',
    ],
    [
      'bookmarks in a circle',
      handmade([
        '<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>',
        '<</Kids[3 0 R]>>',
        page,
        '<</First 5 0 R>>',
        '<</Title(a)/Next 5 0 R>>',
      ]),
      'kringloop',
    ],
    ['a form that has to be made first', onePage({ content: '' }, [], '/NeedsRendering true'), 'formulier'],
  ])('%s', (_, pdf, code) => {
    const parts = [
      { key: 'goed', title: 'Goed', read: () => plainPage },
      { key: 'fout', title: 'Fout', read: () => pdf },
    ]
    const problem = { key: 'fout', title: 'Fout', code, reason: expect.stringMatching(/\S/) }
    expect(mergePdfs(parts, facts, { admit: 'all' })).toEqual({ ok: false, problems: [problem] })
  })

  test('nothing at all', () => {
    expect(mergePdfs([], facts)).toMatchObject({ ok: false, problems: [{ code: 'geen-bladzijden' }] })
  })

  test('a link to a part that is not there', () => {
    const entries =
      '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://stuk.invalid/weg%20is%20weg)>>>>]'
    const parts = [{ key: 'a', title: 'A', read: () => onePage({ content: '', entries }) }]
    const found = mergePdfs(parts, facts, { admit: 'all' })
    expect(found).toMatchObject({ ok: false, problems: [{ key: 'a', code: 'link-zonder-doel' }] })
    expect(found.ok ? '' : found.problems[0]?.reason).toContain('weg is weg')
  })

  test('two parts with one key are a mistake of the program', () => {
    const part = { key: 'a', title: 'A', read: () => plainPage }
    expect(() => mergePdfs([part, part], facts, { admit: 'all' })).toThrow('key a')
  })
})
