import type { Span } from '../diagnostics/edit.ts'
import { isNothing, type Located, noChildren } from './located.ts'
import type { YamlValue } from './read-yaml.ts'

/** Longer and deeper than people write; the library counts what is more. */
const most = { size: 32_768, depth: 10 } as const

/** Comments, tabs and odd spaces, lone carriage returns, characters that are no text. */
const unusual = /(?:^|\s)#|[^\S \r\n]|\r(?!\n)|(?![\r\n])\p{Cc}/u
const blankLines = /(?: *\r?\n)*/y
const key = /([A-Za-z][\w/-]{0,63}):(?: +(?=[^ \r\n])|(?= *(?:\r?\n|$)))/y
const dash = /- +(?=[^ \r\n])/y
/** A text of one line: it begins with no sign that means something, and holds no colon that ends a key. */
const text = /[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^:\r\n]|:(?![ \r\n]|$))*/y
const textInBrackets = /[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^:,[\]{}\r\n]|:(?![ ,[\]{}\r\n]|$))*/y
const quoted = /"([^"\\\r\n]*)"|'((?:[^'\r\n]|'')*)'/y
const lineEnd = / *(?:\r?\n|$)/y

interface Reading {
  readonly yaml: string
  /** Where the YAML begins in its file. */
  readonly from: number
  /** Start of the next line that is not blank. */
  next: number
}

/**
 * Reads YAML as most people write it, in one go over its letters: keys with texts of one line behind them, lists by dashes, brackets
 * that close on their line. The library, which knows all of YAML, makes hundreds of objects of each of these lines: a quarter of a
 * check went into it.
 *
 * @param from where the YAML begins in its file: spans count from the start of the file
 * @returns what the library makes of it too; undefined of what takes the library, or may be wrong
 */
export function readPlainYaml(yaml: string, from: number): Located | undefined {
  if (yaml.length > most.size || unusual.test(yaml)) return undefined
  const reading: Reading = { yaml, from, next: behind(blankLines, yaml, 0) ?? 0 }
  const root = mapAt(reading, reading.next, 0, 0)
  return reading.next === yaml.length ? root : undefined
}

/** Keys under each other, the first at `first`, all `indent` from the edge. */
function mapAt(reading: Reading, first: number, indent: number, depth: number): Located | undefined {
  if (depth > most.depth) return undefined
  const children = new Map<string, Located>()
  // No prototype, as the library's values are read.
  const value: { [key: string]: YamlValue } = Object.create(null)
  let end = first
  for (let at: number | undefined = first; at !== undefined; at = continuedAt(reading, indent)) {
    const name = nameAt(reading.yaml, at)
    if (name === undefined || children.has(name)) return undefined
    const child = valueOfKey(reading, key.lastIndex, at + name.length + 1, indent, depth)
    if (child === undefined) return undefined
    children.set(name, { ...child, keySpan: spanOf(reading, at, at + name.length) })
    value[name] = child.value
    end = child.span.to
  }
  return { value, span: { from: first + reading.from, to: end }, children }
}

function nameAt(yaml: string, at: number): string | undefined {
  key.lastIndex = at
  return key.exec(yaml)?.[1]
}

/** Where the next line goes on, when it stands as far from the edge. */
function continuedAt({ yaml, next }: Reading, indent: number): number | undefined {
  return next < yaml.length && indentAt(yaml, next) === indent && !isDash(yaml, next + indent)
    ? next + indent
    : undefined
}

/** @param colonEnd where a key without a value ends */
function valueOfKey(
  reading: Reading,
  at: number,
  colonEnd: number,
  indent: number,
  depth: number,
): Located | undefined {
  const { yaml } = reading
  if (!endsLine(reading, at)) return valueOnLine(reading, at, depth)
  const { next } = reading
  const deeper = next < yaml.length ? indentAt(yaml, next) : -1
  if (deeper >= indent && isDash(yaml, next + deeper)) return listAt(reading, deeper, depth + 1)
  if (deeper > indent) return mapAt(reading, next + deeper, deeper, depth + 1)
  return { value: null, span: spanOf(reading, colonEnd, colonEnd), children: noChildren }
}

