import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { fileCache } from '../../src/reuse/file-cache.ts'

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
