import type { BodyHtml } from './context.ts'
import { headingIdAt, type MarkdownPart, renderFootnotes, renderMarkdown } from './markdown.ts'

/** The body of a document as templates ask for it. The author's `##` is printed on level 2, below the one title of the page. */
export function bodyHtml(part: MarkdownPart): BodyHtml {
  return {
    html: (content) => renderMarkdown(content, part, { level: 2 }),
    notes: () => (part.notes.size > 0 ? renderFootnotes(part) : undefined),
    headingId: (place) => headingIdAt(part, place),
    resources: part.resources,
  }
}
