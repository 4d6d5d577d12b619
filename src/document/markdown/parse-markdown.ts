import type { Root } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** CommonMark, all of GFM, and directives: the one grammar of this program. */
const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze()

/**
 * Markdown as mdast, with positions in the whole text.
 *
 * @param from offset at which the Markdown begins, at the start of a line
 */
export function parseMarkdown(text: string, from: number): Root {
  // What is above it becomes blank lines, so that every position counts from the start of the file.
  const above = text.slice(0, from).replace(/[^\r\n]/g, ' ')
  // The parser drops one byte order mark at the start, uncounted; a second one is text.
  return markdown.parse(`\uFEFF${above}${text.slice(from)}`)
}
