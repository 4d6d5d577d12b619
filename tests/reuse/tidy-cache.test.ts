import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { fileCache } from '../../src/reuse/file-cache.ts'
import { cacheSizes, tidy, tidyNowAndThen } from '../../src/reuse/tidy-cache.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const keyOf = (number: number) => String(number).padStart(64, '0')
const placeOf = (number: number) => join(folder, 'kamer', '00', keyOf(number))

it('lets go first of what was not used for longest, and of nothing that is not its own', () => {
  const cache = fileCache(folder)
  for (let number = 0; number < 10; number += 1) {
    cache.write('kamer', keyOf(number), Buffer.alloc(968))
    utimesSync(placeOf(number), 1000 + number, 1000 + number)
  }
  mkdirSync(join(folder, 'vreemd/00'), { recursive: true })
  writeFileSync(join(folder, 'vreemd/00/brief.md'), 'van een ander')
  utimesSync(join(folder, 'vreemd/00/brief.md'), 1, 1)
  cache.touch('kamer', keyOf(0))
  const left = () => readdirSync(join(folder, 'kamer/00')).map(Number)
  tidy(folder, 10_000)
  expect(left()).toHaveLength(10)
  tidy(folder, 9000)
  expect(left()).toEqual([0, 4, 5, 6, 7, 8, 9])
  expect(cacheSizes(folder).get('kamer')).toEqual({ files: 7, bytes: 7000 })
  expect(existsSync(join(folder, 'vreemd/00/brief.md'))).toBe(true)
})

it('sweeps what a killed process was writing, and looks only now and then', () => {
  fileCache(folder).write('kamer', keyOf(1), Buffer.alloc(10))
  const abandoned = join(folder, 'kamer/00/.123-abc012def345')
  const busy = join(folder, 'kamer/00/.124-abc012def345')
  for (const path of [abandoned, busy]) writeFileSync(path, 'half')
  utimesSync(abandoned, 1, 1)
  tidyNowAndThen(folder, 10, 1024 ** 3)
  expect([existsSync(abandoned), existsSync(busy)]).toEqual([false, true])
  utimesSync(busy, 1, 1)
  tidyNowAndThen(folder, 10, 1024 ** 3)
  expect(existsSync(busy)).toBe(true)
  tidyNowAndThen(folder, 100 * 1024 ** 2, 1024 ** 3)
  expect(existsSync(busy)).toBe(false)
  expect(statSync(placeOf(1)).isFile()).toBe(true)
})
