import { contrast, isTransparent, parseColor } from '../compose/house-style/color.ts'
import { colourPairs } from '../compose/house-style/tokens.ts'

/** A colour of text on what lies under it, as the tokens of a house style state it. */
export interface ColourRow {
  readonly token: string
  readonly ground: string
  /** CSS colours. */
  readonly colour: string
  readonly on: string
  /** `7,2 : 1` */
  readonly contrast: string
}

/** A colour that carries no text. */
export interface Swatch {
  readonly token: string
  readonly colour: string
}

type Value = (token: string) => string | undefined

const page = '--utrecht-document-background-color'

/** The pairs of colours that documents use, with their contrasts; a pair that cannot be computed is left out. */
export function colourRows(value: Value): readonly ColourRow[] {
  return colourPairs.flatMap(([token, ground]): readonly ColourRow[] => {
    const colour = value(token) ?? value('--utrecht-document-color') ?? 'black'
    const on = [value(ground), value(page)].find((one) => one !== undefined && !isTransparent(one)) ?? 'white'
    const [one, other] = [parseColor(colour), parseColor(on)]
    if (one === undefined || other === undefined) return []
    return [{ token, ground, colour, on, contrast: ratioText(contrast(one, other)) }]
  })
}

/** Rounded down, so that 4.5 is never shown for less. */
export function ratioText(ratio: number): string {
  return `${(Math.floor(ratio * 10) / 10).toFixed(1).replace('.', ',')} : 1`
}

/** Tokens of colours on which or beside which text stands. */
const plain = [
  '--collegevoorstel-streep-color',
  '--collegevoorstel-besluit-background-color',
  '--collegevoorstel-band-background-color',
  '--utrecht-table-border-color',
]

export function swatches(value: Value): readonly Swatch[] {
  return plain.flatMap((token) => {
    const colour = value(token)
    return colour !== undefined && parseColor(colour) ? [{ token, colour }] : []
  })
}
