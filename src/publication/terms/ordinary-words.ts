import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { lazily } from '../../system/lazily.ts'
import { packageFolder } from '../../system/package-folder.ts'

/**
 * The words of `templates/taal/woorden.br`: lower case, without accents, sorted, each on a line; no compounds of
 * more than twelve letters. A set of two
 * hundred thousand strings would take ten times as long to make.
 */
const list = lazily((): Buffer => {
  const packed = brotliDecompressSync(readFileSync(join(packageFolder, 'templates', 'taal', 'woorden.br')))
  const whole = Buffer.alloc(packed.length * 6)
  let [length, before] = [0, 0]
  // Front coding: how many letters a word shares with the one before it (base 36), and its other letters.
  for (let at = 0; at < packed.length; at++) {
    const digit = packed[at] ?? 0
    const start = length
    const shared = before + digit - (digit > nine ? letterA - 10 : zero)
    for (let from = before; from < shared; from++) whole[length++] = whole[from] ?? 0
    for (at++; at < packed.length && packed[at] !== lineFeed; at++) whole[length++] = packed[at] ?? 0
    whole[length++] = lineFeed
    before = start
  }
  return whole.subarray(0, length)
})

const [lineFeed, zero, nine, letterA] = [10, 48, 57, 97]

function isListed(word: string): boolean {
  const words = list()
  const sought = Buffer.from(`${word}\n`, 'latin1')
  let [low, high] = [0, words.length]
  while (low < high) {
    const start = words.lastIndexOf(lineFeed, Math.floor((low + high) / 2) - 1) + 1
    const end = words.indexOf(lineFeed, start) + 1
    const order = words.compare(sought, 0, sought.length, start, end)
    if (order === 0) return true
    if (order < 0) low = end
    else high = start
  }
  return false
}

/** Tails of the names of laws, plans and institutions, which are compounds that no dictionary lists. */
const institution =
  /.(?:wet|raad|dienst|diensten|visie|plan|plannen|regio|ministerie|verordening|programma|fonds|bestuur|beleid|regeling|akkoord)$/

/** Whether a word is also an ordinary word of Dutch. @param word lower case, without accents */
export function isOrdinary(word: string): boolean {
  return isListed(word) || (institution.test(word) && isCompound(word))
}

/** Whether a word consists of ordinary words: `parkeernormen`, and by chance `zonderland`. */
export function isCompound(word: string): boolean {
  for (let at = 3; at <= word.length - 3; at++) {
    if (!isHead(word.slice(0, at))) continue
    const tail = word.slice(at)
    if (isListed(tail) || (tail.length > 6 && isCompound(tail))) return true
  }
  return false
}

/** `vergunning` and `vergunnings` can precede another word. */
function isHead(word: string): boolean {
  return isListed(word) || (word.length > 3 && word.endsWith('s') && isListed(word.slice(0, -1)))
}

/** Whether a word, or words joined without a space, are ordinary. */
export function isOrdinaryOrCompound(word: string): boolean {
  return isListed(word) || isCompound(word)
}
