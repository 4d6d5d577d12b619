import type { RootContent } from 'mdast'
import type { Position } from 'unist'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { headingIdAt, printedHeadings } from '../../document/markdown/anchors.ts'
import { printedContent } from '../../document/markdown/sections.ts'
import type { Picture, PictureProblem } from '../../document/pictures/image.ts'
import { groundInWords, parseGround } from '../../forms/grounds.ts'
import type { Resource } from '../../print/page/printable.ts'
import type { SafeHtml } from '../html/safe-html.ts'
import { renderMarkdown, renderWithoutNotes, type ShownImage, startMarkdown } from './markdown.ts'
import { chapterNumbers } from './markdown-headings.ts'

/** Renders the Markdown of one document as HTML. */
export interface BodyHtml {
  /** With the heading levels of the author: `##` becomes `<h2>`. The notes of each part are at its end. */
  readonly html: (content: readonly RootContent[]) => SafeHtml
  /** The same, with the notes at the end of what is rendered next. */
  readonly withoutNotes: (content: readonly RootContent[]) => SafeHtml
  /** The id of a section heading that the template prints, for links in the text. */
  readonly headingId: (place: Position | undefined) => string | undefined
  /** Images that the HTML refers to. */
  readonly resources: ReadonlyMap<string, Resource>
}

/** The rendered body of a document, with findings about its images, footnotes and headings. */
export interface RenderedBody {
  readonly body: BodyHtml
  /** Complete after the template has rendered all content. */
  readonly diagnostics: readonly Diagnostic[]
  /** By resource key. Complete when the diagnostics are. */
  readonly images: ReadonlyMap<string, ShownImage>
}

export function bodyHtml(document: Document, readImage: (address: string) => Picture | PictureProblem): RenderedBody {
  const numbers = document.kind.genummerd ? chapterNumbers(document.body) : undefined
  const rendering = startMarkdown(document.body, {
    file: document.source.name,
    readImage,
    printedHeadings: printedHeadings(document.sections),
    captions: document.captions,
    printed: printedContent(document.body, document.sections),
    groundInWords: (ground) => {
      const known = parseGround(ground)
      return known ? groundInWords(known.code) : ground
    },
  })
  return {
    body: {
      html: (content) => renderMarkdown(content, rendering, { level: 2, numbers }),
      withoutNotes: (content) => renderWithoutNotes(content, rendering, { level: 2, numbers }),
      headingId: (place) => headingIdAt(rendering, place),
      resources: rendering.resources,
    },
    diagnostics: rendering.diagnostics,
    images: rendering.shown,
  }
}
