import { coveredRanges } from './font-table.ts'

/** A character that no font of ours has; `index` in UTF-16 units, as strings count. */
export interface UncoveredCharacter {
  readonly character: string
  readonly index: number
}

let covered: readonly (readonly [number, number])[] | undefined

/** Signs that are never drawn themselves: marks that join, separate or turn others, variation selectors, line ends and tabs. */
const unseen = /[\t\n\r\p{Default_Ignorable_Code_Point}]/u
/** C0 and C1 controls but for tab and line ends, lone halves of a pair, and what Unicode reserves for no character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\p{Surrogate}]/gu

/** The characters of a text (composed, NFC) that none of the fonts has a glyph for. */
export function uncovered(text: string): UncoveredCharacter[] {
  const found: UncoveredCharacter[] = []
  let index = 0
  for (const character of text) {
    if (!isCovered(character)) found.push({ character, index })
    index += character.length
  }
  return found
}

function isCovered(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x20 && point < 0x7f) return true
  if (unseen.test(character)) return true
  covered ??= coveredRanges.split(',').map((part) => {
    const [low = '0', high = low] = part.split('-')
    return [Number.parseInt(low, 16), Number.parseInt(high, 16)] as const
  })
  let from = 0
  let to = covered.length - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const [low, high] = covered[middle] ?? [0, 0]
    if (point < low) to = middle - 1
    else if (point > high) from = middle + 1
    else return true
  }
  return false
}

/** Text as it can be printed: accents composed with their letters (NFC), control characters gone. */
export function printable(text: string): string {
  return text.replace(controls, '').normalize('NFC')
}
