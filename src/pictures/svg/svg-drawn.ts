import { unfollowedHiding } from './css-rules.ts'
import { rebuiltAttributes } from './svg-attributes.ts'
import type { SvgNames } from './svg-names.ts'
import {
  type Area,
  boxOf,
  displaces,
  intersection,
  isApart,
  isFlat,
  type Matrix,
  placedArea,
  placeWithin,
  unmoved,
  visibleArea,
} from './svg-place.ts'
import { type InheritedStyle, initialStyle, stylesOf } from './svg-style.ts'
import { areaOfText, shownOf, textRuns } from './svg-text.ts'
import { type SvgElement, SvgProblem } from './svg-tree.ts'
import { definitions, elements, shapes, textElements } from './svg-vocabulary.ts'

/** What of a drawing is written. */
export interface Drawn {
  readonly elements: ReadonlySet<SvgElement>
  /** Elements of which the characters are drawn. */
  readonly texts: ReadonlySet<SvgElement>
}

/** Surroundings of an element. */
interface Around {
  readonly style: InheritedStyle
  readonly isMeasured: boolean
  readonly within: 'drawing' | 'clip'
  /** Undefined when it cannot be told, as in a definition. */
  readonly place: Matrix | undefined
  /** The part of the drawing in which it can be seen. */
  readonly area: Area | undefined
}

/** Most elements that are visited, each as often as its surroundings differ. */
const mostVisits = 50_000

/** A drawing, and what is found in it. */
interface Search extends Drawing {
  readonly found: { readonly elements: Set<SvgElement>; readonly texts: Set<SvgElement> }
  readonly visited: Map<SvgElement, Set<string>>
  readonly waiting: (readonly [element: SvgElement, around: Around])[]
}

interface Drawing {
  readonly names: SvgNames
  readonly styleOf: ReturnType<typeof stylesOf>
  readonly parents: ReadonlyMap<SvgElement, SvgElement>
  readonly byId: ReadonlyMap<string, SvgElement>
}

/**
 * The elements that are drawn, or that a drawn one or a rule refers to, with those around them. A definition is only drawn where
 * something refers to it. Text and pictures that are hidden, have no size or lie outside the drawing are not drawn.
 *
 * @param css of the style sheets
 * @param referred identifiers that the style sheets refer to
 * @throws SvgProblem where it cannot be told what is drawn
 */
export function drawnOf(
  root: SvgElement,
  css: string,
  { referred, names }: { readonly referred: ReadonlySet<string>; readonly names: SvgNames },
): Drawn {
  const parents = new Map<SvgElement, SvgElement>()
  const byId = new Map<string, SvgElement>()
  index(root, parents, byId)
  const drawing: Drawing = { names, styleOf: stylesOf(css), parents, byId }
  if (drawing.styleOf(root, initialStyle).isHidden) throw new SvgProblem('zij is in haar geheel verborgen')
  const found = { elements: new Set<SvgElement>(), texts: new Set<SvgElement>() }
  const search: Search = { ...drawing, found, visited: new Map(), waiting: [[root, aroundRoot(root, css)]] }
  for (const id of referred) refer(id, search)
  let visits = 0
  for (let next = search.waiting.pop(); next; next = search.waiting.pop()) {
    if (++visits > mostVisits) throw new SvgProblem('haar onderdelen verwijzen te vaak naar elkaar')
    visit(...next, search)
  }
  for (const element of [...found.elements])
    for (let outer = parents.get(element); outer; outer = parents.get(outer)) found.elements.add(outer)
  return found
}

function aroundRoot(root: SvgElement, css: string): Around {
  const place = displaces(css) ? undefined : unmoved
  return { style: initialStyle, isMeasured: false, within: 'drawing', place, area: visibleArea(root) }
}

