import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'

/** Why a drawing is refused, in Dutch, as the end of a sentence. */
export class SvgProblem extends Error {
  override readonly name = 'SvgProblem'
}

/** An element of a drawing, with its attributes by local name; `href` is that of XLink as well. */
export interface SvgElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (SvgElement | string)[]
}

const svgNamespace = 'http://www.w3.org/2000/svg'
const xlinkNamespace = 'http://www.w3.org/1999/xlink'
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const refusedElements = new Set([
  'script',
  'foreignObject',
  'iframe',
  'audio',
  'video',
  'canvas',
  'handler',
  'listener',
])
const animations = new Set(['animate', 'animateMotion', 'animateTransform', 'set', 'discard'])

const deepest = 500

/**
 * Parses a drawing. Comments, processing instructions and elements of other vocabularies are left out.
 * @throws SvgProblem when it is not well formed, moves, runs a script, or refers to something outside itself
 */
export function parseSvg(text: string): SvgElement {
  const parser = new SaxesParser({ xmlns: true })
  const document: SvgElement = { name: '', attributes: new Map(), children: [] }
  const open: SvgElement[] = [document]
  const add = (piece: string) => open.at(-1)?.children.push(piece)
  parser.on('error', (error) => {
    throw new SvgProblem(`zij is geen geldige XML (${error.message})`)
  })
  parser.on('doctype', (doctype) => {
    if (doctype.includes('<!')) throw new SvgProblem('zij bevat eigen entiteiten')
  })
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') throw new SvgProblem('zij haalt haar opmaak ergens anders vandaan')
  })
  parser.on('opentag', (tag) => {
    if (open.length === 1 && (tag.local !== 'svg' || tag.uri !== svgNamespace))
      throw new SvgProblem('het buitenste element is geen svg met zijn naamruimte')
    if (open.length > deepest) throw new SvgProblem('haar onderdelen liggen te diep in elkaar')
    refuse(tag)
    const element: SvgElement = { name: tag.local, attributes: attributesOf(tag), children: [] }
    if (tag.uri === svgNamespace) open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  const root = document.children.find((child) => typeof child !== 'string')
  if (root === undefined || typeof root === 'string') throw new SvgProblem('er staat geen tekening in')
  return root
}

function refuse(tag: SaxesTagNS): void {
  if (refusedElements.has(tag.local)) throw new SvgProblem(`het element ${tag.local} mag er niet in`)
  if (animations.has(tag.local)) throw new SvgProblem('zij beweegt')
  for (const { local, uri, value } of Object.values(tag.attributes)) {
    if (/^on/i.test(local)) throw new SvgProblem(`zij bevat een script (${local})`)
    if (isAddress(local, uri) && tag.local !== 'a') refuseAddress(value)
  }
}

function isAddress(local: string, uri: string): boolean {
  return (local === 'href' && (uri === '' || uri === xlinkNamespace)) || local === 'src'
}

function refuseAddress(value: string): void {
  const address = value.trim()
  if (!address.startsWith('#') && !/^data:image\//i.test(address))
    throw new SvgProblem(`zij verwijst naar iets buiten zichzelf (${address.slice(0, 60)})`)
}

function attributesOf(tag: SaxesTagNS): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const attribute of Object.values(tag.attributes)) {
    const name = attributeName(attribute)
    // The attribute without a namespace takes precedence over that of XLink (SVG 2, 16.1.4).
    if (name !== undefined && !(attribute.uri === xlinkNamespace && found.has('href'))) found.set(name, attribute.value)
  }
  return found
}

function attributeName({ local, uri }: SaxesAttributeNS): string | undefined {
  if (uri === '' || (uri === xlinkNamespace && local === 'href')) return local
  return uri === xmlNamespace && local === 'space' ? 'xml:space' : undefined
}
