import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { parseYaml } from '../../src/yaml/parse-yaml.ts'

const indented = (levels: number) => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('')

describe('levels', () => {
  it.each<[string, (levels: number) => string]>([
    ['question marks', (levels) => '? '.repeat(levels)],
    ['dashes', (levels) => '- '.repeat(levels)],
    ['dashes and question marks', (levels) => '- ? '.repeat(levels / 2)],
    ['keys on one line', (levels) => `zaak: ${'a: '.repeat(levels)}`],
    ['colons without keys', (levels) => `zaak:\n  ${': '.repeat(levels)}`],
    ['brackets', (levels) => `zaak: ${'['.repeat(levels)}`],
    ['brackets that are closed', (levels) => `zaak: ${'['.repeat(levels)}${']'.repeat(levels)}`],
    ['braces', (levels) => `zaak: ${'{a: '.repeat(levels)}`],
    ['brackets in keys', (levels) => `${'? ['.repeat(levels)}`],
    ['in the second document', (levels) => `zaak: a\n---\n${'- '.repeat(levels)}`],
    ['indentation', indented],
  ])('of %s are composed up to the limit, and no text overflows the call stack', (_, write) => {
    expect(parseYaml(write(40)).type).toBe('document')
    for (const levels of [200, 500]) expect(parseYaml(write(levels)).type).toBe('levels')
    if (write !== indented) expect(parseYaml(write(60_000)).type).toBe('levels')
  })

  it('are reported where they exceed the limit, and marks in text are none', () => {
    const before = `zaak: a\n# ${'- '.repeat(500)}${'['.repeat(500)}\nonderwerp: "${'[{'.repeat(500)}"\n`
    expect(parseYaml(`${before}team: a`).type).toBe('document')
    const found = parseYaml(`${before}team:\n  ${'- '.repeat(500)}`)
    expect(found).toEqual({ type: 'levels', at: before.length + 'team:\n  '.length + 198 })
  })
})

describe('labels and anchors', () => {
  it.each<[string, string]>([
    ['labels of one value', '!a '],
    ['anchors of one value', '&a '],
    ['labels and anchors', '!a &a '],
  ])('%s', (_, piece) => {
    const perPiece = piece.trim().split(' ').length
    const text = (count: number) => `zaak: ${piece.repeat(count / perPiece)}`
    expect(parseYaml(text(1000)).type).toBe('document')
    expect(parseYaml(text(1002))).toEqual({ type: 'properties', at: expect.any(Number) })
    expect(parseYaml(text(60_000)).type).toBe('properties')
  })

  it('of many values, and not the same marks in text', () => {
    expect(parseYaml(`bijlagen:\n${'  - !a b\n'.repeat(1001)}`).type).toBe('properties')
    expect(
      parseYaml(`zaak: "${'!a &a '.repeat(2000)}"\n# ${'!a '.repeat(2000)}\nteam: a ${'!a '.repeat(2000)}`).type,
    ).toBe('document')
  })
})

it.each([
  '',
  'zaak: a',
  '- a\n- b',
  'zaak: [a, {b: c}]\n# tekst\n',
  'zaak: a\n...\nteam: b',
  'zaak: a\n---\nteam: b\n---\nteam: c',
  'zaak: "a',
  'zaak: a: b',
  'zaak: !a b',
  '%YAML 9\n---\na: b',
  'a: &b c\nd: *b',
  '\ta: b',
  'a: |\n  b\n\n  c\n',
])('gives what the package gives: %j', (text) => {
  const expected = parseDocument(text, {
    schema: 'failsafe',
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
    logLevel: 'error',
  })
  const parsed = parseYaml(text)
  if (parsed.type !== 'document') throw new Error(parsed.type)
  const { contents, errors, warnings } = parsed.document
  const codes = (problems: typeof errors | typeof warnings) => problems.map(({ code, pos }) => [code, pos])
  expect(contents?.toJSON()).toEqual(expected.contents?.toJSON())
  expect(contents?.range).toEqual(expected.contents?.range)
  expect([codes(errors), codes(warnings)]).toEqual([codes(expected.errors), codes(expected.warnings)])
})
