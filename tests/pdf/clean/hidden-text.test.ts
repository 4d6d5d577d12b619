import { describe, expect, test } from 'vitest'
import { inspectPrivacy } from '../../../src/pdf/clean/inspect-privacy.ts'
import { onePage, stream } from '../handmade.ts'

/** Letters within 20 to 50 and 200 to 209. */
const name = 'BT /F1 12 Tf 20 200 Td (naam) Tj ET'
const box = '10 190 100 30 re'
const font = '/Resources<</Font<</F1 5 0 R>>>>'

/** The kinds of hidden letters, with their number. */
function hidden(pdf: Uint8Array): Readonly<Record<string, number>> {
  const report = inspectPrivacy(pdf)
  if (!report.ok) throw new Error(report.reason)
  const found = report.traces.filter(({ kind }) => /tekst|lagen/.test(kind))
  return Object.fromEntries(found.map(({ kind, count }) => [kind, count]))
}

const page = (content: string, resources = '', more: readonly string[] = [], entries = '') =>
  onePage({ content, resources, entries }, more)

const picture = (width: number, height: number, more: string) =>
  stream('\0', `/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceGray${more}`)
const image = (more = '') => picture(1, 1, more)
const note = (entries: string) => `/Annots[<</Type/Annot/Rect[10 190 110 220]${entries}>>]`
const filled = stream(`1 0 0 rg 0 0 100 30 re f`, '/Subtype/Form/BBox[0 0 100 30]')

describe('letters that cannot be seen are told', () => {
  test.each<readonly [string, string, Buffer]>([
    ['white on white', 'tekst-in-achtergrondkleur', page(`1 g ${name}`)],
    ['nearly white on white', 'tekst-in-achtergrondkleur', page(`0.98 g ${name}`)],
    ['white of four inks', 'tekst-in-achtergrondkleur', page(`0 0 0 0 k ${name}`)],
    [
      'white by its colour space',
      'tekst-in-achtergrondkleur',
      page(`/C cs 1 1 1 sc ${name}`, '/ColorSpace<</C[/ICCBased 6 0 R]>>', [stream('x', '/N 3')]),
    ],
    [
      'no ink of a separation',
      'tekst-in-achtergrondkleur',
      page(`/C cs 0 scn ${name}`, '/ColorSpace<</C[/Separation/Goud/DeviceCMYK 6 0 R]>>', ['null']),
    ],
    ['black on a black rectangle', 'tekst-in-achtergrondkleur', page(`0 g ${box} f ${name}`)],
    ['black on a black path', 'tekst-in-achtergrondkleur', page(`10 190 m 110 190 l 110 220 l 10 220 l h f ${name}`)],
    ['black on a thick line', 'tekst-in-achtergrondkleur', page(`40 w 0 205 m 150 205 l S ${name}`)],
    [
      'black on a rectangle in a drawing',
      'tekst-in-achtergrondkleur',
      page(`/X Do ${name}`, '/XObject<</X 6 0 R>>', [stream(`0 g ${box} f`, '/Subtype/Form/BBox[0 0 200 300]')]),
    ],
    [
      'white on a white rectangle on a black one',
      'tekst-in-achtergrondkleur',
      page(`0 g ${box} f 1 g 15 195 90 20 re f ${name}`),
    ],
    ['outlines in the colour of the paper', 'tekst-in-achtergrondkleur', page(`1 G 1 Tr ${name}`)],
    ['red on a red rectangle', 'tekst-in-kleur-van-vlak', page(`1 0 0 rg ${box} f ${name}`)],
    ['under a rectangle', 'tekst-onder-vlak', page(`${name} 0 0 1 rg ${box} f`)],
    ['under a white rectangle', 'tekst-onder-vlak', page(`${name} 1 g ${box} f`)],
    ['under a path', 'tekst-onder-vlak', page(`${name} 10 190 m 110 190 l 110 220 l 10 220 l f`)],
    [
      'under a curve',
      'tekst-onder-vlak',
      page(`${name} -50 205 m -50 300 150 300 150 205 c 150 100 -50 100 -50 205 c f`),
    ],
    [
      'under a rectangle that is turned',
      'tekst-onder-vlak',
      page(`${name} q 0.7 0.7 -0.7 0.7 35 130 cm 0 0 100 100 re f Q`),
    ],
    ['under a thick line', 'tekst-onder-vlak', page(`${name} 30 w 0 205 m 150 205 l S`)],
    [
      'under two rectangles together',
      'tekst-onder-vlak',
      page(`${name} 10 190 25 30 re f 20 190 90 30 re f 0 190 60 30 re f`),
    ],
    [
      'under an image',
      'tekst-onder-vlak',
      page(`${name} q 100 0 0 30 10 190 cm /I Do Q`, '/XObject<</I 6 0 R>>', [image()]),
    ],
    [
      'under an inline image',
      'tekst-onder-vlak',
      page(`${name} q 100 0 0 30 10 190 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q`),
    ],
    ['under a comment', 'tekst-onder-vlak', page(name, '', [filled], note('/Subtype/Square/AP<</N 6 0 R>>'))],
    ['under a field', 'tekst-onder-vlak', page(name, '', [filled], note('/Subtype/Widget/FT/Tx/AP<</N 6 0 R>>'))],
    ['not painted', 'onzichtbare-tekst', page(`3 Tr ${name}`)],
    ['only as a clip', 'onzichtbare-tekst', page(`7 Tr ${name}`)],
    ['fully transparent', 'onzichtbare-tekst', page(`/G gs ${name}`, '/ExtGState<</G<</ca 0>>>>')],
    ['beside the page', 'tekst-buiten-bladzijde', page(name.replace('20 200', '400 200'))],
    ['beside the visible part of the page', 'tekst-buiten-bladzijde', page(name, '', [], '/CropBox[0 0 200 150]')],
    ['outside the clip', 'tekst-buiten-bladzijde', page(`q 0 0 200 100 re W n ${name} Q`)],
  ])('%s', (_, kind, pdf) => {
    expect(hidden(pdf)).toEqual({ [kind]: 4 })
  })
})

