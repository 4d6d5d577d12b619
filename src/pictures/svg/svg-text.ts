import { type Area, numbersIn } from './svg-place.ts'
import { type ElementStyle, type InheritedStyle, paints } from './svg-style.ts'
import type { SvgElement } from './svg-tree.ts'

/** What of a text leaves a mark. `part`: some of its letters do and others do not. */
export type TextShown = 'all' | 'none' | 'part'

/** Text of an element, and of the pieces in it, with the style of each. */
export interface TextRun {
  readonly text: string
  readonly style: InheritedStyle
}

/** @param styleOf the style of a piece within its surroundings */
export function textRuns(
  element: SvgElement,
  style: InheritedStyle,
  styleOf: (piece: SvgElement, around: InheritedStyle) => ElementStyle,
): readonly TextRun[] {
  return element.children.flatMap((child): readonly TextRun[] => {
    if (typeof child === 'string') return [{ text: child, style }]
    const own = styleOf(child, style)
    return own.hasNoDisplay ? [] : textRuns(child, own.inherited, styleOf)
  })
}

/** @param within in a clip path the shape of the letters counts, whatever their colour */
export function shownOf(runs: readonly TextRun[], within: 'drawing' | 'clip'): TextShown {
  const isShown = ({ style }: TextRun) => (within === 'clip' ? style.isVisible && style.fontSize !== 0 : paints(style))
  const hasLetters = ({ text }: TextRun) => /[\p{L}\p{N}]/u.test(text)
  const shown = runs.filter((run) => run.text.trim() !== '' && isShown(run))
  if (shown.length === 0) return 'none'
  return runs.some((run) => hasLetters(run) && !isShown(run)) ? 'part' : 'all'
}

/** A box that surely holds all letters of a text that is set upright; undefined when it cannot be told. */
export function areaOfText(element: SvgElement, runs: readonly TextRun[]): Area | undefined {
  const pieces = [element, ...piecesIn(element)]
  if (pieces.some(({ name, attributes }) => name === 'textPath' || attributes.has('rotate'))) return undefined
  const coordinates = (name: string) => {
    const all = pieces.map(({ attributes }) => numbersIn(attributes.get(name) ?? ''))
    return all.includes(undefined) ? undefined : all.flatMap((numbers) => numbers ?? [])
  }
  const [x, y, dx, dy, lengths] = ['x', 'y', 'dx', 'dy', 'textLength'].map(coordinates)
  const sizes = runs.map(({ style }) => style.fontSize)
  if (!x || !y || !dx || !dy || !lengths || sizes.includes(undefined)) return undefined
  const largest = Math.max(0, ...sizes.map((size) => size ?? 0))
  const letters = runs.reduce((sum, { text }) => sum + text.length, 2)
  // Whether it begins, ends or is centred at a point, and whatever its base line is.
  const across = [...dx, ...lengths].reduce((sum, one) => sum + Math.abs(one), letters * largest * widest)
  const down = dy.reduce((sum, one) => sum + Math.abs(one), 3 * largest)
  const xs = startsAt(element, 'x') ? x : [0, ...x]
  const ys = startsAt(element, 'y') ? y : [0, ...y]
  return {
    left: Math.min(...xs) - across,
    right: Math.max(...xs) + across,
    top: Math.min(...ys) - down,
    bottom: Math.max(...ys) + down,
  }
}

/** Widest letter, in times the size of the type. */
const widest = 1.5

/** Whether the first letter has a coordinate of its own. */
function startsAt({ attributes, children }: SvgElement, coordinate: 'x' | 'y'): boolean {
  if (attributes.has(coordinate)) return true
  const first = children.find((child) => typeof child !== 'string' || child.trim() !== '')
  return first !== undefined && typeof first !== 'string' && startsAt(first, coordinate)
}

function piecesIn(element: SvgElement): readonly SvgElement[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...piecesIn(child)]))
}
