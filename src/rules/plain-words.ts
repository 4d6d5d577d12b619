import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../project/package-folder.ts'
import { z } from '../project/zod.ts'
import { readYaml } from '../yaml/read-yaml.ts'

/** Officialese and the plain words for it, from `templates/taal/ambtelijk.yaml`. */
interface PlainWords {
  /** Every one of the words in a text, as a whole word, with what to write instead. */
  readonly foundIn: (text: string) => readonly PlainWord[]
}

interface PlainWord {
  readonly word: string
  readonly index: number
  readonly plain: string
}

const table = z.record(z.string(), z.string())

let read: PlainWords | undefined

/** Read when first needed. */
export function plainWords(): PlainWords {
  if (read === undefined) {
    const text = readFileSync(join(packageFolder, 'templates', 'taal', 'ambtelijk.yaml'), 'utf8')
    const { value } = readYaml({ file: 'ambtelijk.yaml', text, from: 0, to: text.length })
    const words = new Map(Object.entries(table.parse(value)))
    // The longest first: "met betrekking tot" before a word in it.
    const any = [...words.keys()]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'))
    // Without Unicode's own word ends, which would make it ten times slower: those are looked at where a word is found.
    const pattern = new RegExp(`\\b(?:${any.join('|')})\\b`, 'gi')
    read = {
      foundIn: (passage) =>
        [...passage.matchAll(pattern)].flatMap(({ 0: word, index }) => {
          const around = `${passage[index - 1] ?? ' '}${passage[index + word.length] ?? ' '}`
          const plain = /[\p{L}\p{N}-]/u.test(around) ? undefined : words.get(word.toLowerCase().replace(/\s+/g, ' '))
          return plain === undefined ? [] : [{ word, index, plain }]
        }),
    }
  }
  return read
}
