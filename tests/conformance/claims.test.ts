import { expect, test } from 'vitest'
import { brokenFile, brokenFiles } from '../pdf/conformance/broken-files.ts'
import { verdict } from './verdict.ts'

test('every claim that is dropped is one that veraPDF rejects', { timeout: 240_000 }, async () => {
  const files = new Map(brokenFiles.map(({ change }, index) => [`file${index}`, brokenFile(change)]))
  const text = await verdict(files)
  const accepted = brokenFiles.flatMap(({ what, refuted }, index) =>
    refuted
      .filter((claim) => !text.includes(`/file${index}.pdf ${claim === 'PDF/UA-1' ? 'ua1' : '2a'} `))
      .map((claim) => `${what}: ${claim}`),
  )
  expect(accepted).toEqual([])
})

test('a file without such a change keeps its claims', { timeout: 240_000 }, async () => {
  expect(await verdict(new Map([['sound', brokenFile()]]))).toBe('')
})
