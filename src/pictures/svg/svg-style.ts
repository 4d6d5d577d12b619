import { type CSSToken, TokenType } from '@csstools/css-tokenizer'
import { type CssDeclared, cascadeOf, type DeclaredValues, type Followed } from './css-cascade.ts'
import { unfollowedHiding } from './css-rules.ts'
import type { SvgElement } from './svg-tree.ts'

/** Inherited values that decide whether text or a shape is drawn. In doubt, it is. */
export interface InheritedStyle {
  readonly isVisible: boolean
  readonly fill: boolean
  readonly fillOpacity: boolean
  readonly stroke: boolean
  readonly strokeOpacity: boolean
  readonly strokeWidth: boolean
  /** In units of the drawing; undefined when it cannot be told. */
  readonly fontSize: number | undefined
}

export const initialStyle: InheritedStyle = {
  isVisible: true,
  fill: true,
  fillOpacity: true,
  stroke: false,
  strokeOpacity: true,
  strokeWidth: true,
  fontSize: 16,
}

/** Whether text with this style leaves any mark. */
export function paints(style: InheritedStyle): boolean {
  const { isVisible, fill, fillOpacity, stroke, strokeOpacity, strokeWidth, fontSize } = style
  return isVisible && fontSize !== 0 && ((fill && fillOpacity) || (stroke && strokeOpacity && strokeWidth))
}

/** The style of an element within its surroundings. */
export interface ElementStyle {
  /** Neither it nor anything in it is drawn: by its display or its opacity. */
  readonly isHidden: boolean
  /** As `isHidden`, by its display alone: opacity has no effect in a clip path, nor on a piece of text. */
  readonly hasNoDisplay: boolean
  readonly inherited: InheritedStyle
  /** Its width or height is stated to be zero. */
  readonly hasNoSize: boolean
  /** Whether its size and that of what is in it has an effect on what is drawn, as that of a gradient or filter. */
  readonly isMeasured: boolean
}

/**
 * Tells the style of elements, by the cascade of style sheet, style and attribute.
 * @throws SvgProblem where a style sheet hides elements in a way that is not followed here
 */
export function stylesOf(css: string): (element: SvgElement, around: InheritedStyle) => ElementStyle {
  const cascade = cascadeOf(css, followed)
  const known = new Map<SvgElement, DeclaredValues>()
  return (element, around) => {
    const declared = known.get(element) ?? cascade.of(element)
    known.set(element, declared)
    const isClear = isZero(declared('opacity'))
    if (isClear && cascade.isUnfollowed('opacity')) throw unfollowedHiding()
    const hasNoDisplay = keywordOf(declared('display')) === 'none'
    return {
      hasNoDisplay,
      hasNoSize: ['width', 'height'].some((size) => !cascade.isUnfollowed(size) && isZero(declared(size))),
      isHidden: hasNoDisplay || isClear,
      inherited: inheritedStyle(around, (property) =>
        cascade.isUnfollowed(property) ? 'unknown' : declared(property),
      ),
      isMeasured: measuring.some((property) => declared(property) !== undefined || cascade.isUnfollowed(property)),
    }
  }
}

type Value = readonly CSSToken[] | 'unknown' | undefined

function inheritedStyle(around: InheritedStyle, of: (property: string) => Value): InheritedStyle {
  const isSet = (property: string, before: boolean, test: (value: readonly CSSToken[]) => boolean | undefined) => {
    const value = of(property)
    return value === undefined ? before : value === 'unknown' || (test(value) ?? before)
  }
  return {
    isVisible: isSet('visibility', around.isVisible, visibleBy),
    fill: isSet('fill', around.fill, colours),
    fillOpacity: isSet('fill-opacity', around.fillOpacity, (value) => !isZero(value)),
    stroke: isSet('stroke', around.stroke, colours),
    strokeOpacity: isSet('stroke-opacity', around.strokeOpacity, (value) => !isZero(value)),
    strokeWidth: isSet('stroke-width', around.strokeWidth, (value) => !isZero(value)),
    fontSize: fontSizeOf(of, around.fontSize),
  }
}

