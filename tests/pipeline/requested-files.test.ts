import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openContext } from '../../src/pipeline/context.ts'
import { readRequested, shardFiles } from '../../src/pipeline/requested-files.ts'

const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), {
  maxLength: 60,
  selector: (s) => s.normalize(),
})
const parts = (files: readonly string[], of: number) =>
  Array.from({ length: of }, (_, index) => shardFiles(files, { number: index + 1, of }))

it('gives every file to one part, in the order asked for, and as many to each', () => {
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 9 }), (files, of) => {
      const shares = parts(files, of)
      expect(shares.flat().sort()).toEqual([...files].sort())
      const sizes = shares.map((share) => share.length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      for (const share of shares) expect(share).toEqual(files.filter((file) => share.includes(file)))
    }),
  )
})

it('gives the same files to a part in whatever order they are asked for', () => {
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 9 }), (files, of) => {
      const turned = parts([...files].reverse(), of).map((share) => [...share].sort())
      expect(turned).toEqual(parts(files, of).map((share) => [...share].sort()))
    }),
  )
})

it('moves at most one file from each part to the next when one is added', () => {
  fc.assert(
    fc.property(
      names,
      fc.string({ minLength: 13, maxLength: 14 }),
      fc.integer({ min: 1, max: 9 }),
      (files, more, of) => {
        const partOf = (asked: readonly string[]) =>
          new Map(parts(asked, of).flatMap((share, index) => share.map((file) => [file, index] as const)))
        const [before, after] = [partOf(files), partOf([...files, more])]
        const moved = files.filter((file) => before.get(file) !== after.get(file))
        expect(moved.length).toBeLessThan(of)
      },
    ),
  )
})

it.each([
  ['naam: parkeren', 'parkeren'],
  ["'naam': parkeren", 'parkeren'],
  ['"n\\x61am": parkeren', 'parkeren'],
  ['{zaak: A, naam: parkeren}', 'parkeren'],
  ['zaak: &naam parkeren', 'a'],
  ['zaak: parkeren', 'a'],
])('claims the name that the front matter states: %s', (front, name) => {
  const cwd = mkdtempSync(join(tmpdir(), 'namen-'))
  try {
    for (const folder of ['a', 'b']) mkdirSync(join(cwd, folder))
    writeFileSync(join(cwd, 'a/voorstel.md'), `---\n${front}\n---\n`)
    writeFileSync(join(cwd, 'b/voorstel.md'), '---\nzaak: B\n---\n')
    const context = openContext({ cwd, strictness: 'lenient' })
    const placement = { documentFolder: (document: { readonly name: string }) => document.name }
    const found = readRequested(['a/voorstel.md', 'b/voorstel.md'], context, placement)
    expect(found.map(({ claim }) => claim?.name)).toEqual([name, 'b'])
  } finally {
    rmSync(cwd, { recursive: true })
  }
})
