import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { check } from '../../src/rules/check.ts'
import { seed, sized } from '../run-size.ts'

const kinds = loadKinds(join(import.meta.dirname, '..', 'document', 'fixtures', 'kinds'))
const { config } = parseConfig('', '/nergens/collegevoorstel.yaml', 'collegevoorstel.yaml')

const pieces = [
  '---',
  '\n',
  '\r\n',
  'zaak: ',
  'datum: ',
  '2021-03-30',
  '"',
  "'",
  '[',
  '{',
  '}',
  ']',
  '*a',
  '&a ',
  '!x',
  '|',
  '>',
  '- ',
  '  ',
  '\t',
  '#',
  ': ',
  '## Voorstel',
  '## Kosten',
  '1. ',
  ':::lak',
  ':::',
  ':lak[',
  ']{grond="',
  '<b>',
  '<!--',
  '-->',
  '![',
  '](',
  'javascript:',
  '\u202e',
  '\uFEFF',
  'é',
  '😀',
  '\0',
  '9:30',
  '| a | b |',
  '[^1]',
  '```',
]
const soup = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 6 })),
  { maxLength: 60 },
)
const texts = fc.oneof(
  soup.map((parts) => parts.join('')),
  fc.tuple(soup, soup).map(([yaml, body]) => `---\nzaak: a\n${yaml.join('')}\n---\n${body.join('')}`),
  soup.map((body) => `---\nzaak: a\n---\n${body.join('')}`),
)

describe('any text', () => {
  it('is read without throwing, and every message lies within the file', () => {
    let placed = 0
    fc.assert(
      fc.property(texts, (text) => {
        const { document, diagnostics } = readDocument({ path: '/nergens/a.md', name: 'a.md', text }, kinds)
        const plain = text.replace(/^\uFEFF/, '')
        const lines = plain.split(/\r\n|\n|\r/)
        for (const found of [...diagnostics, ...(document ? check(document, { config, kinds }) : [])]) {
          const place = found.place
          if (!place || !('start' in place)) continue
          placed++
          for (const point of [place.start, place.end]) {
            expect(point.line).toBeGreaterThanOrEqual(1)
            expect(point.line).toBeLessThanOrEqual(lines.length)
            expect(point.column).toBeGreaterThanOrEqual(1)
            expect(point.column).toBeLessThanOrEqual((lines[point.line - 1]?.length ?? 0) + 1)
          }
          expect(place.end.offset ?? 0).toBeGreaterThanOrEqual(place.start.offset ?? 0)
        }
      }),
      { numRuns: sized(4_000), seed },
    )
    expect(placed).toBeGreaterThan(sized(4_000))
  })
})
