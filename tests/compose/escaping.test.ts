import { describe, expect, test } from 'vitest'
import { standalone } from '../../src/compose/standalone.ts'
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
