import { describe, expect, it } from 'vitest'
import type { MeasuredPage } from '../../src/pdf/measure/measured-page.ts'
import { lostWords } from '../../src/specimen/lost-words.ts'
import { lineAt } from '../pdf/measure/line-at.ts'

/** Pages with a block for each text; `|` ends a line, `||` a page. */
function pagesWith(...texts: readonly string[]): readonly MeasuredPage[] {
  const lines = texts.flatMap((text, block) =>
    text
      .split('||')
      .flatMap((part, index) => part.split('|').map((line) => lineAt({ text: line, block, page: index + 1 }))),
  )
  const page = (number: number) => ({ number, width: 595, height: 842, shapes: [] })
  return [1, 2].map((number) => ({ ...page(number), lines: lines.filter((line) => line.page === number) }))
}

describe('words that a page does not show', () => {
  it.each([
    ['all is there', '<p>Het college besluit</p>', ['Het college besluit']],
    ['a word broken over lines and pages', '<p>arbeidsongeschiktheid</p>', ['arbeids|onge||schiktheid']],
    ['a soft hyphen', '<p>woning&shy;bouw&#xad;plan</p>'.replace('&shy;', '&#173;'), ['woning-|bouwplan']],
    ['capitals by a style sheet', '<h1>Voorstel</h1>', ['VOORSTEL']],
    ['ligatures and entities', '<p>Griffie &amp; caf&#233;</p>', ['Gri\ufb03e & café']],
    ['attributes and short words', '<p class="verborgen" title="nergens">op de</p>', ['']],
    ['letters that join', '<p>العربية</p>', ['']],
  ])('%s: none', (_, body, shown) => {
    expect(lostWords(body, pagesWith(...shown))).toEqual([])
  })

  it.each([
    ['a word', '<p>Het college besluit</p>', ['Het besluit'], ['college']],
    ['once of twice', '<h1>Parkeren</h1><p>Parkeren</p>', ['Parkeren'], ['Parkeren']],
    ['a piece of a word', '<p>subsidieregeling</p>', ['regeling'], ['subsidieregeling']],
    ['all', '<p>Het college</p>', [], ['college']],
  ])('%s: named', (_, body, shown, lost) => {
    expect(lostWords(body, pagesWith(...shown))).toEqual(lost)
  })

  it('text in the margins of a page is no text of the document', () => {
    const [page] = pagesWith()
    const furniture = lineAt({ text: 'Parkeren', tags: [], block: undefined })
    if (page === undefined) throw new Error('no page')
    expect(lostWords('<h1>Parkeren</h1>', [{ ...page, lines: [furniture] }])).toEqual(['Parkeren'])
  })
})
