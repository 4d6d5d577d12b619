import type { List } from 'mdast'
import type { Edit } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { Remark } from '../rule.ts'
import { firstLineOf, offsetsOf } from './positions.ts'

interface Numbered {
  readonly typed: string
  /** The number that is printed. */
  readonly printed: number
  readonly from: number
  /** Whether it is one paragraph, whose lines may have any indent. */
  readonly isPlain: boolean
}

/** Numbers of a list that are printed otherwise than they were typed. `1.` before every point means: count. */
export function listNumbers(list: List, document: Document): Remark | undefined {
  if (!list.ordered) return undefined
  const items = list.children.map((item, index): Numbered => {
    const { from } = offsetsOf(item)
    const typed = /^\d{1,9}/.exec(document.source.text.slice(from, from + 9))?.[0] ?? ''
    return { typed, printed: (list.start ?? 1) + index, from, isPlain: item.children.length <= 1 }
  })
  if (items.some(({ typed }) => typed === '') || items.every(({ typed }) => Number(typed) === 1)) return undefined
  const wrong = items.findIndex(({ typed, printed }) => Number(typed) !== printed)
  const [first] = items
  const one = items[wrong]
  const item = list.children[wrong]
  if (one === undefined || item === undefined || first === undefined) return undefined
  return {
    place: firstLineOf(document, item),
    reason: `Dit punt heeft nummer ${one.typed}, maar wordt afgedrukt als ${one.printed}: een lijst telt door vanaf ${first.typed}.`,
    advice: `Schrijf ${one.printed}. Moet er een nummer worden overgeslagen, begin dan een nieuwe lijst, met een regel tekst ertussen.`,
    ...fixOf(items),
  }
}

/** Undefined where another width of a number would move what belongs to its point out of it. */
function fixOf(items: readonly Numbered[]): { readonly fix?: readonly Edit[] } {
  const changed = items.filter(({ typed, printed }) => typed !== String(printed))
  if (changed.some(({ typed, printed, isPlain }) => typed.length !== String(printed).length && !isPlain)) return {}
  return {
    fix: changed.map(({ typed, printed, from }) => ({
      from,
      to: from + typed.length,
      replacement: [String(printed)],
    })),
  }
}
