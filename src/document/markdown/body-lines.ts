/** A line of a body as far as its limits need it. Markdown knows no white space but spaces and tabs. */
export interface BodyLine {
  readonly text: string
  /** The text of the line before it; empty after a blank line. */
  readonly before: string
  /** Whether it continues a paragraph of a quote or list without the marker or indentation of these (CommonMark, laziness). */
  readonly isLazy: boolean
}

/** Markers of quotes and list items at the start of a line. */
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/

/** Whether a line ends a paragraph; within a quote too. */
export function isBlankLine(text: string): boolean {
  return /^[ \t>]*$/.test(text)
}

/** The number of quotes and list items that start on a line. A line of only `-`, `*` or `_` is a thematic break. */
export function levelsOf(text: string): number {
  if (/^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/.test(text)) return 0
  return containersOf(text).match(/>|[-+*]|\d+[.)]/g)?.length ?? 0
}

/** The columns before a quote or list item; 0 for other lines. A tab is at most four. */
export function indentOf(text: string): number {
  if (containersOf(text) === '') return 0
  return widthOf(/^[ \t]*/.exec(text)?.[0] ?? '')
}

/** Whether a line starts a quote: it is quoted deeper than the line before it, or in a new list item. */
export function startsQuote({ text, before }: BodyLine): boolean {
  const depth = quotesOf(text)
  return depth > quotesOf(before) || (depth > 0 && hasListItem(text))
}

/** Whether a line is a heading, or makes one of the text above it. */
export function isHeadingLine({ text, before }: BodyLine): boolean {
  const rest = text.slice(containersOf(text).length)
  return /^[ \t]*#{1,6}(?:[ \t]|$)/.test(rest) || (before !== '' && /^[ \t>]*(?:=+|-+)[ \t]*$/.test(text))
}

/** Whether a line is the start of a footnote or of the address of a link. */
export function isDefinitionLine({ text }: BodyLine): boolean {
  return /^[ \t]*\[[^\]]{1,999}\]:/.test(text.slice(containersOf(text).length))
}

export function countOf(text: string, char: string): number {
  let count = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count++
  return count
}

/** Finds lazy lines in the lines of one paragraph, in order. */
export class LazyLines {
  #quotes = 0
  #width = 0

  isLazy(text: string): boolean {
    const lead = /^[ \t>]*/.exec(text)?.[0] ?? ''
    const quotes = quotesOf(text)
    if (hasListItem(text) || quotes > this.#quotes) {
      this.#quotes = quotes
      const markers = containersOf(text)
      this.#width = widthOf(markers + (/^[ \t]*/.exec(text.slice(markers.length))?.[0] ?? ''))
      return false
    }
    return quotes < this.#quotes || lead.length < this.#width
  }
}

/** The `:::` blocks that are open. */
export class OpenBlocks {
  /** Colons of each, the outermost first. */
  #open: number[] = []

  add(text: string): void {
    const [, colons = '', name] = /^[ \t>]*(:{3,})[ \t]*(\p{L})?/u.exec(text) ?? []
    if (colons === '') return
    if (name !== undefined) {
      this.#open.push(colons.length)
      return
    }
    // The outermost block sees the line first, and its end is that of all within it.
    const ended = this.#open.findIndex((size) => size <= colons.length)
    if (ended >= 0) this.#open = this.#open.slice(0, ended)
  }

  get depth(): number {
    return this.#open.length
  }
}

/** Brackets that are open in a paragraph. */
export class OpenBrackets {
  #open = 0

  /** The deepest level on a line. */
  add(text: string): number {
    let deepest = this.#open
    for (const [bracket] of text.matchAll(/[[\]]/g)) {
      this.#open = Math.max(0, this.#open + (bracket === '[' ? 1 : -1))
      deepest = Math.max(deepest, this.#open)
    }
    return deepest
  }
}

function containersOf(text: string): string {
  return containers.exec(text)?.[0] ?? ''
}

function quotesOf(text: string): number {
  return countOf(containersOf(text), '>')
}

function hasListItem(text: string): boolean {
  return /[-+*.)]/.test(containersOf(text))
}

function widthOf(spaces: string): number {
  return spaces.length + 3 * countOf(spaces, '\t')
}