function listAt(reading: Reading, indent: number, depth: number): Located | undefined {
  if (depth > most.depth) return undefined
  const { yaml } = reading
  const items: Located[] = []
  const from = reading.next + indent
  while (reading.next < yaml.length && indentAt(yaml, reading.next) === indent) {
    const at = behind(dash, yaml, reading.next + indent)
    if (at === undefined) break
    const item =
      nameAt(yaml, at) === undefined
        ? valueOnLine(reading, at, depth)
        : mapAt(reading, at, at - reading.next, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
  }
  return listOf(items, { from: from + reading.from, to: items.at(-1)?.span.to ?? from })
}

/** A value that ends where its line does. */
function valueOnLine(reading: Reading, at: number, depth: number): Located | undefined {
  const found = /[[{"']/.test(reading.yaml.charAt(at))
    ? bracketsOrQuotes(reading, at, depth + 1)
    : textAt(text, reading, at)
  return found !== undefined && endsLine(reading, found.span.to - reading.from) ? found : undefined
}

function inBrackets(reading: Reading, at: number, depth: number): Located | undefined {
  return bracketsOrQuotes(reading, at, depth) ?? textAt(textInBrackets, reading, at)
}

function bracketsOrQuotes(reading: Reading, at: number, depth: number): Located | undefined {
  if (depth > most.depth) return undefined
  const sign = reading.yaml.charAt(at)
  if (sign === '[') return listInBrackets(reading, at, depth)
  if (sign === '{') return mapInBrackets(reading, at, depth)
  quoted.lastIndex = at
  const found = quoted.exec(reading.yaml)
  if (found === null) return undefined
  const value = found[1] ?? (found[2] ?? '').replaceAll("''", "'")
  return { value, span: spanOf(reading, at, quoted.lastIndex), children: noChildren }
}

function listInBrackets(reading: Reading, start: number, depth: number): Located | undefined {
  const items: Located[] = []
  const end = untilClosed(reading, start, ']', (at) => {
    const item = inBrackets(reading, at, depth + 1)
    if (item !== undefined) items.push(item)
    return item?.span.to
  })
  return end === undefined ? undefined : listOf(items, spanOf(reading, start, end))
}

function mapInBrackets(reading: Reading, start: number, depth: number): Located | undefined {
  const children = new Map<string, Located>()
  const value: { [key: string]: YamlValue } = Object.create(null)
  const end = untilClosed(reading, start, '}', (at) => {
    const name = nameAt(reading.yaml, at)
    if (name === undefined || children.has(name)) return undefined
    const item = inBrackets(reading, key.lastIndex, depth + 1)
    if (item === undefined) return undefined
    children.set(name, { ...item, keySpan: spanOf(reading, at, at + name.length) })
    value[name] = item.value
    return item.span.to
  })
  return end === undefined ? undefined : { value, span: spanOf(reading, start, end), children }
}

/** @param readItem gives where the item at an offset ends in the file @returns the offset behind the closing bracket */
function untilClosed(
  { yaml, from }: Reading,
  start: number,
  closing: string,
  readItem: (at: number) => number | undefined,
): number | undefined {
  let at = behindSpaces(yaml, start + 1)
  if (yaml[at] === closing) return at + 1
  for (;;) {
    const end = readItem(at)
    if (end === undefined) return undefined
    at = behindSpaces(yaml, end - from)
    if (yaml[at] === closing) return at + 1
    if (yaml[at] !== ',') return undefined
    at = behindSpaces(yaml, at + 1)
  }
}

function textAt(pattern: RegExp, reading: Reading, at: number): Located | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(reading.yaml)?.[0].trimEnd()
  if (found === undefined) return undefined
  return {
    value: isNothing(found) ? null : found,
    span: spanOf(reading, at, at + found.length),
    children: noChildren,
  }
}

function listOf(items: readonly Located[], span: Span): Located {
  return { value: items.map(({ value }) => value), span, children: new Map(items.entries()) }
}

/** Whether a line ends here, spaces aside; the next one is then looked up. */
function endsLine(reading: Reading, at: number): boolean {
  const end = behind(lineEnd, reading.yaml, at)
  if (end === undefined) return false
  reading.next = behind(blankLines, reading.yaml, end) ?? end
  return true
}

function indentAt(yaml: string, lineStart: number): number {
  return behindSpaces(yaml, lineStart) - lineStart
}

function behindSpaces(yaml: string, at: number): number {
  let end = at
  while (yaml[end] === ' ') end += 1
  return end
}

function isDash(yaml: string, at: number): boolean {
  return yaml[at] === '-'
}

function behind(pattern: RegExp, yaml: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(yaml) ? pattern.lastIndex : undefined
}

function spanOf({ from }: Reading, start: number, end: number): Span {
  return { from: start + from, to: end + from }
}
