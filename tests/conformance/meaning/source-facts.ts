import type { Nodes, Root } from 'mdast'
import { toString as spoken } from 'mdast-util-to-string'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { typesetText } from '../../../src/forms/dutch-typography.ts'

/** What the Markdown of a document says, and a PDF of it has to say too, each in reading order. */
export interface SourceFacts {
  readonly text: string
  readonly pictures: readonly string[]
  readonly links: readonly { readonly goal: string; readonly text: string }[]
  readonly foreign: readonly { readonly lang: string; readonly text: string }[]
  readonly boxes: readonly string[]
  /** Times that a note is referred to, in what is printed. */
  readonly references: number
  readonly notes: number
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective)

/** @param sectionHeadings `fixed`: the form prints headings of its own for those of level 2 */
export function sourceFacts(markdown: string, sectionHeadings: 'fixed' | 'free'): SourceFacts {
  const root: Root = parser.parse(markdown.replace(/^---\n[\s\S]*?\n---\n/, ''))
  const answers = markdown.startsWith('---\nsoort: beantwoording-vragen\n')
  const definitions = new Map<string, Nodes>()
  const targets = new Map<string, string>()
  const titles = new Map<string, string>()
  collect(root, (node) => {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier, node)
    if (node.type === 'definition') {
      targets.set(node.identifier, node.url)
      titles.set(node.identifier, node.title ?? '')
    }
  })
  const pictures: string[] = []
  const links: { goal: string; text: string }[] = []
  const foreign: { lang: string; text: string }[] = []
  const boxes: string[] = []
  const called: string[] = []
  let references = 0
  let notes = 0

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one case for each kind of node, none of them deep
  const read = (node: Nodes): string => {
    switch (node.type) {
      case 'html':
      case 'definition':
      case 'footnoteDefinition':
        return ''
      case 'text':
      case 'inlineCode':
        return node.value
      case 'code':
        return `\n${node.value}\n`
      case 'break':
        return '\n'
      case 'footnoteReference':
        references += 1
        if (!called.includes(node.identifier)) called.push(node.identifier)
        return ''
      case 'image':
      case 'imageReference':
        pictures.push(typesetText(node.alt ?? ''))
        return ''
      case 'heading':
        return sectionHeadings === 'fixed' && node.depth === 2 ? '\n' : `\n${all(node.children)}\n`
      case 'link':
      case 'linkReference': {
        const text = all(node.children)
        links.push({
          goal: node.type === 'link' ? node.url : (targets.get(node.identifier) ?? ''),
          text: text.trim() || spoken(node),
        })
        return text
      }
      case 'listItem':
        if (typeof node.checked === 'boolean') boxes.push(node.checked ? 'aangevinkt' : 'niet aangevinkt')
        return `\n${all(node.children)}\n`
      case 'textDirective':
      case 'leafDirective':
      case 'containerDirective': {
        const known = node.name === 'taal' || node.name === 'lak'
        const inner = all(node.children)
        const text = known ? inner : `:${node.name}[${inner}]`
        if (node.name === 'taal') foreign.push({ lang: Object.keys(node.attributes ?? {})[0] ?? '', text: text.trim() })
        return node.type === 'textDirective' ? text : `\n${text}\n`
      }
      case 'paragraph': {
        const [only] = node.children
        const alone = node.children.length === 1 ? only : undefined
        const title =
          alone?.type === 'image' ? alone.title : alone?.type === 'imageReference' ? titles.get(alone.identifier) : ''
        return `\n${all(node.children)}${title ?? ''}\n`
      }
      default:
        return 'children' in node ? blockOrInline(node.type, all(node.children)) : ''
    }
  }
  const all = (nodes: readonly Nodes[]): string => nodes.map(read).join('')
  /** The notes of the part that ends here. */
  const notesOfPart = (): string => {
    let text = ''
    for (let index = 0; index < called.length; index++) {
      const note = definitions.get(called[index] ?? '')
      if (note && 'children' in note) text += `\n${all(note.children)}\n`
    }
    notes += called.length
    called.length = 0
    return text
  }
  // A quoted question is one part with its answer, which may begin with a heading.
  const isQuestion = (node: Nodes | undefined) => answers && node?.type === 'blockquote'
  const parts = root.children.map((node, index) => {
    const startsPart = node.type === 'heading' && !isQuestion(root.children[index - 1])
    return startsPart ? `${notesOfPart()}${read(node)}` : read(node)
  })
  const text = `${parts.join('')}${notesOfPart()}`
  return { text, pictures, links, foreign, boxes, references, notes }
}

const inlineTypes = new Set(['emphasis', 'strong', 'delete'])
const blockOrInline = (type: string, text: string): string => (inlineTypes.has(type) ? text : `\n${text}\n`)

function collect(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const kid of node.children) collect(kid, visit)
}

/** Scripts that run from right to left: each reader turns them its own way. */
const turned = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const longest = 31

/** The words and numbers of a text, whole, in order; words longer than a line are looked for apart. */
function wordsOf(text: string): readonly string[] {
  return (seen(text).match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? []).filter(
    (word) => !turned.test(word) && word.length <= longest,
  )
}

function longWordsOf(text: string): readonly string[] {
  return (seen(text).match(/\S+/gu) ?? []).filter((word) => !turned.test(word) && word.length > longest)
}

/** Without what no eye sees. A soft hyphen at a line's end is no part of the word. */
function seen(text: string): string {
  return text.replace(/\u00ad\n?|[\u200b-\u200d\u2060\ufeff]/g, '').normalize('NFKC')
}

/** A reader that knows only the fonts finds a hyphen where a word was broken at a soft one. */
function unbroken(source: string, text: string): string {
  const broken = source.match(/[\p{L}\u00ad\u200b]*[\u00ad\u200b][\p{L}\u00ad\u200b]*/gu) ?? []
  return broken.reduce(
    (all, word) => all.replace(new RegExp(word.replace(/[\u00ad\u200b]/g, '[-\u00ad\u200b]?\\n?'), 'gu'), word),
    text,
  )
}

/** Words of the source that are not in the text as often, whole, wherever they stand. */
export function lost(source: string, text: string): readonly string[] {
  const left = new Map<string, number>()
  for (const word of wordsOf(unbroken(source, text))) left.set(word, (left.get(word) ?? 0) + 1)
  // Numbers are left to the other reader: this one closes narrow spaces in them.
  return wordsOf(source).filter((word) => {
    if (!/\p{L}/u.test(word)) return false
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}

/** The first word of the source that is not in the text, whole and after the ones before it; none when all are. */
export function firstLost(source: string, text: string): readonly string[] {
  const words = wordsOf(source)
  const whole = unbroken(source, text)
  const found = wordsOf(whole)
  let at = -1
  for (const [index, word] of words.entries()) {
    const next = found.indexOf(word, at + 1)
    if (next < 0)
      return [
        `“${word}” of “${words.slice(Math.max(0, index - 6), index + 3).join(' ')}”, after “${found.slice(Math.max(0, at - 3), at + 6).join(' ')}”`,
      ]
    at = next
  }
  const squeezed = seen(whole).replace(/\s/g, '')
  return longWordsOf(source).filter((word) => !squeezed.includes(word))
}
