import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { frontCoded, ordinaryWords, wordListText } from '../../packaging/word-list.js'

test('the list of words is that of the dictionary', () => {
  const packed = readFileSync(join(import.meta.dirname, '../../templates/taal/woorden.br'))
  expect(packed.length).toBeLessThan(320_000)
  expect(brotliDecompressSync(packed).toString('latin1') === wordListText()).toBe(true)
})

test('it has every form of a word in lower case, no names of persons, and no long compounds', () => {
  const affixes = 'SFX Za Y 1\nSFX Za 0 s er\nSFX PI N 1\nSFX PI 0 se .\n'
  const entries = '7\nbakker/Za\nJansen/Za\nRotterdam/PI\nfout/Fw\nbakkersbakkers\nverantwoordelijk\ncafé-bar\n'
  expect(ordinaryWords(affixes, entries)).toEqual([
    'bakker',
    'bakkers',
    'bar',
    'cafe',
    'rotterdam',
    'rotterdamse',
    'verantwoordelijk',
  ])
})

test('a word is stored as what differs from the one before it', () => {
  expect(frontCoded(['bak', 'bakker', 'bal'])).toBe('0bak\n3ker\n2l')
})
