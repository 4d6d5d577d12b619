import { parseGround } from '../../forms/grounds.ts'

/**
 * A part of a plain value: of front matter, of an alternative text, of a title. A redaction in it is written as in the body,
 * `:lak[E. Voorbeeld]{grond="5.1.2.e"}`, but is no Markdown to the parser.
 */
export interface ValuePart {
  /** The text if nothing is redacted. */
  readonly text: string
  /** Absent for text that is not redacted. */
  readonly redaction?: { readonly stated: string }
  /** Offsets in the value. */
  readonly start: number
  readonly end: number
}

const opening = /:lak\[/g
const attribute = /\bgrond\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))/

/** Splits a value into its parts, in order; without redactions it is one part. */
export function valueParts(value: string): readonly ValuePart[] {
  const parts: ValuePart[] = []
  let at = 0
  opening.lastIndex = 0
  for (let found = opening.exec(value); found; found = opening.exec(value)) {
    const from = found.index + found[0].length
    const close = closingBracket(value, from)
    if (close === undefined) break
    const [braces = ''] = /^\{[^}]*\}/.exec(value.slice(close + 1)) ?? []
    const [, quoted, single, bare] = attribute.exec(braces) ?? []
    if (found.index > at) parts.push(plain(value, at, found.index))
    at = close + 1 + braces.length
    opening.lastIndex = at
    const stated = quoted ?? single ?? bare ?? ''
    parts.push({ text: unescaped(value.slice(from, close)), redaction: { stated }, start: found.index, end: at })
  }
  if (at < value.length || parts.length === 0) parts.push(plain(value, at, value.length))
  return parts
}

/** A value as the closed editions show it: its redactions are plain text. */
export function plainValue(value: string): string {
  return valueParts(value)
    .map(({ text }) => text)
    .join('')
}

export function hasRedaction(value: string): boolean {
  return value.includes(':lak[')
}

function plain(value: string, start: number, end: number): ValuePart {
  return { text: value.slice(start, end), start, end }
}

/** The offset of the bracket that closes a label, which can contain brackets. @param from after the opening bracket */
export function closingBracket(value: string, from: number): number | undefined {
  let open = 1
  for (let at = from; at < value.length; at++) {
    const character = value[at]
    if (character === '\\') at++
    else if (character === '[') open++
    else if (character === ']' && --open === 0) return at
  }
  return undefined
}

function unescaped(text: string): string {
  return text.replace(/\\([[\]\\])/g, '$1')
}

/** The grounds of a redaction, verbatim: `5.1.2.e, 5.1.2.b`. */
export function statedGrounds(stated: string): readonly string[] {
  return stated
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** The grounds as codes, from any notation; what is not a ground is unchanged. */
export function groundCodes(stated: string): readonly string[] {
  return statedGrounds(stated).map((each) => parseGround(each)?.code ?? each)
}