describe('letters that can be seen are not', () => {
  test.each<readonly [string, Buffer]>([
    ['on the paper', page(name)],
    ['white on a dark cell', page(`0.2 g ${box} f 1 g ${name}`)],
    ['black on a light cell', page(`0.9 g ${box} f 0 g ${name}`)],
    ['black on a white cell on a black one', page(`0 g ${box} f 1 g 15 195 90 20 re f 0 g ${name}`)],
    ['white on a dark path', page(`0 0 0.5 rg 10 190 m 110 190 l 110 220 l 10 220 l h f 1 g ${name}`)],
    ['white on a thick dark line', page(`0 0 0.5 RG 40 w 0 205 m 150 205 l S 1 g ${name}`)],
    ['white on an image', page(`q 100 0 0 30 10 190 cm /I Do Q 1 g ${name}`, '/XObject<</I 6 0 R>>', [image()])],
    [
      'white on a shading',
      page(`/S sh 1 g ${name}`, '/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 0]>>>>'),
    ],
    ['white on a pattern', page(`/Pattern cs /P scn ${box} f 1 g ${name}`, '/Pattern<</P 6 0 R>>', ['<<>>'])],
    ['white on something transparent', page(`/G gs 0 g ${box} f 1 g ${name}`, '/ExtGState<</G<</ca 0.5>>>>')],
    [
      'with a colour of their own after a form',
      page(`/X Do ${name}`, '/XObject<</X 6 0 R>>', [stream('1 g 0 0 1 1 re f', '/Subtype/Form/BBox[0 0 9 9]')]),
    ],
    ['outlined on white', page(`1 g 0 G 2 Tr ${name}`)],
    ['in a frame', page(`${name} ${box} 11 191 98 28 re f*`)],
    ['to fill in under a field', page(`BT /F1 12 Tf 20 200 Td (.._-) Tj ET 1 g ${box} f`)],
    ['in the frame of a line', page(`${name} 2 w ${box} S`)],
    ['struck through', page(`${name} 1 w 15 204 m 60 204 l S`)],
    ['underlined', page(`${name} 2 w 15 198 m 60 198 l S`)],
    ['under a glaze', page(`${name} /G gs ${box} f`, '/ExtGState<</G<</ca 0.5>>>>')],
    ['under a marker', page(`${name} /G gs 1 1 0 rg ${box} f`, '/ExtGState<</G<</BM/Multiply>>>>')],
    [
      'under a mask',
      page(`${name} q 100 0 0 30 10 190 cm /I Do Q`, '/XObject<</I 6 0 R>>', [image('/ImageMask true')]),
    ],
    [
      'under an image with a mask',
      page(`${name} q 100 0 0 30 10 190 cm /I Do Q`, '/XObject<</I 6 0 R>>', [image('/SMask 7 0 R'), image()]),
    ],
    ['under a rectangle that is clipped away', page(`${name} q 0 0 200 100 re W n ${box} f Q`)],
    ['under the corner of a rectangle', page(`${name} 0 190 21 30 re f`)],
    ['under a hidden comment', page(name, '', [filled], note('/Subtype/Square/F 2/AP<</N 6 0 R>>'))],
    ['across the edge of the page', page(name.replace('20 200', '0 -2'))],
    ['in a form', page('/X Do', '/XObject<</X 6 0 R>>', [stream(name, `/Subtype/Form/BBox[0 0 200 300]${font}`)])],
  ])('%s', (_, pdf) => {
    expect(hidden(pdf)).toEqual({})
  })
})

