import { firstFamily } from '../compose/house-style/check-family.ts'
import { faces } from '../compose/house-style/fonts.ts'
import type { HouseStyle } from '../compose/house-style/house-style.ts'

/** A weight and style of a family that a document can use. */
export interface FontRow {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** `600 cursief, uit duin-600i.woff2` */
  readonly words: string
}

/** The weights of a variable font that documents use. */
const usedWeights = [400, 600]

/** The fonts of a house style, and then those that come with every document. */
export function fontRows({ faces: own, value }: HouseStyle): readonly FontRow[] {
  const chosen = firstFamily(value('--utrecht-document-font-family') ?? '')
  const ofStyle = own.flatMap(({ family, weights: [least, most], style }) => {
    const weights = least === most ? [least] : usedWeights.filter((weight) => weight >= least && weight <= most)
    const use = family === chosen ? 'lettertype van de tekst' : 'uit de huisstijl'
    return weights.map((weight) => rowOf(family, weight, style, use))
  })
  const shipped = faces().flatMap(({ family, weight, style }) =>
    // Of the reserve, each font has a few characters of its own.
    /^\d+$/.test(weight)
      ? [rowOf(family, Number(weight), style === 'italic' ? 'italic' : 'normal', 'meegeleverd')]
      : [],
  )
  const rows = new Map([...ofStyle, ...shipped].map((row) => [`${row.family} ${row.weight} ${row.style}`, row]))
  return [...rows.values()]
}

function rowOf(family: string, weight: number, style: FontRow['style'], use: string): FontRow {
  return { family, weight, style, words: `${weight}${style === 'italic' ? ' cursief' : ''}, ${use}` }
}
