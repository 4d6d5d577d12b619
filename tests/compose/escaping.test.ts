import { describe, expect, test } from 'vitest'
import { cssString } from '../../src/compose/html/safe-html.ts'
import { standalone } from '../../src/compose/standalone.ts'
import { keepTogether, markShort } from '../../src/compose/views/keep-together.ts'
import { composed, documentOf, html } from './sample.ts'

const nasty = `<script>alert("x")</script> & 'zo' \\ } </style> {{titel}} 🚲`
const front = `zaak: ${JSON.stringify(nasty)}\nonderwerp: ${JSON.stringify(nasty)}\nzaaknummer: ${JSON.stringify(nasty)}`

describe('text of a user', () => {
  test('is text wherever it is printed', () => {
    const page = html(documentOf(`${front}\nteam: ${JSON.stringify(nasty)}`))
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;')
    expect(page).toContain('{{titel}} 🚲')
  })

  test('cannot leave the running head', () => {
    const { printable } = composed(documentOf(front))
    expect(printable?.head).not.toContain('<')
    expect(printable?.head.replace(/"[^"\n]*"/g, '""')).toBe(
      ':root{--kop-links:"";--kop-rechts:"";--voet-links:"";--band:""}',
    )
  })

  test('nor the page of --html', () => {
    const { printable } = composed(documentOf(front))
    if (printable === undefined) throw new Error('not composed')
    const page = standalone(printable)
    expect(page.match(/<\/style>/g)).toHaveLength(2)
    expect(page).toContain('<title>')
    expect(page).not.toContain('<script')
  })
})

describe('cssString', () => {
  test.each([
    ['plain', '"plain"'],
    ['say "yes"', '"say \\22 yes\\22 "'],
    ["it's", '"it\\27 s"'],
    ['a\\b', '"a\\5c b"'],
    ['two\nlines\tand\r\nmore', '"two lines and more"'],
    ['</style>', '"\\3c /style\\3e "'],
    ['nul\u0000', '"nul\\fffd "'],
    ['é 🚲', '"é 🚲"'],
  ])('%j', (text, css) => {
    expect(cssString(text)).toBe(css)
  })
})

test('--html needs nothing from elsewhere, and has only the faces it uses', () => {
  const { printable } = composed(documentOf('soort: overig\ntitel: Gewoon', 'Tekst.'))
  if (printable === undefined) throw new Error('not composed')
  const page = standalone(printable)
  expect(page).not.toContain('document.invalid')
  expect(page).toContain('data:font/woff2;base64,')
  expect(page).toContain('data:image/svg+xml;base64,')
  expect(page.match(/@font-face/g)?.length).toBeLessThan(15)
})

test('an amount stays with its sign, in text only', () => {
  expect(keepTogether('<p title="€ 10">kost € 1.200,50 per jaar (artikel 225).</p>')).toBe(
    '<p title="€ 10">kost <span class="bijeen">€ 1.200,50</span> per jaar (<span class="bijeen">artikel 225</span>).</p>',
  )
})

test.each([
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

test('a short paragraph is marked, a long one may break over two pages', () => {
  const long = `<p>${'woord '.repeat(90)}</p>`
  const some = 'woord '.repeat(40)
  expect(markShort(`<p>Kort <em>en goed</em>.</p><p>${some}</p>${long}<p class="label">Zo</p>`)).toBe(
    `<p class="kort enkel">Kort <em>en goed</em>.</p><p class="kort">${some}</p>${long}<p class="label">Zo</p>`,
  )
})