/** A definition has the style of what is around it, and not of what refers to it. */
function refer(id: string, { byId, parents, styleOf, waiting }: Search): void {
  const target = byId.get(id)
  if (target === undefined) return
  const chain: SvgElement[] = []
  for (let outer = parents.get(target); outer; outer = parents.get(outer)) chain.unshift(outer)
  const style = chain.reduce((style, outer) => styleOf(outer, style).inherited, initialStyle)
  const within = chain.some(({ name }) => name === 'clipPath') ? 'clip' : 'drawing'
  waiting.push([target, { style, isMeasured: false, within, place: undefined, area: undefined }])
}

function visit(element: SvgElement, around: Around, search: Search): void {
  const { visited, found, waiting, byId, parents } = search
  const key = JSON.stringify(around)
  const before = visited.get(element) ?? new Set()
  if (before.has(key)) return
  visited.set(element, before.add(key))
  const inner = innerOf(element, around, search)
  if (inner === undefined) return
  found.elements.add(element)
  const parent = parents.get(element)
  if (element.name === 'text' || (parent !== undefined && found.texts.has(parent))) found.texts.add(element)
  follow(element, inner, search)
  if (element.name === 'defs') return
  const clipped = clippedBy(element, inner, byId)
  for (const child of [...childrenOf(element)].reverse()) waiting.push([child, clipped])
}

/** The children that can be drawn where they are: of a switch none behind the first that is for everyone. */
function childrenOf({ name, children }: SvgElement): readonly SvgElement[] {
  const all = children.filter((child) => typeof child !== 'string')
  const first = name === 'switch' ? all.findIndex(isForEveryone) : -1
  return (first < 0 ? all : all.slice(0, first + 1)).filter((child) => !definitions.has(child.name))
}

function isForEveryone({ attributes }: SvgElement): boolean {
  return !attributes.has('systemLanguage') && !attributes.has('requiredExtensions')
}

/** Visits what an element refers to. */
function follow(element: SvgElement, inner: Around, search: Search): void {
  const { byId, names, waiting, found } = search
  const [, id] = /^\s*#(.+?)\s*$/.exec(element.attributes.get('href') ?? '') ?? []
  const target = id === undefined ? undefined : byId.get(id)
  const isUsed = element.name === 'use' && target !== undefined
  for (const each of names.referredBy(() => rebuiltAttributes(element, names)))
    if (!isUsed || each !== id) refer(each, search)
  // What is used has the style of what uses it.
  if (isUsed) waiting.push([target, inner])
  // The path below text is needed, drawn or not.
  if (element.name === 'textPath' && target) found.elements.add(target)
}

function index(element: SvgElement, parents: Map<SvgElement, SvgElement>, byId: Map<string, SvgElement>): void {
  const id = element.attributes.get('id')
  if (id !== undefined && !byId.has(id)) byId.set(id, element)
  for (const child of element.children)
    if (typeof child !== 'string') {
      parents.set(child, element)
      index(child, parents, byId)
    }
}

function isWritten({ name, attributes }: SvgElement): boolean {
  return (elements.has(name) || name === 'a') && !attributes.has('requiredExtensions')
}

const isPiece = (name: string) => textElements.has(name) && name !== 'text'

/** The surroundings of what is in an element; undefined when it and all in it are not drawn. */
function innerOf(element: SvgElement, around: Around, search: Search): Around | undefined {
  const { name } = element
  const { styleOf, byId, parents, found } = search
  const parent = parents.get(element)
  // A piece of text is drawn only as a part of that text.
  if (!isWritten(element) || (isPiece(name) && !(parent && found.texts.has(parent)))) return undefined
  const style = styleOf(element, around.style)
  const isGone = around.within === 'clip' || isPiece(name) ? style.hasNoDisplay : style.isHidden
  if (isGone && !definitions.has(name)) return undefined
  // The outermost element is the drawing itself.
  if (parent !== undefined && sized.has(name) && style.hasNoSize) return undefined
  const place = parent === undefined ? around.place : placeWithin(element, around.place)
  if (place !== undefined && isFlat(place)) return undefined
  const inner: Around = {
    style: style.inherited,
    isMeasured: around.isMeasured || style.isMeasured,
    within: name === 'clipPath' ? 'clip' : around.within,
    place,
    area: around.area,
  }
  if (name === 'text' && !isTextDrawn(element, inner, styleOf)) return undefined
  return isUnseen(element, inner) || isClippedAway(element, byId, styleOf) ? undefined : inner
}

