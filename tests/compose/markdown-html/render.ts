import type { Root, RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import {
  type MarkdownPart,
  renderFootnotes,
  renderMarkdown,
  startMarkdown,
} from '../../../src/compose/markdown-html/markdown.ts'
import type { Picture, PictureProblem } from '../../../src/document/pictures/image.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective)

const parse = (markdown: string): Root => parser.parse(markdown)

/** Renders a whole text as one piece, its highest heading on level 3. */
export function render(markdown: string, images: Readonly<Record<string, Picture | PictureProblem>> = {}) {
  const body = parse(markdown)
  const part: MarkdownPart = startMarkdown(body, {
    file: 'voorstel.md',
    readImage: (address) => images[address] ?? { reason: 'Het bestand bestaat niet.', advice: 'Controleer de naam.' },
  })
  const nodes: readonly RootContent[] = body.children
  const html = renderMarkdown(nodes, part, { level: 3 }).toHTML()
  const notes = renderFootnotes(part).toHTML()
  const messages = part.diagnostics.map((found) => `${found.line}:${found.column} ${found.ruleId}: ${found.reason}`)
  return { html, notes, messages, part }
}
