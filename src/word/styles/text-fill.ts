import { childAt, childrenOf, type XmlElement } from '../xml/parse-xml.ts'
import { type Colour, hex, type Theme } from './colours.ts'

export interface TextFill {
  readonly colour?: Colour | undefined
  /** Whether letters have neither a fill nor an outline. Undefined where no fill is stated. */
  readonly transparent?: boolean | undefined
}

/** A transparency of this and more cannot be seen, in thousandths of a percent. */
const transparent = 95_000
const names: Readonly<Record<string, string>> = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' }

/** Reads `w14:textFill` of `w:rPr`: newer Words draw text in it, whatever `w:color` says ([MS-DOCX] 2.6.1). */
export function textFill(properties: XmlElement, theme: Theme): TextFill {
  const fill = childAt(properties, 'w14:textFill')
  if (fill === undefined) return {}
  const outline = childAt(properties, 'w14:textOutline', 'w14:solidFill')
  const [colour] = childrenOf(childAt(fill, 'w14:solidFill'), 'w14:srgbClr', 'w14:schemeClr')
  const alpha = Number(childAt(colour, 'w14:alpha')?.attributes['w14:val'] ?? 0)
  const isClear = childAt(fill, 'w14:noFill') !== undefined || alpha >= transparent
  return { colour: colourOf(colour, theme), transparent: isClear && outline === undefined }
}

/** Undefined for a colour that is computed from another. */
function colourOf(element: XmlElement | undefined, theme: Theme): Colour | undefined {
  if (childrenOf(element).some(({ name }) => name !== 'w14:alpha')) return undefined
  const value = element?.attributes['w14:val'] ?? ''
  return element?.name === 'w14:srgbClr' ? hex(value) : theme.get(names[value] ?? value)
}