/** Elements that draw nothing without a width or height. */
const sized = new Set(['svg', 'image'])

function isTextDrawn(
  element: SvgElement,
  { style, within, place, area, isMeasured }: Around,
  styleOf: ReturnType<typeof stylesOf>,
): boolean {
  const runs = textRuns(element, style, styleOf)
  if (runs.every(({ text }) => text.trim() === '')) return true
  const shown = shownOf(runs, within)
  const box = shown === 'none' || place === undefined || area === undefined ? undefined : areaOfText(element, runs)
  const isOutside =
    box !== undefined && place !== undefined && area !== undefined && isApart(placedArea(box, place), area)
  if (shown === 'all' && !isOutside) return true
  // Without hidden letters those beside them would move, and a filter around them would change its size.
  if (shown === 'part' || isMeasured) throw unfollowedHiding()
  return false
}

/** A picture or shape that is hidden, or a picture outside the drawing. */
function isUnseen(element: SvgElement, { style, within, place, area, isMeasured }: Around): boolean {
  const isImage = element.name === 'image'
  if (!isImage && !shapes.has(element.name)) return false
  const box = isImage && place !== undefined && area !== undefined ? boxOf(element) : undefined
  const isOutside =
    box !== undefined && place !== undefined && area !== undefined && isApart(placedArea(box, place), area)
  if (style.isVisible && !isOutside) return false
  if (isMeasured && isImage) throw unfollowedHiding()
  return within === 'drawing' && !isMeasured
}

function clipOf({ attributes }: SvgElement, byId: ReadonlyMap<string, SvgElement>): SvgElement | undefined {
  const [, id] = /clip-path\s*:\s*url\(\s*['"]?#([^'")]+?)['"]?\s*\)/.exec(attributes.get('style') ?? '') ??
    /^\s*url\(\s*['"]?#([^'")]+?)['"]?\s*\)\s*$/.exec(attributes.get('clip-path') ?? '') ?? ['', '']
  const target = byId.get(id ?? '')
  return target?.name === 'clipPath' ? target : undefined
}

/** Whether the clip path of an element leaves nothing of it. */
function isClippedAway(
  element: SvgElement,
  byId: ReadonlyMap<string, SvgElement>,
  styleOf: ReturnType<typeof stylesOf>,
): boolean {
  const clip = clipOf(element, byId)
  if (clip === undefined) return false
  const around = styleOf(clip, initialStyle).inherited
  return clip.children.every((child) => {
    if (typeof child === 'string' || !isWritten(child)) return true
    const box = child.name === 'rect' ? boxOf(child) : undefined
    return (
      styleOf(child, around).hasNoDisplay || (box !== undefined && (box.left >= box.right || box.top >= box.bottom))
    )
  })
}

/** The surroundings of what is in an element that is clipped by one upright rectangle. */
function clippedBy(element: SvgElement, inner: Around, byId: ReadonlyMap<string, SvgElement>): Around {
  const { place, area } = inner
  const clip = clipOf(element, byId)
  if (clip === undefined || place === undefined || area === undefined) return inner
  const [only, ...more] = clip.children.filter((child) => typeof child !== 'string')
  const isPlain = !['transform', 'clipPathUnits', 'style', 'class'].some((name) => clip.attributes.has(name))
  const isRectangle = only?.name === 'rect' && !only.attributes.has('transform')
  const box = isPlain && more.length === 0 && isRectangle ? boxOf(only) : undefined
  return box === undefined ? inner : { ...inner, area: intersection(area, placedArea(box, place)) }
}
