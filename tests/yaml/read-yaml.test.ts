import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../../src/yaml/read-yaml.ts'
import type { Path } from '../../src/yaml/yaml-value.ts'

const templates = join(import.meta.dirname, '..', '..', 'templates')

describe('values', () => {
  it.each([
    ['a text as it was typed', 'a: 0123\nb: 9:30\nc: 1.10\nd: ja\n', { a: '0123', b: '9:30', c: '1.10', d: 'ja' }],
    ['a colon within', 'tijd: 20:00 uur, via https://voorbeeld.nl\n', { tijd: '20:00 uur, via https://voorbeeld.nl' }],
    ['no value', 'a:\nb: ~\nc: null\nd: ""\n', { a: null, b: null, c: null, d: '' }],
    ['a list under its key', 'a:\n- x\n-  y z\nb: 1\n', { a: ['x', 'y z'], b: '1' }],
    ['maps in a list', 'a:\n  - b: 1\n    c:\n      - d\n  - b: 2\n', { a: [{ b: '1', c: ['d'] }, { b: '2' }] }],
    ['brackets', 'a: [b, {c: d e, f: []}, "g, h"]\n', { a: ['b', { c: 'd e', f: [] }, 'g, h'] }],
    ['quotation marks', "a: 'it''s'\nb: \"ja: nee\"  \n", { a: "it's", b: 'ja: nee' }],
    ['line ends of Windows', 'a: b\r\n\r\nc:\r\n  d: e\r\n', { a: 'b', c: { d: 'e' } }],
    ['a text that goes on', 'a: b\n  c\nd: |\n  e\n  f\n', { a: 'b c', d: 'e\nf\n' }],
    ['a comment on its own line', '# a\nb: c\n', { b: 'c' }],
    ['a reference', 'a: &b c\nd: *b\n', { a: 'c', d: 'c' }],
    ['a tag', 'a: !!str 3\n', { a: '3' }],
    ['a prototype', '__proto__: a\n', JSON.parse('{"__proto__": "a"}')],
    ['nothing', '# niets\n', {}],
  ])('%s', (_name, text, value) => {
    const read = readYaml(whole(text))
    expect(read.diagnostics).toEqual([])
    // Values have no prototype.
    expect(JSON.parse(JSON.stringify(read.value))).toEqual(value)
  })

  it.each([
    ['a colon too many', 'zaak: Raadsbrief: nee\n', 'yaml/schrijfwijze', '1:7-1:8'],
    ['a key twice', 'a: b\na: c\n', 'yaml/dubbele-sleutel', '2:1-2:2'],
    ['a text lost as a comment', 'a: Wijk #3\n', 'yaml/hekje', '1:9-1:11'],
    ['a bracket left open', 'a: [b, c\n', 'yaml/schrijfwijze', '1:4-1:5'],
    ['text alone', 'zomaar tekst\n', 'yaml/geen-sleutels', '1:1-1:13'],
    ['a document of its own', 'a: b\n---\nc: d\n', 'yaml/schrijfwijze', '2:1-2:4'],
  ])('of %s are told wrong at their place', (_name, text, rule, place) => {
    expect(readYaml(whole(text)).diagnostics.map(({ ruleId, name }) => [ruleId, name])).toEqual([[rule, place]])
  })

  it('of every file of the package are right', () => {
    const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
    expect(files.length).toBeGreaterThan(8)
    for (const name of files) {
      const { value, diagnostics } = readYaml(whole(readFileSync(join(templates, name), 'utf8')))
      expect(Object.keys(value ?? {}).length, name).toBeGreaterThan(0)
      expect(diagnostics, name).toEqual([])
    }
  })
})

describe('places', () => {
  const above = 'Een 😀.\r\n'
  const yaml = 'zaak: Proef\r\nlijst:\r\n  - {a: "b c", d: }\r\n  - e\r\nleeg:\r\n'
  const text = `${above}${yaml}Onder.\n`
  const { at } = readYaml({ file: 'proef.yaml', text, from: above.length, to: above.length + yaml.length })

  it.each([
    [['zaak'], 'value', 'Proef'],
    [['zaak'], 'key', 'zaak'],
    [['lijst', 0], 'value', '{a: "b c", d: }'],
    [['lijst', 0, 'a'], 'value', '"b c"'],
    [['lijst', 0, 'd'], 'value', 'd'],
    [['lijst', 1], 'value', 'e'],
    [['lijst', 1], 'key', 'e'],
    [['leeg'], 'value', 'leeg'],
    [['lijst', 'afwezig'], 'value', 'lijst'],
    [['zaak', 'diep', 'afwezig'], 'value', 'zaak'],
  ] satisfies readonly (readonly [Path, 'key' | 'value', string])[])('of %j: the %s is %s', (path, part, written) => {
    const { start, end } = at(path, part) ?? {}
    expect(text.slice(start?.offset, end?.offset)).toBe(written)
    expect(start?.line).toBe(text.slice(0, start?.offset).split('\n').length)
  })

  it('of what is absent at the top is where the YAML begins', () => {
    expect(at(['afwezig'])).toMatchObject({ start: { offset: 0 }, end: { offset: above.length } })
  })
})

describe('limits', () => {
  const nested = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`
  const references = (count: number) => `a: &a b\nc: [${'*a, '.repeat(count)}]\n`

  it.each([
    ['size', `a: ${'b'.repeat(262_140)}\n`, undefined],
    ['size', `a: ${'b'.repeat(262_141)}\n`, 'yaml/te-groot'],
    ['depth', nested(19), undefined],
    ['depth', nested(21), 'yaml/te-diep'],
    ['references', references(50), undefined],
    ['references', references(51), 'yaml/te-veel-verwijzingen'],
    ['values', `a:\n${'- b\n'.repeat(19_998)}`, undefined],
    ['values', `a:\n${'- b\n'.repeat(20_000)}`, 'yaml/te-veel-verwijzingen'],
  ])('of %s', (_name, text, rule) => {
    expect(readYaml(whole(text)).diagnostics.map(({ ruleId }) => ruleId)).toEqual(rule === undefined ? [] : [rule])
  })
})

function whole(text: string) {
  return { file: 'proef.yaml', text, from: 0, to: text.length }
}
