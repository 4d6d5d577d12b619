import { expect, test } from 'vitest'
import { layoutOf } from '../../../src/compose/layout.ts'
import { type PageFrame, webPage } from '../../../src/compose/web-page/web-page.ts'
import { composed, documentOf, houseStyle } from '../sample.ts'

function page(body: string, frame: Partial<PageFrame> = {}, front = 'soort: overig\ntitel: Gewoon'): string {
  const document = documentOf(front, body)
  const { printable } = composed(document, { edition: 'openbaar' })
  if (printable === undefined) throw new Error('not composed')
  return webPage(printable, layoutOf(document.kind, houseStyle()), { title: 'Gewoon – Bijlage', links: [], ...frame })
}

test('a page is one file: nothing from elsewhere, nothing that runs', () => {
  const html = page('Tekst met [een adres](https://voorbeeld.example/).')
  const addresses = [...html.matchAll(/(?:src|href|url)[=(]["']?([^\s>"')]*)/g)].map(([, address = '']) => address)
  expect(addresses.filter((address) => !/^(?:data:|#)/.test(address))).toEqual(['https://voorbeeld.example/'])
  expect(html).not.toMatch(/<script|<link rel="stylesheet|<iframe|\son\w+=/)
  expect(html).toContain(`content="default-src 'none'; img-src data:`)
})

test('a page has few fonts, of the characters that it uses, and leaves large ones to the reader', () => {
  const faces = (html: string) =>
    [...html.matchAll(/font-family:'([^']*)';font-style:(\w+);font-weight:(\w+)/g)].map(([, ...face]) => face.join(' '))
  expect(faces(page('Tekst ☑ → ½.'))).toEqual(
    [
      'Source Sans 3 400 normal',
      'Source Sans 3 400 italic',
      'Source Sans 3 600 normal',
      'Source Sans 3 600 italic',
      'Source Code Pro 400 normal',
    ].map((name) => name.replace(/(\d+) (\w+)$/, '$2 $1')),
  )
  expect(faces(page('Łódź.')).length).toBeGreaterThan(5)
  expect(page('Tekst.').length).toBeLessThan(180_000)
})

test('the frame leads to the PDF and to the pages that the document belongs to', () => {
  const html = page('Tekst.', {
    pdf: 'stuk.pdf?a=1&b=2',
    links: [{ before: 'Bijlage 1 bij', title: 'Kosten <& baten>', address: 'voorstel.html' }],
  })
  expect(html).toContain('<title>Gewoon – Bijlage</title>')
  expect(html).toContain('<link rel="alternate" type="application/pdf" href="stuk.pdf?a=1&amp;b=2">')
  expect(html).toContain('<li>Bijlage 1 bij <a href="voorstel.html">Kosten &lt;&amp; baten&gt;</a></li>')
  expect(html).toContain('<a href="stuk.pdf?a=1&amp;b=2">Dit stuk als PDF</a>')
  expect(html.indexOf('class="overslaan" href="#hoofdinhoud"')).toBeLessThan(html.indexOf('<header'))
  expect(html).toMatch(/<html lang="nl">[\s\S]*<main [^>]*id="hoofdinhoud"/)
  expect(page('Tekst.')).not.toContain('<header class="wegwijzer"')
})

test('equal documents give equal bytes', () => {
  expect(page('Tekst.')).toBe(page('Tekst.'))
})
