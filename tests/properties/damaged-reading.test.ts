import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPdf } from '../../src/pdf/clean/clean-pdf.ts'
import { inspectPrivacy } from '../../src/pdf/clean/inspect-privacy.ts'
import { stampPages } from '../../src/pdf/merge/stamp.ts'
import { allTexts } from '../../src/pdf/text/all-texts.ts'
import { handmade, onePage, stream } from '../pdf/handmade.ts'
import { seed, sized } from '../run-size.ts'

const form = '/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>/Font<</F1 5 0 R>>>>'

/** Something of everything: a form, comments, layers, fields, a structure tree, metadata, a photo, an update. */
const rich = onePage(
  {
    content:
      'q BT /F1 12 Tf 3 Tr 20 200 Td [(Jan) -200 (sen)] TJ /P <</MCID 0>> BDC (a) Tj EMC ET Q /X Do 1 1 9 9 re f',
    resources: '/XObject<</X 6 0 R/I 9 0 R>>',
    entries: '/Annots[7 0 R 8 0 R]/CropBox[1 1 100 200]/Rotate 90/PieceInfo<</A 1>>/StructParents 0',
  },
  [
    stream('BT /F1 9 Tf (binnen) Tj ET /X Do', form),
    '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)/T(y)/Popup 8 0 R/AP<</N 6 0 R>>>>',
    '<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 7 0 R>>',
    stream('\xff\xd8\xff\xe1\0\x06Exif\xff\xda', '/Subtype/Image/Width 1/Height 1/Filter/DCTDecode'),
    stream('<pdfaid:part>2</pdfaid:part><dc:creator>x</dc:creator>', '/Type/Metadata'),
    '<</Type/OCG/Name(laag)>>',
    '<</K[13 0 R]/ParentTree<</Nums[0[13 0 R]]>>>>',
    '<</S/P/P 12 0 R/K[0<</Type/OBJR/Obj 8 0 R>>]/Alt(b)>>',
    stream('5 0 15 4 ', '/Type/ObjStm/N 2/First 9'),
  ],
  '/Metadata 10 0 R/OCProperties<</OCGs[11 0 R]/D<</OFF[11 0 R]>>>>/StructTreeRoot 12 0 R/OpenAction<</S/JavaScript/JS(x)>>',
)
const small = onePage({ content: 'BT /F1 9 Tf (stempel) Tj ET' })

const steps = {
  read: (pdf: Uint8Array) => allTexts(pdf),
  inspected: (pdf: Uint8Array) => inspectPrivacy(pdf),
  cleaned: (pdf: Uint8Array) => cleanPdf(pdf, 'Titel'),
  stamped: (pdf: Uint8Array) => stampPages(pdf, () => ({ pdf: small, x: 1, y: 2 })),
  'as a stamp': (pdf: Uint8Array) => stampPages(small, () => ({ pdf, x: 1, y: 2 })),
}
type Outcome = Readonly<Record<keyof typeof steps, string>>

/** What each step makes of a file: `gelukt`, or the code of its refusal. A test that hangs runs into its time-out. */
function outcomeOf(pdf: Uint8Array): Outcome {
  const code = (step: keyof typeof steps): string => {
    const result = steps[step](pdf)
    if (result.ok) return 'gelukt'
    expect(result.reason).toMatch(/^[A-Z].+\.$/)
    return result.code
  }
  return {
    read: code('read'),
    inspected: code('inspected'),
    cleaned: code('cleaned'),
    stamped: code('stamped'),
    'as a stamp': code('as a stamp'),
  }
}

/** The same of every step. */
function all(outcome: string): Outcome {
  return { read: outcome, inspected: outcome, cleaned: outcome, stamped: outcome, 'as a stamp': outcome }
}

/** Why a file that was whole may be refused after damage. */
const afterDamage = [
  'afgekapt',
  'beschadigd',
  'beschadigde-inhoud',
  'geen-bladzijden',
  'geen-pdf',
  'kringloop',
  'onbekend-filter',
  'te-diep',
]

