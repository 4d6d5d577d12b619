import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../../src/diagnostics/apply-fixes.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { loadKinds } from '../../../src/forms/load-kind.ts'

const kinds = loadKinds()
const read = (text: string) => readDocument({ path: '/a/voorstel.md', name: 'voorstel.md', text }, kinds)
const about = 'zaak: Proef\nonderwerp: Proef\n'
const right = `---\n${about}---\n\n## Voorstel\n`

describe('a line that was meant as --- is named, and mended', () => {
  it.each([
    '—',
    '–',
    '——',
    '–––',
    '—-',
    '-—',
    '– – –',
    '- - -',
    '--',
    '----',
    '-----',
    '===',
    '‑‑‑',
    '−−−',
    '―',
    '---\u00a0',
  ])('%s', (line) => {
    for (const [text, rule, at] of [
      [right.replaceAll('---', line), 'voormatter/ontbreekt', 1],
      [right.replace('---', line), 'voormatter/ontbreekt', 1],
      [right.replace('\n---', `\n${line}`), 'voormatter/geen-einde', 4],
    ] as const) {
      const { document, diagnostics } = read(text)
      // Spaces of any kind behind --- are no mistake.
      if (line.trim() === '---') {
        expect(document).toBeDefined()
        continue
      }
      // More than three dashes end the front matter, though not as they should.
      const known = rule === 'voormatter/geen-einde' && line.startsWith('----') ? 'voormatter/einde' : rule
      expect(diagnostics.map(({ ruleId, line: where }) => `${ruleId} ${where}`)).toEqual([`${known} ${at}`])
      expect(diagnostics[0]?.reason).toMatch(/daar horen drie gewone streepjes/)
      const { fix } = diagnostics[0] ?? {}
      expect(fix && applyFixes(text, [fix]).text).toBe(right)
    }
  })

  it.each([
    ['a line of text', `Tekst\n${about}---\n`],
    ['a dash above a text', '—\n\nEen gedachte.\n'],
    ['a heading underlined', `Kop\n===\n\n${about}`],
    ['a blank line first', `\n—\n${about}—\n`],
    ['no line at all', about],
  ])('and %s is not', (_what, text) => {
    const { diagnostics } = read(text)
    expect(diagnostics.map(({ ruleId, fix }) => `${ruleId} ${fix === undefined}`)).toEqual([
      'voormatter/ontbreekt true',
    ])
    expect(diagnostics[0]?.reason).toBe('Dit bestand heeft geen voormatter.')
  })

  it('has no fix when its end is unknown', () => {
    expect(read(`—\n${about}\n## Voorstel\n`).diagnostics[0]?.fix).toBeUndefined()
  })
})
