import { childAt, childrenOf, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import { type NumberFormat, numberFormat, numberIn } from './number-format.ts'

interface Level {
  readonly format: NumberFormat
  readonly start: number
  /** `%1.` */
  readonly text: string
  /** The paragraph style that has this level. */
  readonly style?: string | undefined
}

interface List {
  /** Paragraphs of lists with the same definition are counted together. */
  readonly definition: string
  readonly levels: ReadonlyMap<number, Level>
  /** The levels that start anew where this list begins. */
  readonly restarts: ReadonlyMap<number, number>
}

export type Numbering = ReadonlyMap<string, List>

/** The mark of a paragraph in a list. */
export interface ListMark {
  readonly list: string
  /** From 0. */
  readonly level: number
  readonly format: NumberFormat
  readonly number: number
  /** As printed: `3.`, `b)`, `1.2`; empty for a bullet. */
  readonly label: string
}

export function readNumbering(root: XmlElement | undefined): Numbering {
  const definitions = new Map(
    childrenOf(root, 'w:abstractNum').map((element) => [element.attributes['w:abstractNumId'] ?? '', element]),
  )
  // A definition can refer to a list style, whose definition has the levels.
  const styled = new Map(
    [...definitions.values()].flatMap((element) => {
      const style = valueAt(element, 'w:styleLink')
      return style === undefined ? [] : [[style, element] as const]
    }),
  )
  const lists = new Map<string, List>()
  for (const element of childrenOf(root, 'w:num')) {
    const definition = valueAt(element, 'w:abstractNumId') ?? ''
    const own = definitions.get(definition)
    const source = styled.get(valueAt(own, 'w:numStyleLink') ?? '') ?? own
    const levels = new Map(childrenOf(source, 'w:lvl').map(levelOf))
    const restarts = new Map<number, number>()
    for (const override of childrenOf(element, 'w:lvlOverride')) {
      const index = Number(override.attributes['w:ilvl'] ?? 0)
      const level = childAt(override, 'w:lvl')
      if (level !== undefined) levels.set(...levelOf(level))
      const start = valueAt(override, 'w:startOverride')
      if (start !== undefined) restarts.set(index, Number(start))
    }
    lists.set(element.attributes['w:numId'] ?? '', {
      definition: source?.attributes['w:abstractNumId'] ?? definition,
      levels,
      restarts,
    })
  }
  return lists
}

function levelOf(element: XmlElement): [number, Level] {
  return [
    Number(element.attributes['w:ilvl'] ?? 0),
    {
      format: numberFormat(valueAt(element, 'w:numFmt')),
      start: Number(valueAt(element, 'w:start') ?? 1),
      text: valueAt(element, 'w:lvlText') ?? '',
      style: valueAt(element, 'w:pStyle'),
    },
  ]
}

/** The level of a list to which a paragraph style belongs. */
export function levelOfStyle(numbering: Numbering, list: string, style: string): number | undefined {
  for (const [index, level] of numbering.get(list)?.levels ?? []) if (level.style === style) return index
  return undefined
}

/** Counts the paragraphs of lists, in the order of the document. */
export function countPoints(numbering: Numbering): (list: string, level: number) => ListMark | undefined {
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  return (name, level) => {
    const list = numbering.get(name)
    const own = list?.levels.get(level)
    if (list === undefined || own === undefined) return undefined
    const numbers = counters.get(list.definition) ?? []
    counters.set(list.definition, numbers)
    if (!begun.has(name)) {
      begun.add(name)
      for (const [index, start] of list.restarts) numbers[index] = start - 1
    }
    numbers[level] = (numbers[level] ?? own.start - 1) + 1
    numbers.length = level + 1
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const other = list.levels.get(index)
      return numberIn(other?.format ?? 'decimal', numbers[index] ?? other?.start ?? 1)
    })
    // Without a number there can still be a word: `Beslispunt:`.
    if (own.format === 'none' && !/[\p{L}\p{N}]/u.test(label)) return undefined
    return {
      list: name,
      level,
      format: own.format,
      number: numbers[level] ?? 1,
      label: own.format === 'bullet' ? '' : label.trim(),
    }
  }
}
