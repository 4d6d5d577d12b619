import { describe, expect, it } from 'vitest'
import { layoutProblems } from '../../../src/pdf/measure/layout-problems.ts'
import { measurePdf } from '../../../src/pdf/measure/measure-pdf.ts'
import { onePage } from '../handmade.ts'
import { printed } from '../printed.ts'

/** The problems of a page of 200 by 300 points, as `kind: text`. */
function problems(content: string, resources = ''): readonly string[] {
  const measured = measurePdf(onePage({ content, resources }))
  if (!measured.ok) throw new Error(measured.reason)
  return layoutProblems(measured.pages, { isKnownFont: (name) => name === 'Helvetica' }).map(
    (problem) =>
      `${problem.kind}: ${problem.line.text}${problem.kind === 'faint' ? ` ${problem.contrast.toFixed(2)}` : ''}`,
  )
}

const show = (at: string, size = 12, text = 'Woord') => `BT /F1 ${size} Tf ${at} Td (${text}) Tj ET`
const wide = '/ExtGState<</A<</ca 0.3>>>>'

describe('a line of text', () => {
  it.each([
    ['in the middle of the page', show('20 250')],
    ['black on a field', `0.9 g 0 0 200 300 re f 0 g ${show('20 250')}`],
    ['white on black', `0 g 0 240 200 40 re f 1 g ${show('20 250')}`],
    ['grey of 4.5 to 1', `0.463 g ${show('20 250')}`],
    ['large, at 3 to 1', `0.58 g ${show('20 250', 18)}`],
    ['struck through', `${show('20 250')} 0 g 20 252.5 30 0.6 re f`],
    ['underlined', `${show('20 250')} 0 g 20 248 30 0.6 re f`],
    ['beside a field that is painted later', `${show('20 250')} 0.2 g 60 240 40 40 re f`],
    ['in a clip that is wide enough', `q 10 240 100 30 re W n ${show('20 250')} Q`],
    ['close to the next line', `${show('20 250', 12, 'gy')} ${show('20 240', 12, 'dk')}`],
  ])('%s has no problem', (_, content) => {
    expect(problems(content, wide)).toEqual([])
  })

  it.each([
    ['over the left edge', show('-20 250'), ['outside: Woord']],
    ['over the right edge', show('180 250'), ['outside: Woord']],
    ['above the page', show('20 297'), ['outside: Woord']],
    ['on another', `${show('20 250')} ${show('22 248', 12, 'Ander')}`, [expect.stringMatching(/^overlapping: /)]],
    [
      'of one block, a line on the line above',
      `BT /F1 12 Tf 20 250 Td (Een regel tekst) Tj 3 -3 Td (en de volgende) Tj ET`,
      [expect.stringMatching(/^overlapping: /)],
    ],
    ['grey, just under 4.5 to 1', `0.49 g ${show('20 250')}`, ['faint: Woord 4.12']],
    ['large, under 3 to 1', `0.64 g ${show('20 250', 18)}`, ['faint: Woord 2.52']],
    ['on a field as dark as itself', `0.3 g 0 0 200 300 re f 0 g ${show('20 250')}`, ['faint: Woord 2.46']],
    ['black, but almost transparent', `/A gs ${show('20 250')}`, ['faint: Woord 2.11']],
    ['invisible on white', `1 g ${show('20 250')}`, ['faint: Woord 1.00']],
    ['clipped at the top', `q 0 240 200 13 re W n ${show('20 250')} Q`, ['cut-off: Woord']],
    ['clipped at the side', `q 20 240 20 30 re W n ${show('20 250')} Q`, ['cut-off: Woord']],
    ['covered', `${show('20 250')} 0.9 g 30 240 60 30 re f`, ['cut-off: Woord']],
    ['half covered from below', `${show('20 250')} 1 g 0 0 200 255 re f`, ['cut-off: Woord']],
  ])('%s: it is found', (_, content, expected) => {
    expect(problems(content, wide)).toEqual(expected)
  })

  it('in another font: it is found, with the name of the font', () => {
    const measured = measurePdf(onePage({ content: show('20 250') }))
    if (!measured.ok) throw new Error(measured.reason)
    expect(layoutProblems(measured.pages, { isKnownFont: () => false })).toMatchObject([
      { kind: 'font', font: 'Helvetica', line: { page: 1, text: 'Woord' } },
    ])
  })

  it('on a picture is not judged by its colour', () => {
    const picture = '/XObject<</I 6 0 R>>'
    const image =
      '<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream'
    const content = `q 200 0 0 300 0 0 cm /I Do Q 0.9 g ${show('20 250')}`
    const measured = measurePdf(onePage({ content, resources: picture }, [image]))
    if (!measured.ok) throw new Error(measured.reason)
    expect(measured.pages[0]?.lines).toMatchObject([{ contrast: undefined, isCutOff: false }])
  })
})

it('of a printed proposal only a white letter is found, which hides in a box', () => {
  const measured = measurePdf(printed('proposal'))
  if (!measured.ok) throw new Error(measured.reason)
  const found = layoutProblems(measured.pages, { isKnownFont: () => true })
  expect(found.map(({ kind, line }) => `${kind}: ${line.text}`)).toEqual(['faint: x ja nee'])
})
