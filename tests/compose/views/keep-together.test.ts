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
  ['op 31 december 2027 is', 'op <span class="datum">31 december 2027</span> is'],
  ['tot 8 december en 12', 'tot <span class="datum">8 december</span> en 12'],
  ['€ 4,3 miljoen per jaar', '<span class="bijeen">€ 4,3 miljoen</span> per jaar'],
  ['nog 6 hectare vrij', 'nog <span class="bijeen">6 hectare</span> vrij'],
  ['om 9.00 uurtje', 'om 9.00 uurtje'],
  ['C. Voorbeeld en J.P. Kort', '<span class="bijeen">C. Voorbeeld</span> en <span class="bijeen">J.P. Kort</span>'],
  ['drie pas. Anders', 'drie pas. Anders'],
])('what is read as one stays on one line: %s', (text, kept) => {
  expect(keepTogether(text)).toBe(kept)
})

it('a short paragraph is marked, a long one may break over two pages', () => {
  const long = `<p>${'woord '.repeat(90)}</p>`
  const some = 'woord '.repeat(40)
  expect(markShort(`<p>Kort <em>en goed</em>.</p><p>${some}</p>${long}<p class="label">Zo</p>`)).toBe(
    `<p class="kort enkel">Kort <em>en goed</em>.</p><p class="kort">${some}</p>${long}<p class="label">Zo</p>`,
  )
})
