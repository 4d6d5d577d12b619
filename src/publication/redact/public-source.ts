import type { Document } from '../../document/document.ts'
import { captionsIn } from '../../document/markdown/captions.ts'
import { valueParts } from '../../document/markdown/redaction.ts'
import { printedContent } from '../../document/markdown/sections.ts'
import { publicEdition } from '../policy/edition-policy.ts'
import { editionOf } from './edition-of.ts'
import { redactedTexts } from './redact-tree.ts'

/** The lines of a range, from 1. */
export interface Lines {
  readonly from: number
  readonly to: number
}

/** The offsets of every redaction in the text of a file, in its body and in its values. */
function redactionSpans({ source, body }: Document): readonly (readonly [from: number, to: number])[] {
  const inBody = redactedTexts(body).map(({ node }) => [
    node.position?.start.offset ?? 0,
    node.position?.end.offset ?? 0,
  ])
  const inSource = valueParts(source.text).flatMap(({ redaction, start, end }) => (redaction ? [[start, end]] : []))
  return [...inBody, ...inSource].map(([from = 0, to = 0]) => [from, to] as const)
}

/** The lines of a file that hold a redaction, or a part of one. */
export function redactedLines(document: Document): readonly Lines[] {
  const { text } = document.source
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  return redactionSpans(document).map(([from, to]) => ({ from: lineOf(from), to: lineOf(Math.max(from, to - 1)) }))
}

/** The public edition of a document with its redactions blank in the source, so that its rules find what is in the public text. */
export function publicSource(document: Document): Document {
  let { text } = document.source
  for (const [from, to] of redactionSpans(document))
    text = text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ') + text.slice(to)
  const own = editionOf(document, publicEdition)
  const captions = captionsIn(printedContent(own.body, own.sections), own.body)
  return { ...own, captions, comments: document.comments, source: { ...document.source, text } }
}
