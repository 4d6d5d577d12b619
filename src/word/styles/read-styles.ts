import { childAt, childrenOf, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import { type Colour, fillOf, type Theme } from './colours.ts'
import { type RunFormat, readRunFormat } from './run-format.ts'

/** A style of a paragraph, of characters or of a table, with what it inherits. */
export interface WordStyle {
  readonly id: string
  /** Built-in styles have English names: `heading 1`. */
  readonly name: string
  readonly type: string
  readonly run: RunFormat
  /** From 1; undefined for body text. */
  readonly outline?: number | undefined
  readonly numbering?: { readonly list: string; readonly level: number } | undefined
  readonly fill?: Colour | 'none' | undefined
  /** `w:style` elements, from the base to the style itself. */
  readonly chain: readonly XmlElement[]
}

export interface Styles {
  readonly theme: Theme
  readonly defaults: RunFormat
  readonly byId: ReadonlyMap<string, WordStyle>
  /** The style of paragraphs that name none. */
  readonly normal?: WordStyle | undefined
}

export function readStyles(root: XmlElement | undefined, theme: Theme): Styles {
  const elements = childrenOf(root, 'w:style')
  const known = new Map(elements.map((element) => [element.attributes['w:styleId'] ?? '', element]))
  const byId = new Map<string, WordStyle>()
  for (const [id, element] of known) byId.set(id, styleOf(id, element, { known, theme }))
  const normal = elements.find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(attributes['w:default'] ?? ''),
  )
  return {
    theme,
    defaults: readRunFormat(childAt(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr'), theme),
    byId,
    normal: normal && byId.get(normal.attributes['w:styleId'] ?? ''),
  }
}

interface StyleSource {
  readonly known: ReadonlyMap<string, XmlElement>
  readonly theme: Theme
}

function styleOf(id: string, element: XmlElement, { known, theme }: StyleSource): WordStyle {
  const chain = chainOf(element, known)
  const last = <T>(read: (style: XmlElement) => T | undefined): T | undefined =>
    chain.map(read).findLast((value) => value !== undefined)
  const name = (style: XmlElement) => valueAt(style, 'w:name') ?? ''
  const list = last((style) => valueAt(style, 'w:pPr', 'w:numPr', 'w:numId'))
  const level = last((style) => valueAt(style, 'w:pPr', 'w:numPr', 'w:ilvl'))
  return {
    id,
    name: name(element),
    type: element.attributes['w:type'] ?? '',
    run: Object.assign({}, ...chain.map((style) => readRunFormat(childAt(style, 'w:rPr'), theme))) as RunFormat,
    outline: outlineOf(last((style) => valueAt(style, 'w:pPr', 'w:outlineLvl')) ?? headingLevel(chain.map(name))),
    numbering: list === undefined ? undefined : { list, level: Number(level ?? 0) },
    fill: last((style) => fillOf(childAt(style, 'w:pPr', 'w:shd'), theme)),
    chain,
  }
}

/** A style that inherits from itself ends there. */
function chainOf(element: XmlElement, known: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  const chain: XmlElement[] = []
  for (let style: XmlElement | undefined = element; style && !chain.includes(style); ) {
    chain.unshift(style)
    style = known.get(valueAt(style, 'w:basedOn') ?? '')
  }
  return chain
}

/** As `w:outlineLvl`, which counts from 0. */
function headingLevel(names: readonly string[]): string | undefined {
  const level = names
    .map((name) => /^(?:heading|kop) ([1-9])$/i.exec(name)?.[1])
    .findLast((found) => found !== undefined)
  return level === undefined ? undefined : String(Number(level) - 1)
}

/** Level 9 is body text. */
export function outlineOf(value: string | undefined): number | undefined {
  const level = Number(value ?? 9)
  return level >= 0 && level < 9 ? level + 1 : undefined
}
