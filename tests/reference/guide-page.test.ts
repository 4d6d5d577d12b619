import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtInReference } from '../../src/reference/guide-page.ts'

test('docs/naslag.md is what the schemas say: npm run reference', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/naslag.md'), 'utf8')).toBe(builtInReference())
})
