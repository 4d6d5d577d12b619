import type { Definition, Image, ImageReference, Link } from 'mdast'
import type { Span } from '../../diagnostics/positions.ts'
import type { Document } from '../../document/document.ts'
import { closingBracket } from '../../document/markdown/redaction.ts'
import type { Path } from '../../yaml/yaml-value.ts'
import { nodesOf } from '../text/nodes-of.ts'
import { itemPosition } from '../text/positions.ts'

/** A plain value that can contain redactions: of front matter, of a description or a title. The span includes quotes. */
export interface RedactionValue extends Span {
  readonly text: string
  /** The front matter key, if the value is used as a file name: that cannot contain redactions. */
  readonly named?: string
}

/**
 * Anything that looks like a redaction, parsed as one or not: also with invisible characters, as word processors insert them, with
 * character references, and any word followed by a ground. After a `\` it is plain text.
 */
export const looksRedacted =
  /(?<![\\:])(?::{2,}[ \t]*lak(?![\p{L}\d_-])|(?::|&#0*58;|&#x0*3a;|&colon;)\p{Cf}*(?:ge)?l\p{Cf}*a\p{Cf}*k[\p{L}\p{Cf}]{0,3}(?=[ \t]*\\?(?:[[{]|&#0*91;|&#x0*5b;|&lbrack;|&lsqb;))|(?::|(?<![\p{L}\p{N}_]))[\p{L}_]{2,12}[ \t]*\[[^[\]\r\n]{0,500}\][ \t]*\{[ \t]*grond)/giu

/** A necessary part of a redaction, or of a YAML escape: most documents have none, and skip the full pattern. */
const hint = /[:;\uff1a]\p{Cf}*(?:ge)?l\p{Cf}*a\p{Cf}*k|:[ \t]+lak|\{[ \t]*grond|\\[xu]/iu

/** Whether a file can contain redactions, or anything that looks like one. */
export function mayHoldRedactions({ source }: Pick<Document, 'source'>): boolean {
  return hint.test(source.text)
}

const namesOfFiles = ['naam', 'bestand']

/** The plain values with something that looks like a redaction. */
export function redactionValues(document: Document): readonly RedactionValue[] {
  if (!mayHoldRedactions(document)) return []
  const values = [...document.stated].flatMap((key) => valuesIn(document, document.data[key], [key]))
  const pictures = nodesOf(document, 'image', 'imageReference')
  const titled = nodesOf(document, 'image', 'link', 'definition')
  return [
    ...values,
    ...pictures.flatMap((picture) => labelOf(document, picture)),
    ...titled.flatMap((node) => titleOf(document, node)),
  ].filter(({ text }) => text.search(looksRedacted) >= 0)
}

function valuesIn(document: Document, value: unknown, path: Path): readonly RedactionValue[] {
  if (typeof value === 'string') {
    const last = path.at(-1)
    const position = typeof last === 'number' ? itemPosition(document, path.slice(0, -1), last) : document.at(path)
    const { start, end } = position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return []
    // In `parafen` and `ondertekening`, `naam` is a person's name.
    const isName = typeof last === 'string' && namesOfFiles.includes(last) && (last === 'bestand' || path.length === 1)
    return [{ text: value, from: start.offset, to: end.offset, ...(isName ? { named: last } : {}) }]
  }
  if (typeof value !== 'object' || value === null) return []
  const isList = Array.isArray(value)
  return Object.entries(value).flatMap(([key, item]) => valuesIn(document, item, [...path, isList ? Number(key) : key]))
}

/** The text between the outermost brackets of an image. */
function labelOf({ source }: Document, { position }: Image | ImageReference): readonly RedactionValue[] {
  const from = position?.start.offset
  if (from === undefined) return []
  const written = source.text.slice(from, position?.end.offset)
  const length = closingBracket(written, 2)
  return length === undefined ? [] : [{ text: written.slice(2, length), from: from + 2, to: from + length }]
}

/** A title follows the address: `](kaart.png "titel")`, `]: https://… 'titel'`. */
function titleOf({ source }: Document, node: Image | Link | Definition): readonly RedactionValue[] {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (!node.title || from === undefined || to === undefined) return []
  const written = source.text.slice(from, to)
  const close = closingBracket(written, node.type === 'image' ? 2 : 1)
  if (close === undefined) return []
  const before = /^\](?:\(|:)\s*(?:<[^>\n]*>|\S+)\s+/.exec(written.slice(close))?.[0]
  return before === undefined ? [] : [{ text: node.title, from: from + close + before.length, to }]
}
