import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filledText, filledYaml } from '../../src/starter/fill-in.ts'
import { readYaml } from '../../src/yaml/read-yaml.ts'

test('whatever a name holds, YAML reads it back, alone, in a group and in a list', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/\p{C}/u.test(text))
  fc.assert(
    fc.property(name, (naam) => {
      const text = filledYaml('a: {{naam}}\nb: {c: {{naam}}, d: e}\nf: [{{naam}}, g]\n', { naam })
      const { value, diagnostics } = readYaml({ file: 'a.yaml', text, from: 0, to: text.length })
      expect(diagnostics.map(({ reason }) => reason)).toEqual([])
      expect(JSON.parse(JSON.stringify(value))).toEqual({ a: naam, b: { c: naam, d: 'e' }, f: [naam, 'g'] })
    }),
    { numRuns: 500 },
  )
})

test('a line without its value is dropped, and a word that nobody knows is a fault', () => {
  expect(filledYaml('a: {{a}}\nb: {{b}}\nc: 1', { a: undefined, b: ['x', 'y, z'] })).toBe('b: [x, "y, z"]\nc: 1')
  expect(() => filledYaml('a: {{toString}}', {})).toThrow('{{toString}}')
  expect(filledText('{{a}} en {{a}}', { a: '$& {{b}}' })).toBe('$& {{b}} en $& {{b}}')
})
