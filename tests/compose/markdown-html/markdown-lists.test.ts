import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { trialProject } from '../../cli/trial-project.ts'
import { render } from './render.ts'

const numbered = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `${first + index}. punt`).join('\n')

/** A number has at most nine digits in Markdown; the list counts on. */
const highest = '999999999. een\n999999999. twee'

describe('a numbered list has room for its numbers', () => {
  it.each([
    [1, 3, '<ol>'],
    [98, 2, '<ol start="98">'],
    [99, 2, '<ol start="99" class="cijfers-3">'],
    [1, 100, '<ol class="cijfers-3">'],
    [2026, 1, '<ol start="2026" class="cijfers-4">'],
    [9999, 2, '<ol start="9999" class="cijfers-5">'],
  ])('from %i, %i points', (first, count, tag) => {
    expect(render(numbered(first, count)).html).toContain(tag)
  })

  it('from the highest number there is', () => {
    expect(render(highest).html).toContain('<ol start="999999999" class="cijfers-10">')
  })

  it('has none to spare in a list of bullets', () => {
    expect(render('- een\n- twee').html).toContain('<ul>')
  })
})

/** Lists with the numbers that the page must show. */
const lists: Readonly<Record<string, readonly [markdown: string, ...numbers: string[]]>> = {
  'two digits': [numbered(98, 2), '98.', '99.'],
  'three digits': [numbered(99, 3), '99.', '100.', '101.'],
  'a year': [numbered(2026, 1), '2026.'],
  'five digits': [numbered(9999, 2), '9999.', '10000.'],
  'nine digits': [numbered(123_456_788, 2), '123456788.', '123456789.'],
  'ten digits': [highest, '999999999.', '1000000000.'],
  'a hundred and more points': [numbered(1, 104), '1.', '99.', '100.', '104.'],
  brackets: ['500) een\n501) twee', '500.', '501.'],
  'empty lines': ['700. een\n\n701. twee', '700.', '701.'],
  'a quotation': ['> 300. een\n> 301. twee', '300.', '301.'],
  'a list within a list': ['- een\n\n  4000. twee\n  4001. drie', '4000.', '4001.'],
  'a numbered list within one': ['1. een\n\n   600. twee\n   601. drie\n', '600.', '601.'],
  tasks: ['800. [x] een\n801. [ ] twee', '800.', '801.'],
}

it('prints every number whole, right of the margin of the text', { timeout: 60_000 }, async () => {
  const body = Object.values(lists).map(([markdown]) => `Tekst.\n\n${markdown}\n`)
  const { root, run } = await trialProject({
    'voorstel.md': `---\nsoort: overig\ntitel: Proef\ndatum: 2026-11-24\n---\n\n${body.join('\n')}`,
  })
  await run('build', 'voorstel.md')
  const pdf = readFileSync(join(root, 'uitvoer/proef/intern/overig.pdf'))
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const left = new Map<string, number>()
  let margin = Number.POSITIVE_INFINITY
  for (let number = 1; number <= document.numPages; number++)
    for (const item of (await (await document.getPage(number)).getTextContent()).items) {
      if (!('str' in item)) continue
      const x = (item.transform as number[])[4] ?? 0
      if (item.str.trim() === 'Tekst.') margin = Math.min(margin, x)
      if (/^\s*\d+\.\s*$/.test(item.str)) left.set(item.str.trim(), Math.min(x, left.get(item.str.trim()) ?? x))
    }
  await document.destroy()
  for (const [what, [, ...numbers]] of Object.entries(lists))
    for (const number of numbers)
      expect([what, number, (left.get(number) ?? 0) >= margin - 0.5]).toEqual([what, number, true])
})
