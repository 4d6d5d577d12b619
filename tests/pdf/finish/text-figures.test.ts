import { describe, expect, test } from 'vitest'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { otherReadersRun, pageText } from '../poppler.ts'
import { finished } from '../printed.ts'
import { structureText } from '../structure-text.ts'
import { finishedFixture, linesOf } from './made-tree.ts'
import { facts } from './whole-fixtures.ts'

const lines = linesOf('figures')

describe('a figure that consists of text', () => {
  test.each([
    ['gelakt, artikel 5.1, tweede lid, onder e, Woo', '5.1.2.e'],
    ['gelakt, onder f', '5.1.2.f'],
    ['aangevinkt', 'x'],
  ])('is a Span with replacement text: %s', (words, shown) => {
    const at = lines.findIndex((line) => line.trim() === `Span ActualText=“${words}”`)
    expect(at).toBeGreaterThan(0)
    expect(lines[at + 1]?.trim()).toBe(`“${shown}”`)
  })

  test('is no Figure; a picture with text in it is', () => {
    const figures = lines.filter((line) => line.includes('Figure '))
    expect(figures.filter((line) => /“(gelakt|aangevinkt)/.test(line))).toEqual([])
    expect(figures.filter((line) => line.includes('tekening met woorden'))).toHaveLength(1)
  })

  test('keeps its number where it is a reference to a note', () => {
    expect(
      lines.filter((line) => line.includes('voetnoot 1') && !line.includes('→')).map((line) => line.trim()),
    ).toEqual(['Span Alt=“voetnoot 1”'])
  })
})

test.skipIf(!otherReadersRun)('who copies the text gets the words', () => {
  const text = pageText(finishedFixture('figures')).replace(/\s+/g, ' ')
  expect(text).toContain('Betaald aan gelakt, artikel 5.1, tweede lid, onder e, Woo , volgens')
  expect(text).toContain('einde van de gelakt, onder f en dan gaat de tekst verder.')
  expect(text).toContain('aangevinkt ja nee')
  expect(text).toContain('en 1. ')
  expect(text).not.toContain('5.1.2.')
})

test('a search finds the words and what is drawn', () => {
  const read = allTexts(finishedFixture('figures'))
  const texts = read.ok ? read.texts.map(({ text }) => text).join('\n') : ''
  expect(texts).toContain('gelakt, artikel 5.1, tweede lid, onder e, Woo')
  expect(texts).toContain('5.1.2.e')
})

test('finishing twice is finishing once', () => {
  const once = finishedFixture('figures')
  expect(structureText(finished(once, facts))).toBe(structureText(once))
})
