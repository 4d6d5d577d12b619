import type { FootnoteDefinition, List, Parent, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { toString as plain } from 'mdast-util-to-string'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/**
 * What an author wrote, as lines in reading order, in the shape of `readLines`: worked out from the Markdown alone, without the
 * code that composes pages.
 */
export interface Written {
  /** Lines of blocks, with the notes of each part at its end; they get their numbers in the order in which they are met. */
  readonly lines: (blocks: readonly RootContent[]) => readonly string[]
  readonly body: Root
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
const caption = /^Tabel( \d+[a-z]?)?[:.] /
const title = /^Figuur( \d+)?[:.] /

/** @param ground what the ground of a redaction is called in words */
export function written(markdown: string, ground: (code: string) => string): Written {
  const body = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).parse(markdown)
  /** The notes met in this part, the number of those before it, and the tables and figures with a caption so far. */
  const met: string[] = []
  const count = { notes: 0, tabel: 0, figuur: 0 }
  const definitions = body.children.filter((node): node is FootnoteDefinition => node.type === 'footnoteDefinition')

  const text = (nodes: readonly PhrasingContent[]): string => nodes.map(inline).join('')
  const inline = (node: PhrasingContent): string => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return node.value
      case 'break':
        return ' '
      case 'strong':
      case 'emphasis':
      case 'delete':
      case 'link':
        return text(node.children)
      case 'footnoteReference':
        if (!met.includes(node.identifier)) met.push(node.identifier)
        return String(count.notes + met.indexOf(node.identifier) + 1)
      case 'textDirective': {
        if (node.name === 'taal') return text(node.children)
        if (node.name === 'lak') return `${text(node.children)} ${redacted(node.attributes?.grond)}`
        return markdown.slice(node.position?.start.offset, node.position?.end.offset)
      }
      default:
        throw new Error(`The test knows no ${node.type} amid text: tell it how that is read`)
    }
  }
  const redacted = (codes: string | null | undefined): string => `te lakken: ${ground(codes ?? '')}`

  const figure = (node: Parent): readonly string[] | undefined => {
    const [image, ...rest] = node.children
    if (image?.type !== 'image' || rest.length > 0) return undefined
    const captioned = image.title ? [`Figuur ${++count.figuur}. ${image.title.replace(title, '')}`] : []
    return [`[${image.alt ?? ''}]`, ...captioned]
  }
  const items = (list: List): readonly string[] =>
    list.children.flatMap((item, index) => {
      const own = lines(item.children)
      if (typeof item.checked === 'boolean') return [`[${item.checked ? '' : 'niet '}aangevinkt]`, ...own]
      return [list.ordered ? `${(list.start ?? 1) + index}.` : '•', ...own]
    })
  const cells = (table: Table): readonly string[] =>
    table.children.flatMap((row) => row.children.map((cell) => tidy(text(cell.children)))).filter((cell) => cell !== '')

  const block = (node: RootContent): readonly string[] => {
    switch (node.type) {
      case 'paragraph': {
        const shown = figure(node)
        if (shown) return shown
        const own = tidy(text(node.children))
        return [caption.test(own) ? `Tabel ${++count.tabel}. ${own.replace(caption, '')}` : own]
      }
      case 'heading':
        return [tidy(text(node.children))]
      case 'list':
        return items(node)
      case 'table':
        return cells(node)
      case 'blockquote':
        return lines(node.children)
      case 'code':
        return [tidy(node.value)]
      case 'containerDirective':
        return [...lines(node.children), ...(node.name === 'lak' ? [redacted(node.attributes?.grond)] : [])]
      case 'html':
      case 'definition':
      case 'footnoteDefinition':
      case 'thematicBreak':
        return []
      default:
        throw new Error(`The test knows no ${node.type}: tell it how that is read`)
    }
  }
  const lines = (blocks: readonly RootContent[]): readonly string[] => captionsFirst(blocks).flatMap(block)
  const parts = (blocks: readonly RootContent[]): readonly string[] => [
    ...captionsFirst(blocks).flatMap((node) => [...(node.type === 'heading' ? notes() : []), ...block(node)]),
    ...notes(),
  ]
  const captionsFirst = (blocks: readonly RootContent[]): readonly RootContent[] => {
    const ordered = [...blocks]
    for (let at = 1; at < ordered.length; at++) {
      const [table, after] = [ordered[at - 1], ordered[at]]
      if (table?.type !== 'table' || after?.type !== 'paragraph' || !caption.test(plain(after))) continue
      if (ordered[at + 1]?.type !== 'table') ordered.splice(at - 1, 2, after, table)
    }
    return ordered
  }
  const notes = (): readonly string[] => {
    const found: string[] = []
    // A note may itself refer to another, which joins the end.
    for (const [index, identifier] of met.entries()) {
      const note = definitions.find((definition) => definition.identifier === identifier)
      const own = lines(note?.children ?? [])
      found.push(`${count.notes + index + 1}.`, ...own.slice(0, -1), `${own.at(-1)} ↑`)
    }
    count.notes += met.length
    met.length = 0
    return found
  }
  return { lines: parts, body }
}

/** As print sets what the examples hold: apostrophes and quotations, and no straight mark in an address. */
export function typographic(line: string): string {
  return line
    .replace(/(?<=^|[\s([])"/g, '“')
    .replace(/"/g, '”')
    .replace(/(?<=^|\s)'(?=\p{L}{2,}(?:[^']|'\p{L})*'(?!\p{L}))/gu, '‘')
    .replace(/'/g, '’')
    .replace(/ --? (?!\d)/g, ' – ')
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…')
}
