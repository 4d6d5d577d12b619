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
