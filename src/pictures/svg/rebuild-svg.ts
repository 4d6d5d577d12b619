import { displayNone } from './css-display.ts'
import { rebuiltRules } from './css-rules.ts'
import { rebuiltAttributes } from './svg-attributes.ts'
import { SvgNames } from './svg-names.ts'
import { parseSvg, type SvgElement, SvgProblem } from './svg-tree.ts'
import { definitions, elements, textElements } from './svg-vocabulary.ts'

export interface RebuiltSvg {
  readonly bytes: Uint8Array
  /** The outermost element as it was written by its author. */
  readonly root: SvgElement
}

/**
 * Writes a drawing anew from the elements, attributes and CSS that draw it: without texts about it, hidden layers, unused
 * definitions, names of its author and other vocabularies. Refused when it could run, move or load something.
 */
export function rebuildSvg(text: string): RebuiltSvg | { readonly problem: string } {
  try {
    const root = parseSvg(text)
    const names = new SvgNames()
    const css = styleSheets(root).join('\n')
    const rules = { css: '', refers: new Set<string>() as ReadonlySet<string> }
    rules.refers = names.referredBy(() => {
      rules.css = rebuiltRules(css, names)
    })
    const isHidden = hidingBy(css)
    if (isHidden(root)) throw new SvgProblem('zij is in haar geheel verborgen')
    const drawn = reachedFrom(root, { referred: rules.refers, names, isHidden })
    // The first time gives the names: an identifier may be used before or behind its element.
    write(root, { names, drawn, css: rules.css })
    const written = write(root, { names, drawn, css: rules.css })
    return { bytes: Buffer.from(written), root }
  } catch (error) {
    if (error instanceof SvgProblem) return { problem: error.message }
    throw error
  }
}

function styleSheets(element: SvgElement): readonly string[] {
  if (element.name === 'style') return [element.children.filter((child) => typeof child === 'string').join('')]
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : styleSheets(child)))
}

/** Tells what is never drawn: hidden by its display, or meant for a program that a browser is not. */
function hidingBy(css: string): (element: SvgElement) => boolean {
  const hasNoDisplay = displayNone(css)
  return (element) =>
    element.attributes.has('requiredExtensions') || (!definitions.has(element.name) && hasNoDisplay(element))
}

interface Reaching {
  /** Identifiers that the style sheets refer to. */
  readonly referred: ReadonlySet<string>
  readonly names: SvgNames
  readonly isHidden: (element: SvgElement) => boolean
}

/**
 * The elements that are drawn, or that a drawn one or a rule refers to, with those around them. A definition is only drawn
 * where something refers to it.
 */
function reachedFrom(root: SvgElement, { referred, names, isHidden }: Reaching): ReadonlySet<SvgElement> {
  const around = new Map<SvgElement, SvgElement>()
  const byId = new Map<string, SvgElement>()
  index(root, around, byId)
  const reached = new Set<SvgElement>()
  const visited = new Set<SvgElement>()
  const waiting: SvgElement[] = [root]
  const refer = (id: string) => {
    const target = byId.get(id)
    if (target) waiting.push(target)
  }
  referred.forEach(refer)
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    visit(element, { reached, visited, names, isHidden, refer })
    for (let outer = around.get(element); outer; outer = around.get(outer)) reached.add(outer)
  }
  return reached
}

function index(element: SvgElement, around: Map<SvgElement, SvgElement>, byId: Map<string, SvgElement>): void {
  const id = element.attributes.get('id')
  if (id !== undefined && !byId.has(id)) byId.set(id, element)
  for (const child of element.children)
    if (typeof child !== 'string') {
      around.set(child, element)
      index(child, around, byId)
    }
}

interface Visit {
  readonly reached: Set<SvgElement>
  readonly visited: Set<SvgElement>
  readonly names: SvgNames
  readonly isHidden: Reaching['isHidden']
  readonly refer: (id: string) => void
}

function visit(element: SvgElement, visiting: Visit): void {
  const { reached, visited, names, isHidden, refer } = visiting
  if (visited.has(element) || isHidden(element) || !isWritten(element)) return
  visited.add(element)
  reached.add(element)
  names.referredBy(() => rebuiltAttributes(element, names)).forEach(refer)
  if (element.name === 'defs') return
  for (const child of element.children)
    if (typeof child !== 'string' && !definitions.has(child.name)) visit(child, visiting)
}

function isWritten({ name }: SvgElement): boolean {
  return elements.has(name) || name === 'a'
}

interface Writing {
  readonly names: SvgNames
  readonly drawn: ReadonlySet<SvgElement>
  readonly css: string
}

function write(root: SvgElement, { names, drawn, css }: Writing): string {
  const writeElement = (element: SvgElement, inText: boolean): string => {
    if (!drawn.has(element)) return ''
    const isText = inText || textElements.has(element.name)
    // A link is drawn as the group, or the piece of text, that it holds.
    const name = element.name === 'a' ? (inText ? 'tspan' : 'g') : element.name
    const attributes = [...rebuiltAttributes(element, names)].map(([key, value]) => ` ${key}="${escaped(value)}"`)
    const space = element === root ? ' xmlns="http://www.w3.org/2000/svg"' : ''
    const sheet = element === root && css !== '' ? `<style>${escaped(css)}</style>` : ''
    const children = element.children.map((child) =>
      typeof child === 'string' ? (isText ? escaped(child) : '') : writeElement(child, isText),
    )
    const inside = `${sheet}${children.join('')}`
    const open = `<${name}${space}${attributes.join('')}`
    return inside === '' ? `${open}/>` : `${open}>${inside}</${name}>`
  }
  return writeElement(root, false)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