describe('letters behind a scan', () => {
  const scan = 'q 200 0 0 300 0 0 cm /I Do Q'
  const image = (more = '') => picture(200, 300, more)
  const unseen = 'BT /F1 12 Tf 3 Tr 20 200 Td (naam) Tj ET'
  const scanned = (content: string, more = '', annotation = '') =>
    page(content, '/XObject<</I 6 0 R/B 7 0 R>>/ExtGState<</G<</ca 0>>>>', [image(more), image(), filled], annotation)
  const part = 'q 100 0 0 30 10 190 cm /B Do Q'

  test.each<readonly [string, Buffer]>([
    ['a rectangle', scanned(`${scan} ${unseen} 0 g ${box} f`)],
    ['a rectangle, with the letters under the scan', scanned(`${unseen} ${scan} 0 g ${box} f`)],
    ['a rectangle that precedes the letters', scanned(`${scan} 0 g ${box} f ${unseen}`)],
    ['a white rectangle', scanned(`${scan} ${unseen} 1 g ${box} f`)],
    ['a thick line', scanned(`${scan} ${unseen} 30 w 0 205 m 150 205 l S`)],
    ['a path', scanned(`${scan} ${unseen} 10 190 m 110 190 l 110 220 l 10 220 l f`)],
    ['two rectangles together', scanned(`${scan} ${unseen} 10 190 25 30 re f 20 190 90 30 re f`)],
    ['an image', scanned(`${scan} ${unseen} ${part}`)],
    ['an image, with the letters under the scan', scanned(`${unseen} ${scan} ${part}`)],
    ['a rectangle, where the scan is a stencil', scanned(`${scan} ${unseen} 0 g ${box} f`, '/ImageMask true')],
    ['a rectangle, where the letters are transparent', scanned(`${scan} q /G gs ${name} Q 0 g ${box} f`)],
    ['a comment', scanned(`${scan} ${unseen}`, '', note('/Subtype/Square/AP<</N 8 0 R>>'))],
    ['a rectangle, where no scan is', scanned(`q 9 0 0 9 0 0 cm /I Do Q ${unseen} 0 g ${box} f`)],
  ])('are under %s', (_, pdf) => {
    expect(hidden(pdf)).toEqual({ 'tekst-onder-vlak': 4 })
  })

  test.each<readonly [string, Buffer]>([
    ['over it', scanned(`${scan} ${unseen}`)],
    ['under it', scanned(`${unseen} ${scan}`)],
    ['over a stencil', scanned(`${scan} ${unseen}`, '/ImageMask true')],
    ['over one in two pieces', scanned(`q 30 0 0 300 0 0 cm /I Do Q q 170 0 0 300 30 0 cm /B Do Q ${unseen}`)],
    ['under one in two pieces', scanned(`${unseen} q 30 0 0 300 0 0 cm /I Do Q q 170 0 0 300 30 0 cm /B Do Q`)],
    ['under a white page, and it on that', scanned(`${unseen} 1 g 0 0 200 300 re f ${scan}`)],
    ['on a white page', scanned(`1 g 0 0 200 300 re f ${scan} ${unseen}`)],
    ['in a frame', scanned(`${scan} ${unseen} 2 w ${box} S`)],
    ['beside a rectangle', scanned(`${scan} ${unseen} 0 g 10 100 100 30 re f`)],
    ['with a foreground that has a mask', scanned(`${scan} q 200 0 0 300 0 0 cm /I Do Q ${unseen}`, '/SMask 7 0 R')],
  ])('are those of its text recognition: %s', (_, pdf) => {
    expect(hidden(pdf)).toEqual({ tekstherkenning: 4 })
  })

  const painted = name
  const strips = 'q 200 0 0 150 0 0 cm /I Do Q q 200 0 0 150 0 150 cm /B Do Q'

  test.each<readonly [string, Buffer]>([
    ['one image', scanned(`${painted} ${scan}`)],
    ['one image, with a stamp on it', scanned(`${painted} ${scan} BT /F1 12 Tf 20 100 Td (Ingekomen) Tj ET`)],
    ['two images, one above the other', scanned(`${painted} ${strips}`)],
    ['one that leaves a small margin', scanned(`${painted} q 194 0 0 292 3 4 cm /I Do Q`)],
    ['one after a white page', scanned(`${painted} 1 g 0 0 200 300 re f ${scan}`)],
    ['one, turned', scanned(`${painted} q 0 300 -200 0 200 0 cm /I Do Q`)],
  ])('are those of its text recognition, painted under %s', (_, pdf) => {
    expect(hidden(pdf)).toEqual({ tekstherkenning: 4 })
  })

  test.each<readonly [string, Buffer]>([
    ['an image that covers a part of the page', scanned(`${painted} ${part}`)],
    ['an image of half the page', scanned(`${painted} q 200 0 0 150 0 150 cm /I Do Q`)],
    ['a rectangle on the scan', scanned(`${painted} ${scan} 0 g ${box} f`)],
    ['an image on the scan', scanned(`${painted} ${scan} ${part}`)],
    ['an image of one dot on the whole page', page(`${painted} ${scan}`, '/XObject<</I 6 0 R>>', [picture(1, 1, '')])],
    ['a coarse image', page(`${painted} ${scan}`, '/XObject<</I 6 0 R>>', [picture(90, 140, '')])],
  ])('painted under %s, are not', (_, pdf) => {
    expect(hidden(pdf)).toEqual({ 'tekst-onder-vlak': 4 })
  })

  test('are not under what fills them', () => {
    expect(hidden(page(`q 7 Tr ${name} 0 g ${box} f Q`))).toEqual({ 'onzichtbare-tekst': 4 })
  })

  test('are none where the only image is elsewhere on the page', () => {
    expect(hidden(scanned(`q 9 0 0 9 0 0 cm /I Do Q ${unseen}`))).toEqual({ 'onzichtbare-tekst': 4 })
  })
})
