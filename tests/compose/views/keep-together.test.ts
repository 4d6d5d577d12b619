import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepTogether, markShort } from '../../../src/compose/views/keep-together.ts'
import { render } from '../markdown-html/render.ts'

it('leaves what stands in quotes alone, whatever signs it holds', () => {
  const html = '<img alt="Uitgaven > bijlage 2 <script>alert(2)</script> € 5" src="k">tekst bij artikel 5'
  expect(keepTogether(html)).toBe(
    '<img alt="Uitgaven > bijlage 2 <script>alert(2)</script> € 5" src="k">tekst bij <span class="bijeen">artikel 5</span>',
  )
})

it('makes no tag of the text of a link or its title', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<p>', '</p>', '>', '<', 'lid 5', '€ 3', ' ', "'", '&', '<script>', 'a')),
      (signs) => {
        const title = signs.join('').replaceAll('<', '\\<')
        const html = markShort(keepTogether(render(`[tekst](https://a.example "${title}")`).html))
        expect(html).not.toMatch(/<script/)
        expect([...html.matchAll(/<a\b/g)].length).toBeLessThanOrEqual(1)
        expect(html.replace(/<(?:"[^"]*"|[^">])*>/g, '')).not.toMatch(/[<>]/)
      },
    ),
  )
})

it('an amount stays with its sign, in text only', () => {
  expect(keepTogether('<p title="€ 10">kost € 1.200,50 per jaar (artikel 225).</p>')).toBe(
    '<p title="€ 10">kost <span class="bijeen">€ 1.200,50</span> per jaar (<span class="bijeen">artikel 225</span>).</p>',
  )
})

it.each([
  ['op 31 december 2027 is', 'op <span class="datum">31 december</span> 2027 is'],
  ['tot 8 december en 12', 'tot <span class="datum">8 december</span> en 12'],
  ['€ 4,3 miljoen per jaar', '<span class="bijeen">€ 4,3 miljoen</span> per jaar'],
  ['nog 6 hectare vrij', 'nog <span class="bijeen">6 hectare</span> vrij'],
  ['om 9.00 uurtje', 'om 9.00 uurtje'],
  ['C. Voorbeeld en J.P. Kort', '<span class="bijeen">C. Voorbeeld</span> en <span class="bijeen">J.P. Kort</span>'],
  ['drie pas. Anders', 'drie pas. Anders'],
])('what is read as one stays on one line: %s', (text, kept) => {
  expect(keepTogether(text)).toBe(kept)
})

it.each([
  ['two lines', 'woord '.repeat(25), 'enkel kort vier'],
  ['three lines', 'woord '.repeat(38), 'kort vier'],
  ['four lines', 'woord '.repeat(51), 'vier'],
  ['more, with marks that take no room', `${'woord '.repeat(53)}<em class="heel-lang">en</em>`, ''],
  ['an introduction', `${'woord '.repeat(60)}als volgt:`, 'inleiding'],
  [
    'an introduction with a note',
    `${'woord '.repeat(60)}als volgt:<sup class="n"><a href="#fn-1">1</a></sup>`,
    'inleiding',
  ],
  ['a bold phrase', '<strong>Voor</strong>', 'enkel kort vier inleiding'],
  ['a bold word before its text', '<strong>Voor</strong> en tegen', 'enkel kort vier'],
])('a paragraph gets the classes that keep its lines together: %s', (_, inner, names) => {
  expect(markShort(`<p>${inner}</p>`)).toBe(`<p${names === '' ? '' : ` class="${names}"`}>${inner}</p>`)
})

it('a paragraph of the template with a class of its own keeps that', () => {
  expect(markShort('<p class="label">Zo</p>')).toBe('<p class="label">Zo</p>')
})

it.each([
  ['one line', '<li>Een punt</li>', '<li class="eenregel kort">Een punt</li>'],
  ['three lines', `<li>${'woord '.repeat(30)}</li>`, `<li class="kort">${'woord '.repeat(30)}</li>`],
  ['more', `<li>${'woord '.repeat(40)}</li>`, `<li>${'woord '.repeat(40)}</li>`],
  [
    'of a loose list',
    '<li>\n<p>Een</p>\n</li>',
    '<li class="eenregel kort">\n<p class="enkel kort vier">Een</p>\n</li>',
  ],
  [
    'with a list in it',
    '<li>Een<ul><li>twee</li></ul></li>',
    '<li>Een<ul><li class="eenregel kort">twee</li></ul></li>',
  ],
  ['a task', '<li class="taak">Een</li>', '<li class="taak">Een</li>'],
])('an item too: %s', (_, html, marked) => {
  expect(markShort(html)).toBe(marked)
})
