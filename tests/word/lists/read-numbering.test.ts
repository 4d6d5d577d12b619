import { describe, expect, it } from 'vitest'
import { numberIn } from '../../../src/word/lists/number-format.ts'
import { countPoints, readNumbering } from '../../../src/word/lists/read-numbering.ts'
import { parseXml } from '../../../src/word/xml/parse-xml.ts'

const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const level = (index: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = readNumbering(
  parseXml(
    `<w:numbering ${names}>
      <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', 3)}${level(1, 'lowerLetter', '%2)')}${level(2, 'lowerRoman', '%1.%2.%3')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
      <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
    </w:numbering>`,
    'x',
  ),
)

describe('the numbers of points', () => {
  it('begin at their start, go on in lists of one definition, and begin anew below', () => {
    const count = countPoints(numbering)
    const labels = [
      ['1', 0],
      ['1', 1],
      ['1', 1],
      ['1', 0],
      ['1', 1],
      ['1', 2],
      ['2', 0],
      ['3', 0],
      ['3', 0],
    ] as const
    expect(labels.map(([list, depth]) => count(list, depth)?.label)).toEqual([
      '3.',
      'a)',
      'b)',
      '4.',
      'a)',
      '4.a.i',
      '5.',
      '1.',
      '2.',
    ])
  })

  it('are none for a bullet, and undefined for a list that is not there', () => {
    const count = countPoints(numbering)
    expect(count('4', 0)).toMatchObject({ format: 'bullet', label: '' })
    expect(count('9', 0)).toBeUndefined()
    expect(count('1', 5)).toBeUndefined()
  })

  it.each([
    ['letter', 1, 'a'],
    ['letter', 26, 'z'],
    ['letter', 27, 'aa'],
    ['letter', 28, 'bb'],
    ['capital', 3, 'C'],
    ['roman', 4, 'iv'],
    ['upper-roman', 1994, 'MCMXCIV'],
    ['roman', 0, '0'],
    ['decimal', 12, '12'],
  ] as const)('%s %i is %s', (format, number, expected) => {
    expect(numberIn(format, number)).toBe(expected)
  })
})
