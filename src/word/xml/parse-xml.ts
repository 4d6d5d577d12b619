import { SaxesParser } from 'saxes'
import { WordProblem } from './word-problem.ts'

/** An element; names have the usual prefix of their namespace, whatever the file calls it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** Numbers the paragraphs (`w:p`) of all parts in the order in which they are parsed. */
export interface LineCounter {
  /** The next number, from 1. */
  readonly next: () => number
}

const main = 'openxmlformats.org'
/** The last words of the namespaces of ECMA-376 (transitional and strict), and those of Microsoft. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/drawingml\/(?:2006\/)?main$/, 'a'],
  [/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/drawingml\/(?:2006\/)?picture$/, 'pic'],
  [/drawingml\/(?:2006\/)?chart$/, 'c'],
  [/drawingml\/(?:2006\/)?diagram$/, 'dgm'],
  [/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/package\/2006\/relationships$/, 'rel'],
  [/package\/2006\/content-types$/, 'ct'],
  [/package\/2006\/metadata\/core-properties$/, 'cp'],
  [/officeDocument\/(?:2006\/)?custom-properties$/, 'cust'],
  [/officeDocument\/(?:2006\/)?docPropsVTypes$/, 'vt'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, 'dc'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o'],
  [/office\/word\/2010\/wordml$/, 'w14'],
  [/office\/word\/2010\/wordprocessingShape$/, 'wps'],
  [/office\/word\/2010\/wordprocessingGroup$/, 'wpg'],
  [/office\/word\/2010\/wordprocessingCanvas$/, 'wpc'],
  [/office\/drawing\/2016\/SVG\/main$/, 'asvg'],
]

const deepest = 400
/** Five hundred pages have a quarter of this. */
const mostElements = 1_000_000

/**
 * Parses a part. A paragraph gets its number as the attribute `line`.
 *
 * @throws WordProblem when it is not well formed, has a document type (so that no entity is ever read), or is too deep or too long
 */
export function parseXml(text: string, part: string, lines?: LineCounter): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const root: Open = { name: '', attributes: {}, children: [] }
  const open: Open[] = [root]
  const names = prefixCache()
  let count = 0
  parser.on('error', (error) => {
    throw new WordProblem('damaged', `${part}: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw new WordProblem('entities', part)
  })
  parser.on('opentag', (tag) => {
    if (++count > mostElements || open.length > deepest) throw new WordProblem('too-large', 'xml')
    const attributes: Record<string, string> = {}
    for (const { prefix, local, uri, value } of Object.values(tag.attributes)) {
      if (prefix !== 'xmlns' && local !== 'xmlns') attributes[prefix === '' ? local : names(uri, local)] = value
    }
    const element: Open = { name: names(tag.uri, tag.local), attributes, children: [] }
    if (element.name === 'w:p' && lines !== undefined) attributes.line = String(lines.next())
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const add = (piece: string): void => {
    const parent = open.at(-1)
    if (parent !== undefined && (piece.trim() !== '' || /:(t|delText|instrText|lpwstr)$/.test(parent.name)))
      parent.children.push(piece)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text.replace(/^\uFEFF/, '')).close()
  const [element] = root.children
  if (element === undefined || typeof element === 'string') throw new WordProblem('damaged', part)
  return element
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[]
}

function prefixCache(): (uri: string, local: string) => string {
  const known = new Map<string, string>()
  return (uri, local) => {
    let prefix = known.get(uri)
    if (prefix === undefined) {
      prefix = prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? (uri.includes(main) ? 'other' : 'unknown')
      known.set(uri, prefix)
    }
    return `${prefix}:${local}`
  }
}

/** The child elements with one of these names; without names all of them. */
export function childrenOf(element: XmlElement | undefined, ...names: readonly string[]): readonly XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  )
}

/** The first element along a path of names. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element
  for (const name of path) found = childrenOf(found, name)[0]
  return found
}

/** The attribute `w:val` of the element at a path; an empty text if that element has none. */
export function valueAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  const found = childAt(element, ...path)
  return found === undefined ? undefined : (found.attributes['w:val'] ?? '')
}

/** Every element below, in document order, itself included. */
export function* elementsIn(element: XmlElement): Iterable<XmlElement> {
  yield element
  for (const child of element.children) if (typeof child !== 'string') yield* elementsIn(child)
}

/** The characters directly in an element. */
export function textIn(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('')
}
