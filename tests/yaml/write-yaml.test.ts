import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readYaml } from '../../src/yaml/read-yaml.ts'
import { yamlText } from '../../src/yaml/write-yaml.ts'
import type { YamlValue } from '../../src/yaml/yaml-value.ts'

/** Words that YAML 1.2 gives a meaning, or that need quotes to stay whole. */
const awkward = [
  '0123',
  '9:30',
  '1.10',
  'ja',
  'true',
  'null',
  '~',
  '',
  '...',
  '---',
  '# a',
  'a # b',
  'a: b',
  '- a',
  '[a',
  '{a',
  '*a',
  "'",
  '"',
  '@a',
  'a\nb',
  ' a ',
]
const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'grapheme', maxLength: 20 }))
const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text.filter((words) => !/\p{C}/u.test(words.replaceAll('\n', ''))),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 3 }),
  ),
}))

test.each(['block', 'flow'] as const)('a value written as %s is read back as it was', (style) => {
  fc.assert(
    fc.property(key, value, (name, written) => {
      const yaml = style === 'block' ? yamlText({ [name]: written }, 'block') : `${name}: ${yamlText(written, 'flow')}`
      const read = readYaml({ file: 'a.yaml', text: yaml, from: 0, to: yaml.length })
      expect(read.diagnostics.map(({ reason }) => reason)).toEqual([])
      expect(JSON.parse(JSON.stringify(read.value))).toEqual({ [name]: written })
    }),
    { numRuns: 500 },
  )
})

test('a key without a value stays without one', () => {
  expect(yamlText({ zaak: null, datum: '2026-11-24' }, 'block')).toBe('zaak:\ndatum: 2026-11-24')
})
