import type { Definition, Image, ImageReference, Link } from 'mdast'
import type { Document } from '../../document/document.ts'
import { closingBracket } from '../../document/markdown/redaction.ts'
import type { Path } from '../../yaml/yaml-value.ts'
import { nodesOf } from '../text/nodes-of.ts'
import { itemPlace } from '../text/positions.ts'

/** A text outside the Markdown tree that can be redacted in part: a front matter value, a description or a title. */
export interface RedactionValue {
  readonly text: string
  /** Offsets in the file of its source, including quotes. */
  readonly from: number
  readonly to: number
  /** The front matter key, if its value becomes a file name: nothing can be redacted in that. */
  readonly named?: string
}

/**
 * What looks like a redaction, whether or not it was parsed as one: also with invisible characters, as word processors insert them,
 * with characters written as codes, and any word followed by a ground. After a `\` it is plain text.
 */
export const looksRedacted =
  /(?<![\\:])(?::{2,}[ \t]*lak(?![\p{L}\d_-])|(?::|&#0*58;|&#x0*3a;|&colon;)\p{Cf}*(?:ge)?l\p{Cf}*a\p{Cf}*k[\p{L}\p{Cf}]{0,3}(?=[ \t]*\\?(?:[[{]|&#0*91;|&#x0*5b;|&lbrack;|&lsqb;))|(?::|(?<![\p{L}\p{N}_]))[\p{L}_]{2,12}[ \t]*\[[^[\]\r\n]{0,500}\][ \t]*\{[ \t]*grond)/giu

/** Part of everything that looks like one, or of YAML that may escape it: most documents have none and skip the full search. */
const hint = /[:;\uff1a]\p{Cf}*(?:ge)?l\p{Cf}*a\p{Cf}*k|:[ \t]+lak|\{[ \t]*grond|\\[xu]/iu

/** Whether anything in a file can be, or look like, a redaction. */
export function mayHoldRedactions({ source }: Pick<Document, 'source'>): boolean {
  return hint.test(source.text)
}

const namesOfFiles = ['naam', 'bestand']

/** Every such text that holds something like a redaction. */
export function redactionValues(document: Document): readonly RedactionValue[] {
  if (!mayHoldRedactions(document)) return []
  const values = [...document.stated].flatMap((key) => valuesIn(document, document.data[key], [key]))
  const pictures = [...nodesOf(document, 'image'), ...nodesOf(document, 'imageReference')]
  const titled = [...nodesOf(document, 'image'), ...nodesOf(document, 'link'), ...nodesOf(document, 'definition')]
  return [
    ...values,
    ...pictures.flatMap((picture) => labelOf(document, picture)),
    ...titled.flatMap((node) => titleOf(document, node)),
  ].filter(({ text }) => text.search(looksRedacted) >= 0)
}

function valuesIn(document: Document, value: unknown, path: Path): readonly RedactionValue[] {
  if (typeof value === 'string') {
    const last = path.at(-1)
    const place = typeof last === 'number' ? itemPlace(document, path.slice(0, -1), last) : document.at(path)
    const { start, end } = place ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return []
    // In `parafen` and `ondertekening` a name is that of a person.
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
  const typed = source.text.slice(from, position?.end.offset)
  const length = closingBracket(typed, 2)
  return length === undefined ? [] : [{ text: typed.slice(2, length), from: from + 2, to: from + length }]
}

/** A title follows the address: `](kaart.png "titel")`, `]: https://… 'titel'`. */
function titleOf({ source }: Document, node: Image | Link | Definition): readonly RedactionValue[] {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (!node.title || from === undefined || to === undefined) return []
  const typed = source.text.slice(from, to)
  const close = closingBracket(typed, node.type === 'image' ? 2 : 1)
  if (close === undefined) return []
  const before = /^\](?:\(|:)\s*(?:<[^>\n]*>|\S+)\s+/.exec(typed.slice(close))?.[0]
  return before === undefined ? [] : [{ text: node.title, from: from + close + before.length, to }]
}
