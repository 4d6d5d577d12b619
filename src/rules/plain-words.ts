import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { packageFolder } from '../project/package-folder.ts'

/** Officialese and the plain words for it, from `templates/taal/ambtelijk.yaml`. */
interface PlainWords {
  /** Finds any of the words, as a whole word. */
  readonly pattern: RegExp
  /** What to write instead of a word that was found. */
  readonly instead: (found: string) => string | undefined
}

const table = z.record(z.string(), z.string())

let read: PlainWords | undefined

/** Read when first needed. */
export function plainWords(): PlainWords {
  if (read === undefined) {
    const text = readFileSync(join(packageFolder, 'templates', 'taal', 'ambtelijk.yaml'), 'utf8')
    const words = new Map(Object.entries(table.parse(parse(text))))
    // The longest first: "met betrekking tot" before a word in it.
    const any = [...words.keys()]
      .sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'))
    read = {
      pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${any.join('|')})(?![\\p{L}\\p{N}-])`, 'giu'),
      instead: (found) => words.get(found.toLowerCase().replace(/\s+/g, ' ')),
    }
  }
  return read
}
