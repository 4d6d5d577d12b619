import type { RootContent } from 'mdast'
import { type MarkdownRendering, renderMarkdown, startMarkdown } from '../../../src/compose/markdown-html/markdown.ts'
import { parseMarkdown } from '../../../src/document/markdown/parse-body.ts'
import type { Picture, PictureProblem } from '../../../src/document/pictures/image.ts'

/** Renders a whole text as one piece, its highest heading on level 3. */
export function render(markdown: string, images: Readonly<Record<string, Picture | PictureProblem>> = {}) {
  const body = parseMarkdown(markdown, 0)
  const part: MarkdownRendering = startMarkdown(body, {
    file: 'voorstel.md',
    readImage: (address) => images[address] ?? { reason: 'Het bestand bestaat niet.', advice: 'Controleer de naam.' },
  })
  const nodes: readonly RootContent[] = body.children
  const html = renderMarkdown(nodes, part, { level: 3 }).toHTML()
  const messages = part.diagnostics.map((found) => `${found.line}:${found.column} ${found.ruleId}: ${found.reason}`)
  return { html, messages, part }
}