/** Counts, for each step, the files that it did not refuse; a refusal must have a reason that damage can give. */
function tally() {
  const made = new Map<string, number>(Object.keys(steps).map((step) => [step, 0]))
  return {
    made,
    look: (pdf: Uint8Array): void => {
      for (const [step, outcome] of Object.entries(outcomeOf(pdf))) {
        expect(['gelukt', ...afterDamage]).toContain(outcome)
        if (outcome === 'gelukt') made.set(step, (made.get(step) ?? 0) + 1)
      }
    },
  }
}

/** A step that refuses everything fails here. */
function expectSome({ made }: ReturnType<typeof tally>, share: number): void {
  for (const [step, count] of made) expect(count, step).toBeGreaterThan(numRuns * share)
}

const numRuns = sized(1_500)
const options = { numRuns, seed }

describe('damaged input gives a value', () => {
  test('the file itself is read, cleaned and stamped', () => {
    expect(allTexts(rich)).toMatchObject({ ok: true, unread: [] })
    expect(outcomeOf(rich)).toEqual(all('gelukt'))
  })

  test('bytes changed anywhere', () => {
    const found = tally()
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(changes, (list) => {
        const copy = Uint8Array.from(rich)
        for (const [at, value] of list) copy[at % copy.length] = value
        found.look(copy)
      }),
      options,
    )
    expectSome(found, 0.05)
  })

  test('cut off, or with a part taken out', () => {
    const found = tally()
    fc.assert(
      fc.property(fc.nat(), fc.nat(800), (at, length) => {
        const start = at % rich.length
        found.look(rich.subarray(0, start))
        found.look(Buffer.concat([rich.subarray(0, start), rich.subarray(start + length)]))
      }),
      options,
    )
    expectSome(found, 0.05)
  })

  test('references, numbers and names that say something else, also in a circle', () => {
    const found = tally()
    const words = fc.constantFrom(
      '1 0 R',
      '3 0 R',
      '6 0 R',
      '7 0 R',
      '12 0 R',
      '-1',
      '99999999999',
      '/Form',
      'null',
      '[]',
      '<<>>',
      '(x)',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), words), { minLength: 1, maxLength: 6 }), (list) => {
        let text = rich.toString('latin1')
        for (const [which, word] of list) {
          const places = [...text.matchAll(/\d+ 0 R|\/[A-Z]\w+| \d+/g)]
          const place = places[which % places.length]
          if (place) text = text.slice(0, place.index) + word + text.slice(place.index + place[0].length)
        }
        found.look(Buffer.from(text, 'latin1'))
      }),
      options,
    )
    expectSome(found, 0.005)
  })

  test('operators in any order', () => {
    const token = fc.constantFrom(
      ...'q Q BT ET Tj TJ Td Tm Tf T* \' " cm Do BDC BMC EMC re f gs Tr BI ID EI /X /F1 /P (a) [(b)-900] <<>> 1 0 -7 1e9 <41>'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
        const content = tokens.join(' ')
        const pdf = onePage({ content, resources: '/XObject<</X 6 0 R>>' }, [stream(content, form)])
        expect(outcomeOf(pdf)).toEqual(all('gelukt'))
      }),
      options,
    )
  })
})

test.each([
  ['pages in a circle', 'geen-bladzijden', handmade(['<</Pages 2 0 R>>', '<</Kids[2 0 R]>>'])],
  ['a tree of pages above itself', 'gelukt', onePage({ content: '', entries: '/Parent 3 0 R' })],
  ['arrays without end', 'beschadigd', handmade([`<</Pages ${'['.repeat(100_000)}`])],
  ['a box of nothing', 'gelukt', onePage({ content: '', entries: '/MediaBox[0 0 0 0]/CropBox[7 7 1 1 1]/Rotate 45' })],
  ['a table of widths that never ends', 'gelukt', widths('/W[0 65535 1 0 65535 1]')],
  ['widths that are none', 'gelukt', widths('/W[(a) 1 1]/DW/X')],
])('%s: %s', (_, outcome, pdf) => {
  expect(outcomeOf(pdf)).toEqual(all(outcome))
})

function widths(entries: string): Buffer {
  return onePage({ content: 'BT /F2 9 Tf <00410042> Tj ET', resources: '/Font<</F2 6 0 R>>' }, [
    '<</Type/Font/Subtype/Type0/DescendantFonts[7 0 R]>>',
    `<</Type/Font/Subtype/CIDFontType2${entries}>>`,
  ])
}
