import { rebuiltRules } from './css-rules.ts'
import { rebuiltAttributes } from './svg-attributes.ts'
import { type Drawn, drawnOf } from './svg-drawn.ts'
import { SvgNames } from './svg-names.ts'
import { parseSvg, type SvgElement, SvgProblem } from './svg-tree.ts'
import { textElements } from './svg-vocabulary.ts'

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
    const drawn = drawnOf(root, css, { referred: rules.refers, names })
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

interface Writing {
  readonly names: SvgNames
  readonly drawn: Drawn
  readonly css: string
}

function write(root: SvgElement, { names, drawn, css }: Writing): string {
  const writeElement = (element: SvgElement, inText: boolean): string => {
    if (!drawn.elements.has(element)) return ''
    const isText = inText || textElements.has(element.name)
    const isSpoken = drawn.texts.has(element)
    // A link is drawn as the group, or the piece of text, that it holds.
    const name = element.name === 'a' ? (inText ? 'tspan' : 'g') : element.name
    const attributes = [...rebuiltAttributes(element, names)].map(([key, value]) => ` ${key}="${escaped(value)}"`)
    const space = element === root ? ' xmlns="http://www.w3.org/2000/svg"' : ''
    const sheet = element === root && css !== '' ? `<style>${escaped(css)}</style>` : ''
    const children = element.children.map((child) =>
      typeof child === 'string' ? (isSpoken ? escaped(child) : '') : writeElement(child, isText),
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
