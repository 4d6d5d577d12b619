import { describe, expect, it } from 'vitest'
import { contrast, fillOf, luminance } from '../../../src/word/styles/colours.ts'
import { cascade } from '../../../src/word/styles/run-format.ts'
import { visibilityOf } from '../../../src/word/styles/visibility.ts'
import { parseXml } from '../../../src/word/xml/parse-xml.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

describe('what can be seen', () => {
  it.each([
    [{}, [], 'visible'],
    [{ hidden: true, colour: 'FF0000' }, [], 'hidden'],
    [{ colour: 'FFFFFF' }, [], 'background'],
    [{ colour: 'FFFFFF' }, ['none'], 'background'],
    [{ colour: 'FFFFFF' }, ['1F3864'], 'visible'],
    [{ colour: 'FFFFFF' }, ['1F3864', 'FFFFFF'], 'background'],
    [{ colour: 'FFFFFF' }, ['FFFFFF', undefined, 'none'], 'background'],
    [{ colour: 'auto' }, ['000000'], 'visible'],
    [{ colour: '000000' }, ['000000'], 'redacted'],
    [{ colour: '000000', fill: 'none' }, ['FFFFFF'], 'visible'],
    [{ highlight: '000000' }, [], 'redacted'],
    [{ highlight: '000000', colour: 'FFFFFF' }, [], 'visible'],
    [{ highlight: 'FFFF00', colour: 'FFFF00' }, [], 'background'],
    [{ highlight: 'none', fill: '000000', colour: '000000' }, [], 'redacted'],
    [{ size: 2 }, [], 'background'],
    [{ size: 5 }, [], 'visible'],
  ] as const)('%j on %j is %s', (format, grounds, expected) => {
    expect(visibilityOf(format, grounds)).toBe(expected)
  })

  it('is measured as WCAG does', () => {
    expect(luminance('FFFFFF')).toBeCloseTo(1)
    expect(contrast('000000', 'FFFFFF')).toBeCloseTo(21)
    expect(contrast('777777', 'FFFFFF')).toBeCloseTo(4.48, 1)
  })

  it.each([
    ['w:val="clear" w:fill="D9D9D9"', 'D9D9D9'],
    ['w:val="solid" w:color="FF0000" w:fill="FFFFFF"', 'FF0000'],
    ['w:val="pct50" w:color="000000" w:fill="FFFFFF"', '808080'],
    ['w:val="nil"', 'none'],
    ['w:val="clear" w:fill="auto"', 'none'],
    ['w:val="clear" w:fill="auto" w:themeFill="accent1"', '4472C4'],
  ])('<w:shd %s/> fills with %s', (attributes, expected) => {
    expect(fillOf(parseXml(`<w:shd ${w} ${attributes}/>`, 'x'), new Map([['accent1', '4472C4']]))).toBe(expected)
  })
})

describe('formats through styles', () => {
  it('a toggle in two styles is off, and the text itself decides', () => {
    expect(cascade([{ bold: true }, {}, {}], {}).bold).toBe(true)
    expect(cascade([{ bold: true }, { bold: true }], {}).bold).toBe(false)
    expect(cascade([{ bold: true }, { bold: true }], { bold: true }).bold).toBe(true)
    expect(cascade([{ hidden: true }], { hidden: false }).hidden).toBe(false)
    expect(cascade([{ colour: 'FF0000' }, { colour: '00FF00' }], {}).colour).toBe('00FF00')
  })
})
