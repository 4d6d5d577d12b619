import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lazily } from '../../system/lazily.ts'
import { packageFolder } from '../../system/package-folder.ts'
import * as z from '../../system/zod.ts'
import { readYaml } from '../../yaml/read-yaml.ts'

interface PlainWords {
  /** Every occurrence in a text, as a whole word, with its plain alternative. */
  readonly foundIn: (text: string) => readonly PlainWord[]
}

interface PlainWord {
  readonly word: string
  readonly index: number
  readonly plain: string
}

const table = z.record(z.string(), z.string())

/** Matches the officialese of `templates/taal/ambtelijk.yaml`. */
export const plainWords = lazily((): PlainWords => {
  const text = readFileSync(join(packageFolder, 'templates', 'taal', 'ambtelijk.yaml'), 'utf8')
  const { value } = readYaml({ file: 'ambtelijk.yaml', text, from: 0, to: text.length })
  const words = new Map(Object.entries(table.parse(value)))
  // The longest first, so that "met betrekking tot" is matched before a word in it.
  const any = [...words.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'))
  // Unicode word boundaries make the pattern ten times slower, so each match is checked.
  const pattern = new RegExp(`\\b(?:${any.join('|')})\\b`, 'gi')
  return {
    foundIn: (passage) =>
      [...passage.matchAll(pattern)].flatMap(({ 0: word, index }) => {
        const around = `${passage[index - 1] ?? ' '}${passage[index + word.length] ?? ' '}`
        const plain = /[\p{L}\p{N}-]/u.test(around) ? undefined : words.get(word.toLowerCase().replace(/\s+/g, ' '))
        return plain === undefined ? [] : [{ word, index, plain }]
      }),
  }
})
