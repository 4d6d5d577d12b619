import { expect, it } from 'vitest'
import { bodyHtml } from '../../../src/compose/markdown-html/body-html.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { loadKinds } from '../../../src/forms/load-kind.ts'
import { proposal } from '../../cli/trial-project.ts'

/** Where the links in the first section lead, and what is said of them. */
function links(text: string, end = '') {
  const source = { path: '/voorstel.md', name: 'voorstel.md', text: proposal({ text, end }) }
  const { document } = readDocument(source, loadKinds())
  if (document === undefined) throw new Error('no document')
  const { body, diagnostics } = bodyHtml(document, () => ({ reason: '', advice: '' }))
  const html = document.sections.map(({ content }) => body.html(content).toHTML()).join('')
  return { to: [...html.matchAll(/href="([^"]*)"/g)].map((found) => found[1]), told: diagnostics.map(String) }
}

it('leads links to a section by the author’s heading, by the printed question, and by the form’s other names for it', () => {
  const names = [
    'kosten-en-dekking',
    'wat-mag-het-kosten-en-waar-gaan-we-het-van-betalen',
    'kosten',
    'Financiën',
    'financi%C3%ABn',
    'samenvatting-circa-10-regels',
    'risicos',
  ]
  expect(links(names.map((name) => `[zie](#${name})`).join(' '))).toEqual({
    to: [...Array(5).fill('#kop-kosten-en-dekking'), '#kop-samenvatting', '#kop-risico-s'],
    told: [],
  })
})

it('leads a name that a heading of the author has to that heading', () => {
  expect(links('[zie](#kosten)', '\n### Kosten\n\nVeel.\n').to).toEqual(['#kop-kosten'])
})

it('still tells of a link to nothing', () => {
  expect(links('[zie](#bestaat-niet)').told).toEqual([expect.stringContaining('geen enkele kop')])
})
