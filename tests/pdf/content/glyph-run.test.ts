import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FontReader } from '../../../src/pdf/content/font-reader.ts'
import { scanContent } from '../../../src/pdf/content/scan-content.ts'
import { dict } from '../../../src/pdf/file/objects/objects.ts'
import { seed } from '../../run-size.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz '
const font: FontReader = {
  name: 'Proef',
  dict: dict({}),
  width: 2,
  toText: new Map([...letters].map((letter, index) => [index + 1, letter])),
  unmapped: [],
  space: undefined,
}

/** What a scan finds, without where it stands in the bytes. */
function found(stream: string) {
  const missing: string[] = []
  const content = scanContent(Buffer.from(stream, 'latin1'), {
    resource: () => dict({}),
    font: () => font,
    form: () => undefined,
    untaggedCopy: () => undefined,
    // Only what is missing: which words are said to stand before it may reach a line further back.
    missing: (character) => missing.push(character),
  })
  const marks = [...content.marks.values()].map(({ fragments }) =>
    fragments.map(({ text, x, y, size, end }) => ({
      text,
      x: x.toFixed(6),
      y: y.toFixed(6),
      size,
      after: stream.slice(0, end).replaceAll('%\n', '').length,
    })),
  )
  return { marks, missing, untagged: content.untagged, edits: content.edits.map(({ insert }) => insert) }
}

const move = fc.oneof(
  fc.float({ min: -20, max: 20, noNaN: true }).map((number) => `${number.toFixed(6)} 0`),
  fc.constantFrom('.5 0', '-3. 0', '6 0', '0 -14', '2 3.5', '1.5 0.0'),
)
const code = fc.integer({ min: 0, max: 30 }).map((number) => number.toString(16).padStart(4, '0'))
const line = fc
  .tuple(code, fc.array(fc.tuple(move, code), { maxLength: 40 }))
  .map(([first, rest]) => [`<${first}> Tj\n`, ...rest.map(([by, next]) => `${by} Td <${next}> Tj\n`)])

test('reads glyphs that are placed one by one as it reads them when something stands between them', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const page = (between: string) =>
        `/P <</MCID 0>> BDC\nBT\n/F1 12 Tf\n1 0 0 -1 72 90 Tm\n${lines.flat().join(between)}ET\nEMC\n`
      // A comment ends every run: then each operator is taken for itself.
      expect(found(page(''))).toEqual(found(page('%\n')))
    }),
    { numRuns: 300, seed },
  )
})

test('a line of thousands of glyphs, and one cut off in the middle, end where they end', () => {
  const glyphs = '6 0 Td <0001> Tj\n'.repeat(5000)
  const whole = found(`/P <</MCID 0>> BDC\nBT\n/F1 12 Tf\n1 0 0 1 0 0 Tm\n<0002> Tj\n${glyphs}ET\nEMC`)
  expect(whole.marks[0]?.[0]?.text).toBe(`b${'a'.repeat(5000)}`)
  const cut = found(`/P <</MCID 0>> BDC\nBT\n/F1 12 Tf\n<0002> Tj\n6 0 Td <0001> Tj\n6 0 Td <00`)
  expect(cut.marks[0]?.[0]?.text).toBe('ba')
})
