import type { Document } from '../../document/document.ts'
import { groundCodes, valueParts } from '../../document/markdown/redaction.ts'
import { groundInWords } from '../../forms/grounds.ts'
import { redactedTexts, valuesIn } from '../../publication/redact/redact-tree.ts'

/** The grounds of all redactions in a document, each once, in words: `art. 5.1 lid 2 onder e Woo (persoonlijke levenssfeer)`. */
export function redactionGrounds({
  body,
  data,
  source,
}: Pick<Document, 'body' | 'data' | 'source'>): readonly string[] {
  const values = [...textsIn(data), ...valuesIn(body, source.text).map(({ value }) => value)]
  const codes = [
    ...values.flatMap(groundsInValue),
    ...redactedTexts(body).flatMap(({ node }) => groundCodes(node.attributes?.grond ?? '')),
  ]
  return [...new Set(codes)].map(groundInWords)
}

function groundsInValue(value: string): readonly string[] {
  return valueParts(value).flatMap(({ redaction }) => (redaction ? groundCodes(redaction.stated) : []))
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
