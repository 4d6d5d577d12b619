import { describe, expect, it } from 'vitest'
import { render } from './render.ts'

const table = '| A |\n|-|\n| 1 |'
const svg = {
  bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'),
  type: 'image/svg+xml',
  extension: 'svg',
  width: 10,
  height: 10,
} as const
const shown = (markdown: string) => render(markdown, { 'a.svg': svg }).html

/** The captions, without markup. */
function captionsOf(markdown: string): readonly string[] {
  return [...shown(markdown).matchAll(/<(?:fig)?caption[^>]*>(.*?)<\/(?:fig)?caption>/g)].map(([, inner = '']) =>
    inner.replace(/<[^>]*>/g, ''),
  )
}

describe('the number of a table', () => {
  it.each([
    'Tabel: kosten',
    'Tabel. kosten',
    'Tabel 1. kosten',
    'Tabel 1: kosten',
    'Tabel 7b. kosten',
    'Tabel 3.1: kosten',
    'Tabel 2 – kosten',
    'Tabel 2 - kosten',
  ])('takes the place of what is typed: %s', (typed) => {
    expect(captionsOf(`${typed}\n\n${table}`)).toEqual(['Tabel 1. kosten'])
  })
  it('also in bold or across markup', () => {
    expect(shown(`**Tabel 2. De** _kosten_\n\n${table}`)).toContain(
      '<caption><span class="bijschriftnummer">Tabel 1.</span> <strong>De</strong> <em>kosten</em></caption>',
    )
    expect(captionsOf(`**Tabel 2.** Kosten\n\n${table}`)).toEqual(['Tabel 1. Kosten'])
  })
  it('is for tables with a caption only, and runs through what is redacted or quoted in this edition', () => {
    const redacted = `:::lak{grond="5.1.2.b"}\nTabel: twee\n\n${table}\n:::`
    expect(captionsOf(`Tabel: een\n\n${table}\n\n${table}\n\n${redacted}\n\nTabel: drie\n\n${table}`)).toEqual([
      'Tabel 1. een',
      'Tabel 2. twee',
      'Tabel 3. drie',
    ])
  })
  it('is not that of a sentence', () => {
    expect(captionsOf(`Tabel 2 laat het zien.\n\n${table}`)).toEqual([])
  })
})

describe('the number of a figure', () => {
  it.each(['kaart', 'Figuur 1. kaart', 'Figuur: kaart', 'Fig. 3: kaart', 'Afbeelding 2 – kaart'])('%s', (title) => {
    expect(captionsOf(`![x](a.svg "${title}")`)).toEqual(['Figuur 1. kaart'])
  })
  it.each(['Figuur van de kade', 'Figuurzagen', 'Bron: 2'])('leaves a title that only resembles one: %s', (title) => {
    expect(captionsOf(`![x](a.svg "${title}")`)).toEqual([`Figuur 1. ${title}`])
  })
  it('is there for a title that is stated elsewhere, and not for a figure without one', () => {
    expect(captionsOf('![x](a.svg)\n\n![x][a]\n\n![y](a.svg "twee")\n\n[a]: a.svg "Figuur 9: een"')).toEqual([
      'Figuur 1. een',
      'Figuur 2. twee',
    ])
  })
})

describe('a reference', () => {
  const two = `Tabel 4. Een\n\n${table}\n\nTabel 6. Twee\n\n${table}\n\n![x](a.svg "Kaart")`
  const textOf = (markdown: string) => /<p>(.*?)<\/p>/s.exec(shown(`${markdown}\n\n${two}`))?.[1]
  it.each([
    ['zie tabel 6.', 'zie <a href="#tabel-2">tabel 2</a>.'],
    ['zie tabel 2.', 'zie <a href="#tabel-2">tabel 2</a>.'],
    ['(Tabel 4)', '(<a href="#tabel-1">Tabel 1</a>)'],
    ['tabellen 4 en 6', '<a href="#tabel-1">tabellen 1 en 2</a>'],
    ['figuur 1, figuren 1', '<a href="#figuur-1">figuur 1</a>, <a href="#figuur-1">figuren 1</a>'],
    ['**tabel 4**', '<strong><a href="#tabel-1">tabel 1</a></strong>'],
    // No link in a link.
    ['[tabel 4](https://a.nl)', '<a href="https://a.nl/">tabel 1</a>'],
    // Not there: a rule reports it.
    ['tabel 9', 'tabel 9'],
    // Those of another text, numbers that are none, and code.
    ['tabel 4 van de begroting', 'tabel 4 van de begroting'],
    ['tabel 4 in bijlage 2', 'tabel 4 in bijlage 2'],
    ['bijlage 2, tabel 4', 'bijlage 2, tabel 4'],
    ['tabel 4,5 procent', 'tabel 4,5 procent'],
    ['`tabel 4`', '<code>tabel 4</code>'],
    ['wijktabel 4', 'wijktabel 4'],
  ])('%s', (markdown, html) => {
    expect(textOf(markdown)).toBe(html)
  })
  it('is also one in a caption, a cell and a note, and leads to what is there', () => {
    const html = shown(
      `Tabel: als tabel 2\n\n| tabel 1 |\n|-|\n| figuur 1[^a] |\n\n[^a]: Zie tabel 1.\n\nTabel: x\n\n${two}`,
    )
    expect(html.match(/<a href="#(?:tabel|figuur)-\d">/g)).toHaveLength(4)
    for (const [, id] of html.matchAll(/<a href="#((?:tabel|figuur)-\d)">/g)) expect(html).toContain(`id="${id}"`)
  })
})
