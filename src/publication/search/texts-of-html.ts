import type { DefaultTreeAdapterTypes } from 'parse5'
import type { PlacedText } from '../../pdf/text/all-texts.ts'

type Node = DefaultTreeAdapterTypes.Node

/**
 * All texts of an HTML file, for a search that must be complete: shown text, attribute values, comments and text that a style sheet
 * inserts. Class names that the style sheet itself uses are omitted.
 */
export async function textsOfHtml(html: string): Promise<readonly PlacedText[]> {
  const { parse } = await import('parse5')
  const found = new Map<string, string[]>()
  const add: Add = (place, text) => found.set(place, [...(found.get(place) ?? []), text])
  const page = parse(html)
  const own = classesIn(page)
  walk(page, add, own)
  return [...found].map(([place, texts]) => ({
    place,
    // Text between two tags may be part of a word, or a word of its own: both are searched.
    text: place === 'tekst' ? `${texts.join('')}\n${texts.join('\n')}` : texts.join('\n'),
  }))
}

type Add = (place: string, text: string) => void

function walk(node: Node, add: Add, own: ReadonlySet<string>): void {
  if ('attrs' in node) for (const attribute of node.attrs) readAttribute(attribute, add, own)
  if (node.nodeName === '#comment' && 'data' in node) add('opmerkingen', node.data)
  if (node.nodeName === '#text' && 'value' in node) {
    if (node.parentNode?.nodeName === 'style') add('opmaak', writtenBy(node.value))
    else add('tekst', node.value)
  }
  if ('content' in node) walk(node.content, add, own)
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, add, own)
}

/** Attributes whose values HTML itself prescribes. */
const prescribed = new Set([
  'role',
  'type',
  'rel',
  'charset',
  'name',
  'scope',
  'width',
  'height',
  'dir',
  'lang',
  'style',
])

function readAttribute(
  { name, value }: { readonly name: string; readonly value: string },
  add: Add,
  own: ReadonlySet<string>,
): void {
  if (prescribed.has(name)) return
  if (name === 'class') {
    const words = value.split(/\s+/)
    add('kenmerken', words.filter((word) => !own.has(word)).join(' '))
  } else add('kenmerken', name.startsWith('data-') ? `${name.slice(5)} ${plainValue(value)}` : plainValue(value))
}

/** Those that a rebuilt drawing has. */
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** Decodes a picture in a data URL. A drawing is text, of which a word may be divided over elements; pictures of pixels hold none. */
function plainValue(value: string): string {
  const [, type = '', packed = ''] = /^data:([^;,]*)[^,]*,(.*)$/s.exec(value) ?? []
  if (type === '') return value
  if (!/svg|text|xml/.test(type)) return ''
  const text = Buffer.from(packed, 'base64').toString('utf8')
  const shown = text.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp);/g, (code) => entities[code] ?? code)
  return `${text}\n${shown}`
}

/** Strings of a style sheet, with escapes decoded; without fonts, which are not text, and comments of the author of the style. */
function writtenBy(css: string): string {
  const rules = css.replace(/\/\*[\s\S]*?\*\/|@font-face\s*\{[^}]*\}|font-family:[^;}]*/g, '')
  const texts = rules.match(/"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/g) ?? []
  return texts
    .filter((text) => !/^["']?data:/.test(text))
    .map((text) =>
      text.replace(/\\([0-9a-f]{1,6})\s?/gi, (all, code: string) => {
        const sign = Number.parseInt(code, 16)
        return sign > 0 && sign <= 0x10ffff ? String.fromCodePoint(sign) : all
      }),
    )
    .join('\n')
}

function classesIn(page: Node): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: Node) => {
    if (node.nodeName === '#text' && 'value' in node && node.parentNode?.nodeName === 'style')
      for (const [, name = ''] of node.value.matchAll(/\.([a-z][\w-]*)/gi)) found.add(name)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(page)
  return found
}
