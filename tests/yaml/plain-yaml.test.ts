import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Located } from '../../src/yaml/located.ts'
import { readPlainYaml } from '../../src/yaml/plain-yaml.ts'
import { type Path, readYaml, type YamlValue } from '../../src/yaml/read-yaml.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const texts = ['examples', 'tests', 'templates'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|yaml)$/.test(name))
    .map((name) => frontMatter(readFileSync(join(root, folder, name), 'utf8'))),
)

describe('YAML as most people write it', () => {
  it('is what the library makes of it too, in every file of this project', () => {
    const plain = texts.filter((text) => readPlainYaml(text, 0) !== undefined)
    expect(plain.length).toBeGreaterThan(60)
    for (const text of plain) agree(text)
  })

  it('is read without the library in every proposal of the examples', () => {
    const proposals = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('voorstel.md'))
      .map((name) => frontMatter(readFileSync(join(root, 'examples', name), 'utf8')))
    expect(proposals.length).toBeGreaterThan(4)
    for (const text of proposals) expect(readPlainYaml(text, 0), text).toBeDefined()
  })

  it.each([
    ['a text', 'zaak: Raadsbrief: nee\n', undefined],
    ['a colon within', 'tijd: 20:00 uur, via https://voorbeeld.nl\n', { tijd: '20:00 uur, via https://voorbeeld.nl' }],
    ['no value', 'a:\nb: ~\nc: null\nd: ""\n', { a: null, b: null, c: null, d: '' }],
    ['a list under its key', 'a:\n- x\n-  y z\nb: 1\n', { a: ['x', 'y z'], b: '1' }],
    ['maps in a list', 'a:\n  - b: 1\n    c:\n      - d\n  - b: 2\n', { a: [{ b: '1', c: ['d'] }, { b: '2' }] }],
    ['brackets', 'a: [b, {c: d e, f: []}, "g, h"]\n', { a: ['b', { c: 'd e', f: [] }, 'g, h'] }],
    ['quotation marks', "a: 'it''s'\nb: \"ja: nee\"  \n", { a: "it's", b: 'ja: nee' }],
    ['line ends of Windows', 'a: b\r\n\r\nc:\r\n  d: e\r\n', { a: 'b', c: { d: 'e' } }],
    ['a text that goes on', 'a: b\n  c\n', undefined],
    ['a comment', 'a: b # c\n', undefined],
    ['a comment on its own line', '# a\nb: c\n', undefined],
    ['a tab', 'a:\tb\n', undefined],
    ['a key twice', 'a: b\na: c\n', undefined],
    ['a key twice in brackets', 'a: {b: c, b: d}\n', undefined],
    ['a reference', 'a: &b c\nd: *b\n', undefined],
    ['a tag', 'a: !!int 3\n', undefined],
    ['a block of text', 'a: |\n  b\n', undefined],
    ['another indent', 'a:\n    b: c\n  d: e\n', undefined],
    ['an open bracket', 'a: [b, c\n', undefined],
    ['a document of its own', 'a: b\n---\nc: d\n', undefined],
    ['text alone', 'zomaar tekst\n', undefined],
    ['a prototype', '__proto__: a\n', undefined],
    ['a point without a space', 'a:\n  -b\n', undefined],
    ['more behind brackets', 'a: [b] c\n', undefined],
    ['a comma too many', 'a: [b, , c]\n', undefined],
  ] satisfies readonly (readonly [string, string, YamlValue | undefined])[])('%s', (_name, text, value) => {
    const found = readPlainYaml(text, 0)
    expect(found === undefined ? undefined : asPlainObject(found.value)).toEqual(value)
    if (found !== undefined) agree(text)
  })

  it('is never more than what the library accepts, however a text is mutilated', () => {
    const pieces = [
      '\n',
      '\n  ',
      '\n- ',
      '  ',
      ': ',
      ':',
      ', ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      "''",
      '- ',
      '-',
      '#',
      ' #',
    ]
    const others = [
      '\r\n',
      '\\',
      '~',
      'null',
      '&a ',
      '*a',
      '!',
      '|',
      '>',
      '%',
      '@',
      '?',
      '? ',
      '\u00e9',
      '\u20ac',
      '.',
      '...',
      '---',
    ]
    const sign = fc.constantFrom(
      ...pieces,
      ...others,
      'a: b\n',
      'c:\n',
      '  d: e\n',
      '- f: g\n',
      '[h, i]',
      '{j: k}',
      'l',
    )
    const edit = fc.tuple(fc.nat(400), fc.nat(4), sign)
    const mutilated = fc
      .tuple(fc.constantFrom(...texts.filter((text) => text.length < 2000)), fc.array(edit, { maxLength: 4 }))
      .map(([text, edits]) => edits.reduce((now, [at, length, put]) => cut(now, at, length, put), text))
    const madeUp = fc.array(sign, { maxLength: 14 }).map((signs) => signs.join(''))
    let plain = 0
    fc.assert(
      fc.property(fc.oneof(mutilated, madeUp), (text) => {
        if (readPlainYaml(text, 0) === undefined) return
        plain += 1
        agree(text)
      }),
      { numRuns: Number(process.env.FUZZ ?? 2000) },
    )
    expect(plain).toBeGreaterThan(100)
  })
})

/** A comment behind it makes the library read the same text. */
function agree(text: string): void {
  const source = (all: string) => ({ file: 'proef.yaml', text: all, from: 0, to: all.length })
  const own = readPlainYaml(text, 0)
  const [plain, other] = [readYaml(source(text)), readYaml(source(`${text}\n# opmerking\n`))]
  expect(other.diagnostics, text).toEqual([])
  expect(plain.value, text).toEqual(other.value)
  for (const path of own === undefined ? [] : pathsOf(own)) {
    for (const part of ['key', 'value'] as const) {
      expect(plain.at(path, part), `${text}\n${path.join('.')} ${part}`).toEqual(other.at(path, part))
    }
    expect(plain.at([...path, 'afwezig'])).toEqual(other.at([...path, 'afwezig']))
  }
}

function pathsOf(located: Located, path: Path = []): readonly Path[] {
  return [path, ...[...located.children].flatMap(([step, child]) => pathsOf(child, [...path, step]))]
}

/** Values have no prototype. */
function asPlainObject(value: YamlValue): unknown {
  return JSON.parse(JSON.stringify(value))
}

function cut(text: string, at: number, length: number, put: string): string {
  const start = Math.min(at, text.length)
  return text.slice(0, start) + put + text.slice(start + length)
}

function frontMatter(text: string): string {
  return /^---\r?\n([\s\S]*?\n)---\s*$/m.exec(text)?.[1] ?? text
}
