import { parseGround } from '../../forms/grounds.ts'

/**
 * Redaction in a plain value: of the front matter, of an alternative text, of a title. It is written there as in a sentence,
 * `:lak[E. Voorbeeld]{grond="5.1.2.e"}`, and found here; in the text itself the Markdown parser finds it.
 */
export interface ValuePart {
  /** What is shown of it where nothing is redacted. */
  readonly text: string
  /** Absent: not to be redacted. */
  readonly redaction?: { readonly stated: string }
  /** Offsets in the value. */
  readonly start: number
  readonly end: number
}

const opening = /:lak\[/g
const attribute = /\bgrond\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))/

/** A value in pieces, in their order; one plain piece where there is nothing to redact. */
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

export function hasRedaction(value: string): boolean {
  return value.includes(':lak[')
}

function plain(value: string, start: number, end: number): ValuePart {
  return { text: value.slice(start, end), start, end }
}

/** Of a label that holds brackets itself the outermost one closes it. @param from behind the bracket that opens it */
export function closingBracket(value: string, from: number): number | undefined {
  let open = 1
  for (let at = from; at < value.length; at++) {
    const sign = value[at]
    if (sign === '\\') at++
    else if (sign === '[') open++
    else if (sign === ']' && --open === 0) return at
  }
  return undefined
}

function unescaped(text: string): string {
  return text.replace(/\\([[\]\\])/g, '$1')
}

/** The grounds that an author states at a redaction, each as it was typed: `5.1.2.e, 5.1.2.b`. */
export function statedGrounds(stated: string): readonly string[] {
  return stated
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** The same as codes, whatever the notation; what is no ground stays as it is. */
export function groundCodes(stated: string): readonly string[] {
  return statedGrounds(stated).map((each) => parseGround(each)?.code ?? each)
}
