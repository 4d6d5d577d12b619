import { childAt, childrenOf, type XmlElement } from '../xml/parse-xml.ts'

/** Six hexadecimal digits, in capitals. */
export type Colour = string

/** The colours of the theme by the names that a document uses. */
export type Theme = ReadonlyMap<string, Colour>

const aliases: readonly (readonly [string, string])[] = [
  ['dark1', 'dk1'],
  ['light1', 'lt1'],
  ['dark2', 'dk2'],
  ['light2', 'lt2'],
  ['text1', 'dk1'],
  ['background1', 'lt1'],
  ['text2', 'dk2'],
  ['background2', 'lt2'],
  ['hyperlink', 'hlink'],
  ['followedHyperlink', 'folHlink'],
]

export function readTheme(root: XmlElement | undefined): Theme {
  const theme = new Map<string, Colour>()
  for (const entry of childrenOf(childAt(root, 'a:themeElements', 'a:clrScheme'))) {
    const [value] = childrenOf(entry)
    const colour = hex(value?.attributes.val) ?? hex(value?.attributes.lastClr)
    if (colour !== undefined) theme.set(entry.name.replace(/^a:/, ''), colour)
  }
  for (const [alias, name] of aliases) {
    const colour = theme.get(name)
    if (colour !== undefined) theme.set(alias, colour)
  }
  return theme
}

/** Reads `w:color`. */
export function textColour(element: XmlElement | undefined, theme: Theme): Colour | 'auto' | undefined {
  if (element === undefined) return undefined
  const { 'w:val': value, 'w:themeColor': name } = element.attributes
  return hex(value) ?? (name === undefined ? undefined : theme.get(name)) ?? 'auto'
}

/** Reads `w:shd`: its background, mixed with the colour of its pattern. */
export function fillOf(element: XmlElement | undefined, theme: Theme): Colour | 'none' | undefined {
  if (element === undefined) return undefined
  const { attributes } = element
  const pattern = attributes['w:val'] ?? 'clear'
  const ground = hex(attributes['w:fill']) ?? theme.get(attributes['w:themeFill'] ?? '')
  const front = hex(attributes['w:color']) ?? theme.get(attributes['w:themeColor'] ?? '') ?? '000000'
  if (pattern === 'nil') return 'none'
  const share = pattern === 'solid' ? 1 : Number(/^pct(\d+)$/.exec(pattern)?.[1] ?? 0) / 100
  if (share === 0) return ground ?? 'none'
  return mixed(front, ground ?? 'FFFFFF', share)
}

function mixed(front: Colour, ground: Colour, share: number): Colour {
  return channels(front)
    .map((value, index) => Math.round(value * share + (channels(ground)[index] ?? 0) * (1 - share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** A colour as it is written; undefined for another notation. */
export function hex(value: string | undefined): Colour | undefined {
  return value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : undefined
}

function channels(colour: Colour): readonly number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

/** Relative luminance, from 0 for black to 1 for white (WCAG 2.1). */
export function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 for equal colours to 21 (WCAG 2.1). */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
