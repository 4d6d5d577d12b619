import { describe, expect, test } from 'vitest'
import { bodyHtml } from '../../src/compose/markdown-html/body-html.ts'
import { editionPolicy } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'
import { documentOf } from '../compose/sample.ts'

function html(markdown: string, edition: 'intern' | 'openbaar'): string {
  const document = documentOf('soort: overig\nstatus: openbaar\ntitel: Proef', markdown)
  const own = forEdition({ document, attachments: [] }, editionPolicy(edition)).document
  const { body } = bodyHtml(own, () => ({ reason: 'geen', advice: 'geen' }))
  return body.html(own.body.children).toHTML()
}

const table = '| A |\n|-|\n| 1 |'
const block = (text: string) => `:::lak{grond="5.1.2.b"}\n${text}\n:::`

describe('tables of which one is redacted', () => {
  const text = `Zie tabel 2, tabel 3 en tabel 1.\n\nTabel 1. Een\n\n${table}\n\n${block(`Tabel 2. Twee\n\n${table}`)}\n\nTabel 3. Drie\n\n${table}`

  test('are all numbered where they are all shown', () => {
    expect(html(text, 'intern')).toContain(
      'Zie <a href="#tabel-2">tabel 2</a>, <a href="#tabel-3">tabel 3</a> en <a href="#tabel-1">tabel 1</a>.',
    )
  })

  test('leave no gap in the public edition, and are not mistaken for another', () => {
    const page = html(text, 'openbaar')
    expect(page).toContain('Zie tabel (gelakt), <a href="#tabel-2">tabel 2</a> en <a href="#tabel-1">tabel 1</a>.')
    expect(page.match(/Tabel \d\.<\/span> \w+/g)).toEqual(['Tabel 1.</span> Een', 'Tabel 2.</span> Drie'])
  })

  test('do not show whether a redacted block holds a table', () => {
    const around = (inside: string) =>
      html(`Tabel: een\n\n${table}\n\n${block(inside)}\n\nZie tabel 2.\n\nTabel 2. Drie\n\n${table}`, 'openbaar')
    expect(around(`Tabel: twee\n\n${table}`)).toBe(around('Niets.'))
  })
})

describe('a note', () => {
  const notes = '[^a]: Noot een.\n\n[^b]: Noot twee.\n\n[^c]: Noot drie[^d].\n\n[^d]: Noot vier.'

  test('whose reference is redacted is left out, and leaves no gap', () => {
    const around = (inside: string) =>
      html(`A[^a] :lak[${inside}]{grond="5.1.2.e"}\n\n## Kop\n\n${block(inside)}\n\nB[^b]\n\n${notes}`, 'openbaar')
    const page = around('iets[^c]')
    expect(page).toBe(around('iets'))
    expect(page.match(/Noot \w+/g)).toEqual(['Noot een', 'Noot twee'])
    expect(page.match(/aria-label="noot \d"/g)).toEqual(['aria-label="noot 1"', 'aria-label="noot 2"'])
  })

  test('is at the end of the section of its reference in both editions', () => {
    for (const edition of ['intern', 'openbaar'] as const)
      expect(html(`A[^a]\n\n## Kop\n\nB[^b]\n\n${notes}`, edition).match(/<h2|Noot \w+/g)).toEqual([
        'Noot een',
        '<h2',
        'Noot twee',
      ])
  })
})
