import { expect, it } from 'vitest'
import { readYaml } from '../../src/yaml/read-yaml.ts'

it('tells of a hundred lines that are broken, and then that there are more', () => {
  const text = 'x: @a\n'.repeat(3000)
  const { value, diagnostics } = readYaml({ file: 'proef.md', text, from: 0, to: text.length })
  expect(value).toBeUndefined()
  expect(diagnostics.map(({ line }) => line)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1))
  expect(diagnostics[99]?.reason).not.toBe(diagnostics[100]?.reason)
  expect(diagnostics[100]?.reason).toBe(
    'Hier en verderop zijn er nog meer fouten in de YAML; die staan niet in dit verslag.',
  )
})
