import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../src/diagnostics/apply-fixes.ts'
import { readYaml } from '../../src/yaml/read-yaml.ts'

const read = (text: string) => readYaml({ file: 'proef.md', text, from: 0, to: text.length, fixes: 'offered' })
const told = (text: string) => read(text).diagnostics.map(({ line, reason }) => `${line}: ${reason}`)

/** The text after its fixes, or `undefined` without one. */
function mended(text: string): string | undefined {
  const fixes = read(text).diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [fix]))
  return fixes.length === 0 ? undefined : applyFixes(text, fixes).text
}

describe('wrong indentation is reported once, as such', () => {
  it.each([
    ['zaak: a\n  team: b\n', 2, /springt 2 spaties in, alsof zij bij zaak hoort/],
    ['zaak: a\n team: b\nauteur: c\n', 2, /springt 1 spatie in/],
    ['zaak: a\n    team: b\n    auteur: c\n', 2, /springt 4 spaties in/],
    ['a:\n  b: c\n    d: e\n', 3, /alsof zij bij b hoort/],
    ['a:\n  - b: c\n     d: e\n', 3, /alsof zij bij b hoort/],
    ['- b: c\n    d: e\n', 2, /alsof zij bij b hoort/],
    ['zaak: a\n\n  team: b\n', 3, /alsof zij bij zaak hoort/],
    ['zaak: a\r\n  team: b\r\n', 2, /alsof zij bij zaak hoort/],
    ['  zaak: a\nteam: b\nauteur: c\n', 1, /eerste sleutel springt 2 spaties in, en een volgende \(team\)/],
    ['# opmerking\n zaak: a\nteam: b\n', 2, /eerste sleutel springt 1 spatie in/],
    [
      '   zaak: a\n   team: b\nauteur: c\nstatus: d\n',
      1,
      /eerste sleutel springt 3 spaties in, en een volgende \(auteur\)/,
    ],
    ['a:\n    b: c\n  d: e\n', 3, /inspringing van deze regel klopt niet/],
    ['a:\n  - b: c\n   d: e\n', 3, /springt niet even ver in/],
  ])('%j', (text, line, words) => {
    expect(told(text)).toEqual([expect.stringMatching(words)])
    expect(read(text).diagnostics[0]?.line).toBe(line)
    expect(told(text).join()).not.toMatch(/meer dan één dubbele punt|ontbreekt een dubbele punt/)
  })

  it.each([
    'zaak: a\nteam: b\n',
    'a:\n  b: c\n  d: e\n',
    'a:\n- b: c\n  d: e\n',
    'a: |\n  b: c\n    d: e\n',
    'a: b\n  c\n',
  ])('and right indentation is not: %j', (text) => expect(told(text)).toEqual([]))
})

describe('what nobody sees is named', () => {
  it.each([
    ['zaak:\u00a0Proef\n', 'zaak: Proef\n', 'een vaste spatie (U+00A0)'],
    ['zaak\u00a0: Proef\n', 'zaak : Proef\n', 'een vaste spatie (U+00A0)'],
    ['\u00a0zaak: Proef\nteam: b\n', ' zaak: Proef\nteam: b\n', 'een vaste spatie (U+00A0)'],
    ['a:\n\u00a0\u00a0b: c\n', 'a:\n  b: c\n', 'een vaste spatie (U+00A0)'],
    ['a:\n  -\u00a0b: c\n', 'a:\n  - b: c\n', 'een vaste spatie (U+00A0)'],
    ['a:\n  - b:\u00a0c\n    d: e\n', 'a:\n  - b: c\n    d: e\n', 'een vaste spatie (U+00A0)'],
    ['a: b\nzaak:\u202fProef\n', 'a: b\nzaak: Proef\n', 'een vaste spatie (U+202F)'],
    ['a: b\nzaak:\u2003Proef\n', 'a: b\nzaak: Proef\n', 'een bijzondere spatie (U+2003)'],
    ['a: b\nzaak:\u3000Proef\n', 'a: b\nzaak: Proef\n', 'een bijzondere spatie (U+3000)'],
    ['\u200bzaak: Proef\n', 'zaak: Proef\n', 'een teken zonder breedte (U+200B)'],
    ['zaak\u2060: Proef\n', 'zaak: Proef\n', 'een teken zonder breedte (U+2060)'],
    ['a: b\n\ufeffzaak: Proef\n', 'a: b\nzaak: Proef\n', 'een teken zonder breedte (U+FEFF)'],
    ['zaak\u00ad: Proef\n', 'zaak: Proef\n', 'een teken zonder breedte (U+00AD)'],
  ])('%j', (text, right, what) => {
    expect(told(text)).toEqual([expect.stringContaining(`Hier staat een teken dat u niet ziet: ${what}.`)])
    expect(mended(text)).toBe(right)
  })

  it.each([
    'zaak: een\u00a0woord\n',
    'zaak: "\u00a0a"\n',
    'zaak: |\n  \u00a0a: b\n',
    'zaak: a\u200bb\n',
    'a: [b,\u00a0c]\n',
  ])('and within a value it may be: %j', (text) => expect(told(text)).toEqual([]))
})

