import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { headingIdAt, printedHeadings } from '../../document/markdown/anchors.ts'
import type { Picture, PictureProblem } from '../../document/pictures/image.ts'
import { groundInWords, parseGround } from '../../forms/grounds.ts'
import type { BodyHtml } from '../context.ts'
import { chapterNumbers } from './chapter-numbers.ts'
import { renderFootnotes, renderMarkdown, type ShownImage, startMarkdown } from './markdown.ts'

/** The body of a document on its way to a template, and what there was to say about its pictures, notes and headings. */
export interface RenderedBody {
  readonly body: BodyHtml
  /** Complete once the template has asked for all there is. */
  readonly diagnostics: readonly Diagnostic[]
  /** By key of the resource. Complete when the diagnostics are. */
  readonly images: ReadonlyMap<string, ShownImage>
}

export function bodyHtml(document: Document, readImage: (address: string) => Picture | PictureProblem): RenderedBody {
  const numbers = document.kind.genummerd ? chapterNumbers(document.body) : undefined
  const part = startMarkdown(document.body, {
    file: document.source.name,
    readImage,
    printedHeadings: printedHeadings(document.sections),
    groundInWords: (ground) => {
      const known = parseGround(ground)
      return known ? groundInWords(known.code) : ground
    },
  })
  return {
    body: {
      html: (content) => renderMarkdown(content, part, { level: 2, numbers }),
      notes: () => {
        const notes = renderFootnotes(part)
        return notes.toHTML() === '' ? undefined : notes
      },
      headingId: (place) => headingIdAt(part, place),
      resources: part.resources,
    },
    diagnostics: part.diagnostics,
    images: part.shown,
  }
}
