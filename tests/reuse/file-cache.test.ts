import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
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

it('gives back what was written, and nothing of what was cut off or swapped', () => {
  const cache = fileCache(folder)
  const bytes = Buffer.from('inhoud')
  cache.write('kamer', keyOf(1), bytes)
  expect(cache.read('kamer', keyOf(1))).toEqual(bytes)
  expect(cache.read('andere', keyOf(1))).toBeUndefined()
  for (const damaged of [Buffer.alloc(0), Buffer.alloc(10), Buffer.alloc(200)]) {
    writeFileSync(placeOf(1), damaged)
    expect(cache.read('kamer', keyOf(1))).toBeUndefined()
    expect(existsSync(placeOf(1))).toBe(false)
    cache.write('kamer', keyOf(1), bytes)
  }
  expect(readdirSync(join(folder, 'kamer', '00'))).toEqual([keyOf(1)])
})

it('takes nothing that was put under another key or in another room', () => {
  const cache = fileCache(folder)
  for (const room of ['intern', 'openbaar']) cache.write(room, keyOf(1), Buffer.from(`van ${room}`))
  cache.write('openbaar', keyOf(2), Buffer.from('van een ander'))
  const at = (room: string, number: number) => join(folder, room, '00', keyOf(number))
  copyFileSync(at('intern', 1), at('openbaar', 1))
  expect(cache.read('openbaar', keyOf(1))).toBeUndefined()
  copyFileSync(at('openbaar', 2), at('openbaar', 1))
  expect(cache.read('openbaar', keyOf(1))).toBeUndefined()
  expect(cache.read('intern', keyOf(1))?.toString()).toBe('van intern')
})

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
