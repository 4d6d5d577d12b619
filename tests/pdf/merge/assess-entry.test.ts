import { describe, expect, test } from 'vitest'
import { assessEntry } from '../../../src/pdf/merge/assess-entry.ts'
import { mergePdfs } from '../../../src/pdf/merge/merge-pdfs.ts'
import { brokenFile } from '../conformance/broken-files.ts'
import { handmade, onePage, stream } from '../handmade.ts'
import { printed } from '../printed.ts'

const facts = { title: 'Bundel', lang: 'nl', created: new Date(0), producer: 'p' }
const stamp = printed('page-stamps')

function merged(pdf: Uint8Array) {
  const goed = onePage({ content: 'BT /F1 12 Tf 20 20 Td (goed) Tj ET' })
  const parts = [
    { key: 'goed', title: 'Goed', read: () => goed },
    { key: 'stuk', title: 'Stuk', read: () => pdf },
  ]
  return mergePdfs(parts, facts, { admit: 'all', stamps: () => [{ pdf: stamp, x: 0, y: 0 }] })
}

const packed = (data: string) => stream(data, '/Filter/FlateDecode')
const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>'
const tree = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>']
const withTags = '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R>>'
const withMarks = '<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>'

/** Files that a viewer may still show, at least in part. */
const damaged: Readonly<Record<string, Buffer>> = {
  'content that is no packed data': handmade([...tree, page, packed('geen zlib')]),
  'content of which the end is missing': handmade([...tree, page, packed('x\x9c\x4b')]),
  'content in a list of which one is damaged': handmade([
    ...tree,
    page.replace('4 0 R', '[4 0 R 5 0 R]'),
    stream('0 0 9 9 re f'),
    packed('geen zlib'),
  ]),
  'content with a filter that does not exist': handmade([...tree, page, stream('q Q', '/Filter/Onbekend')]),
  'a list that does not end': handmade([...tree, page.replace('99 99]', '99 99'), stream('')]),
  'pages in a circle': handmade([tree[0] ?? '', '<</Kids[2 0 R]>>']),
  'no pages': handmade([tree[0] ?? '', '<</Kids[]>>']),
  'tags in a circle': handmade([withTags, tree[1] ?? '', page, stream(''), '<</K 6 0 R>>', '<</S/P/K 6 0 R>>']),
  'bookmarks in a circle': handmade([
    withMarks,
    tree[1] ?? '',
    page,
    stream(''),
    '<</First 6 0 R>>',
    '<</Title(a)/Next 6 0 R>>',
  ]),
  'no PDF at all': Buffer.from('<html>niet gevonden</html>'),
  'an empty file': Buffer.alloc(0),
}

/** Files that are written sloppily, and that every viewer shows whole. */
const sloppy: Readonly<Record<string, Buffer>> = {
  'a word where a value is expected in the page': handmade([
    ...tree,
    page.replace('/MediaBox', '/Rotate onzin onzin /MediaBox'),
    stream(''),
  ]),
  'a word where a value is expected in a font': handmade([
    ...tree,
    page.replace('/Contents', '/Resources<</Font<</F1 5 0 R>>>>/Contents'),
    stream(''),
    '<</Type/Font /Widths [onzin}] >>',
  ]),
  'a link with a broken action': handmade([
    ...tree,
    page.replace('/Contents', '/Annots[5 0 R]/Contents'),
    stream(''),
    '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI onzin>>>>',
  ]),
}

describe('a damaged PDF is found before the others are merged', () => {
  test.each(Object.entries(damaged))('%s', (_, pdf) => {
    expect(assessEntry(pdf)).toMatchObject({ ok: false, reason: expect.stringMatching(/\.$/) })
    const made = merged(pdf)
    // One problem, about the damaged entry.
    expect(made.ok ? [] : made.problems.map(({ key }) => key)).toEqual(['stuk'])
  })

  test.each(Object.entries(sloppy))('%s is read as viewers do', (_, pdf) => {
    expect(assessEntry(pdf)).toMatchObject({ ok: true, pages: 1 })
    expect(merged(pdf)).toMatchObject({ ok: true })
  })

  test('and one that is whole is merged', () => {
    for (const pdf of [handmade([...tree, page, stream('0 0 9 9 re f')]), brokenFile()]) {
      expect(assessEntry(pdf)).toMatchObject({ ok: true, pages: expect.any(Number) })
      expect(merged(pdf)).toMatchObject({ ok: true })
    }
  })

  test('whatever bytes are wrong: what is assessed as whole can be merged, and the reverse', () => {
    const whole = brokenFile()
    const outcomes = { whole: 0, damaged: 0 }
    let seed = 7
    const next = (limit: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % limit
    }
    for (let turn = 0; turn < 30; turn++) {
      const pdf = Buffer.from(whole)
      for (let count = 0; count <= turn % 6; count++) pdf[next(pdf.length)] = next(256)
      const state = assessEntry(pdf)
      outcomes[state.ok ? 'whole' : 'damaged']++
      const made = merged(pdf)
      const reasons = made.ok ? [] : made.problems.map(({ reason }) => reason)
      expect({ turn, ok: made.ok, reasons }).toEqual({ turn, ok: state.ok, reasons: state.ok ? [] : [state.reason] })
    }
    expect(Math.min(outcomes.whole, outcomes.damaged)).toBeGreaterThan(0)
  })

  test('a link to an entry with a problem is no second problem', () => {
    const link = '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://stuk.invalid/stuk)>>>>]'
    const cover = onePage({ content: '', entries: link })
    const parts = [
      { key: 'voorblad', title: 'Voorblad', read: () => cover },
      { key: 'stuk', title: 'Stuk', read: () => Buffer.from('niets') },
    ]
    expect(mergePdfs(parts, facts, { admit: 'all' })).toMatchObject({ ok: false, problems: [{ key: 'stuk' }] })
  })
})