/** The short form is not read. */
function fontSizeOf(of: (property: string) => Value, before: number | undefined): number | undefined {
  const value = of('font-size')
  if (of('font') !== undefined || value === 'unknown') return undefined
  if (value === undefined || keywordOf(value) === 'inherit') return before
  if (isZero(value)) return 0
  const [only, ...more] = value
  if (more.length > 0) return undefined
  if (only?.[0] === TokenType.Number) return only[4].value
  return only?.[0] === TokenType.Dimension && only[4].unit.toLowerCase() === 'px' ? only[4].value : undefined
}

const hidden = new Set(['hidden', 'collapse'])
const inherits = new Set(['inherit', 'unset'])

function visibleBy(value: readonly CSSToken[]): boolean | undefined {
  const word = keywordOf(value) ?? ''
  return inherits.has(word) ? undefined : !hidden.has(word)
}

function colours(value: readonly CSSToken[]): boolean | undefined {
  const word = keywordOf(value)
  if (word !== undefined) return inherits.has(word) ? undefined : word !== 'none' && word !== 'transparent'
  const [first, ...rest] = value
  if (first?.[0] === TokenType.Hash) return !/^(?:[\da-f]{3}0|[\da-f]{6}00)$/i.test(first[4].value)
  if (first?.[0] !== TokenType.Function || !colourFunctions.has(first[4].value.toLowerCase())) return true
  const numbers = rest.filter(isNumeric)
  // The fourth is the opacity; a function of names of colours has fewer.
  return numbers.length < 4 || !isZero(numbers.slice(3, 4))
}

const colourFunctions = new Set(['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch'])

function isNumeric([type]: CSSToken): boolean {
  return type === TokenType.Number || type === TokenType.Percentage || type === TokenType.Dimension
}

/** Properties of which the effect depends on the box around an element and what is in it. */
const measuring = ['filter', 'mask', 'transform-box', 'transform-origin']

function keywordOf(value: readonly CSSToken[] | undefined): string | undefined {
  const [only, ...more] = value ?? []
  return only?.[0] === TokenType.Ident && more.length === 0 ? only[4].value.toLowerCase() : undefined
}

function isZero(value: readonly CSSToken[] | undefined): boolean {
  const [only, ...more] = value ?? []
  if (only === undefined || more.length > 0) return false
  if (only[0] === TokenType.Number || only[0] === TokenType.Percentage || only[0] === TokenType.Dimension)
    return only[4].value <= 0
  return false
}

const displays = new Set(['none', 'inline', 'block', 'inline-block', 'inherit', 'initial', 'unset', 'revert'])
const visibilities = new Set(['visible', 'hidden', 'collapse', 'inherit', 'initial', 'unset', 'revert'])
const sizes = new Set(['inherit', 'initial', 'unset', 'revert', 'medium', 'small', 'large', 'smaller', 'larger'])

const followed: Followed = {
  isValid: ({ property, value }) => {
    if (value.length === 0) return false
    if (property === 'display') return isWordOf(displays, value)
    if (property === 'visibility') return isWordOf(visibilities, value)
    if (property === 'opacity') {
      if (value.some(([type]) => type === TokenType.Function)) throw unfollowedHiding()
      const [only, ...more] = value
      return more.length === 0 && (only?.[0] === TokenType.Number || only?.[0] === TokenType.Percentage)
    }
    if (property === 'width' || property === 'height')
      return value.length > 1 || (value[0] !== undefined && isNumeric(value[0]))
    if (property === 'fill-opacity' || property === 'stroke-opacity' || property === 'stroke-width')
      return value.length > 1 || (value[0] !== undefined && isNumeric(value[0]))
    if (property === 'font-size')
      return value.length > 1 || (value[0] !== undefined && isNumeric(value[0])) || isWordOf(sizes, value)
    return property === 'fill' || property === 'stroke' || property === 'font' || measuring.includes(property)
  },
  mayBeUnfollowed: ({ property, value }: CssDeclared) =>
    property !== 'display' && property !== 'visibility' && !(property === 'opacity' && isZero(value)),
}

/** @throws SvgProblem when it is computed */
function isWordOf(words: ReadonlySet<string>, value: readonly CSSToken[]): boolean {
  if (value.some(([type]) => type === TokenType.Function)) throw unfollowedHiding()
  return words.has(keywordOf(value) ?? '')
}
