import { childAt, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import { type Colour, fillOf, type Theme, textColour } from './colours.ts'
import { textFill } from './text-fill.ts'

/** The formatting of text that decides what it means, and whether it can be seen. Undefined where nothing is stated. */
export interface RunFormat {
  readonly bold?: boolean | undefined
  readonly italic?: boolean | undefined
  readonly strike?: boolean | undefined
  readonly hidden?: boolean | undefined
  readonly vertical?: 'superscript' | 'subscript' | 'baseline' | undefined
  /** `auto` is black or white, whichever contrasts. */
  readonly colour?: Colour | 'auto' | undefined
  /** In half points. */
  readonly size?: number | undefined
  /** The colour of a marker pen. */
  readonly highlight?: Colour | 'none' | undefined
  readonly fill?: Colour | 'none' | undefined
  readonly font?: string | undefined
  /** Letters without a fill and without an outline. */
  readonly transparent?: boolean | undefined
}

const highlights: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  green: '00FF00',
  magenta: 'FF00FF',
  red: 'FF0000',
  yellow: 'FFFF00',
  white: 'FFFFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'C0C0C0',
}

/** Reads `w:rPr`. */
export function readRunFormat(properties: XmlElement | undefined, theme: Theme): RunFormat {
  if (properties === undefined) return {}
  const { strike = switchAt(properties, 'w:dstrike') } = { strike: switchAt(properties, 'w:strike') }
  const effect = textFill(properties, theme)
  const size = Number(valueAt(properties, 'w:sz'))
  const highlight = valueAt(properties, 'w:highlight')
  const vertical = valueAt(properties, 'w:vertAlign')
  return withoutAbsent({
    bold: switchAt(properties, 'w:b'),
    italic: switchAt(properties, 'w:i'),
    strike,
    hidden: switchAt(properties, 'w:vanish') ?? switchAt(properties, 'w:specVanish'),
    vertical: vertical === 'superscript' || vertical === 'subscript' || vertical === 'baseline' ? vertical : undefined,
    colour: effect.colour ?? textColour(childAt(properties, 'w:color'), theme),
    transparent: effect.transparent,
    size: size > 0 ? size : undefined,
    highlight: highlight === undefined ? undefined : (highlights[highlight] ?? 'none'),
    fill: fillOf(childAt(properties, 'w:shd'), theme),
    font: childAt(properties, 'w:rFonts')?.attributes['w:ascii'],
  })
}

/** A toggle: on without a value. */
function switchAt(properties: XmlElement, name: string): boolean | undefined {
  const value = valueAt(properties, name)
  return value === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(value)
}

function withoutAbsent(format: RunFormat): RunFormat {
  return Object.fromEntries(Object.entries(format).filter(([, value]) => value !== undefined))
}

const toggles = ['bold', 'italic', 'strike', 'hidden'] as const

/**
 * The format of text under several levels of styles, lowest first, and its own. A toggle that is on at two levels of styles is off
 * (ECMA-376, part 1, 17.7.3); what the text itself states is final.
 */
export function cascade(levels: readonly RunFormat[], own: RunFormat): RunFormat {
  const merged: RunFormat = Object.assign({}, ...levels)
  const switched = Object.fromEntries(
    toggles.map((name) => [name, levels.filter((level) => level[name] === true).length % 2 === 1]),
  )
  return { ...merged, ...switched, ...own }
}
