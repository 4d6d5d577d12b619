import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Document } from '../../document/document.ts'
import { groundCodes, valueParts } from '../../document/markdown/redaction.ts'
import { groundInWords } from '../../forms/grounds.ts'

/** The grounds of all redactions in a document, each once, in words: `art. 5.1 lid 2 onder e Woo (persoonlijke levenssfeer)`. */
export function redactionGrounds({ body, data }: Pick<Document, 'body' | 'data'>): readonly string[] {
  const codes: string[] = textsIn(data).flatMap(groundsInValue)
  visit(body, (node: Nodes) => {
    if ((node.type === 'textDirective' || node.type === 'containerDirective') && node.name === 'lak')
      codes.push(...groundCodes(node.attributes?.grond ?? ''))
    if (node.type === 'image' || node.type === 'imageReference') codes.push(...groundsInValue(node.alt ?? ''))
  })
  return [...new Set(codes)].map(groundInWords)
}

function groundsInValue(value: string): readonly string[] {
  return valueParts(value).flatMap(({ redaction }) => (redaction ? groundCodes(redaction.stated) : []))
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