describe('what has one right notation is mended', () => {
  it.each([
    ['a:\n\tb: c\n', 'a:\n  b: c\n'],
    ['a:\n\tb: c\n\td: e\n', 'a:\n  b: c\n  d: e\n'],
    ['a:\n\t- b: c\n\t  d: e\n', 'a:\n  - b: c\n    d: e\n'],
    ['a:\n  b:\n\t\tc: d\n', 'a:\n  b:\n    c: d\n'],
    ['a:\r\n\tb: c\r\n', 'a:\r\n  b: c\r\n'],
    ['a: b: c\n', 'a: "b: c"\n'],
    ['a: b: c: d \n', 'a: "b: c: d" \n'],
    ['a: zeg "b": c\n', 'a: \'zeg "b": c\'\n'],
    ['a: b\'s "c": d\n', "a: 'b''s \"c\": d'\n"],
    ['a: c:\\map: d\n', "a: 'c:\\map: d'\n"],
    ['a:\n  b: c: d\n  e: f\n', 'a:\n  b: "c: d"\n  e: f\n'],
    ['a:\n  - b: c: d\n', 'a:\n  - b: "c: d"\n'],
    ['a: @b\n', 'a: "@b"\n'],
    ['a: %b\n', 'a: "%b"\n'],
    ['a: `b`\n', 'a: "`b`"\n'],
    ['a: “b: c”\n', 'a: "b: c"\n'],
    ['a: „b: c”\n', 'a: "b: c"\n'],
    ['a: ‘b: c’\n', 'a: "b: c"\n'],
    ['  a: b\nc: d\n', 'a: b\nc: d\n'],
  ])('%j', (text, right) => {
    expect(told(text).length).toBeGreaterThan(0)
    expect(mended(text)).toBe(right)
    expect(told(right)).toEqual([])
  })

  it.each([
    'a: b: c # of een opmerking\n',
    'a: b: c\n  en verder\n',
    'a: {b: c: d}\n',
    'a: [b: c: d\n',
    'a: “b: c\n',
    'a: b\n  c: d\n',
    'a: "b\n',
    'a: b:\n',
    'a: |\n  tekst\nb:\n\tc: d\n',
  ])('and what is uncertain is not: %j', (text) => {
    expect(told(text).length).toBeGreaterThan(0)
    expect(mended(text)).toBeUndefined()
  })

  it('is offered only for files that can be repaired', () => {
    const text = 'a: b: c\n'
    expect(readYaml({ file: 'x.yaml', text, from: 0, to: text.length }).diagnostics[0]?.fix).toBeUndefined()
  })
})

describe('an anchor without a value is named', () => {
  it.each(['a: &P\n', 'b: c\na: &P # opmerking\n', 'a: [&P]\n'])('%j', (text) => {
    expect(told(text)).toEqual([
      expect.stringContaining('is voor YAML de naam van een waarde, en achter &P staat geen waarde.'),
    ])
    expect(read(text).diagnostics[0]?.note).toBe('Is &P de tekst zelf, zet die dan tussen aanhalingstekens: "&P".')
  })

  it.each(['a: "&P"\n', 'a: &P tekst\nb: *P\n', 'a: &P\n  b: c\n'])('and one with a value is not: %j', (text) => {
    expect(told(text)).toEqual([])
  })
})
