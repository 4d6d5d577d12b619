import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildExamples, pdfsOf } from '../e2e/examples/built-examples.ts'
import { verdict } from './verdict.ts'

test.each(['voorbeeldstad', 'neutraal'] as const)(
  'every PDF of the examples in %s passes 2a and ua1, the one that is passed through too',
  { timeout: 300_000 },
  async (style) => {
    const built = await buildExamples({ style })
    try {
      const pdfs = pdfsOf(built)
      expect(pdfs.length).toBeGreaterThan(15)
      const files = pdfs.map((path): [string, Uint8Array] => [
        path.replaceAll('/', '_'),
        readFileSync(join(built.folder, path)),
      ])
      expect(await verdict(new Map(files))).toBe('')
    } finally {
      built.remove()
    }
  },
)
