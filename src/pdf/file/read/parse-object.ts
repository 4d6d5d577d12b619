import { type Dict, Name, type PdfObject, PdfString, Ref } from '../objects/objects.ts'
import { DamagedPdf } from '../objects/refusal.ts'

/** A token that is not an object: an operator, `obj`, `endobj`, `R` … */
export class Keyword {
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}

/** By byte: 1 white space, 2 delimiter, 0 regular (ISO 32000-1, 7.2.2). */
export const characterClass = new Uint8Array(256)
for (const code of [0, 9, 10, 12, 13, 32]) characterClass[code] = 1
for (const character of '()<>[]{}/%') characterClass[character.charCodeAt(0)] = 2

/** Where an object that is still open has lost its end. */
const ends: ReadonlySet<string> = new Set(['endobj', 'endstream', 'stream', 'obj'])

const deepest = 200
const escapes: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }

/** The value of a hexadecimal digit; -1 for any other byte. */
export function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const lower = code | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : -1
}

function damaged(at: number): DamagedPdf {
  return new DamagedPdf('beschadigd', `Het PDF-bestand is beschadigd (bij byte ${at}).`)
}

/** Reads objects one after another. Backtracks no further than the two numbers of a reference. */
export class ObjectParser {
  readonly bytes: Uint8Array
  at: number
  readonly end: number

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes
    this.at = at
    this.end = end
  }

  skipSpace(): void {
    while (this.at < this.end) {
      const code = this.bytes[this.at] ?? 0
      if (code === 37) {
        while (this.at < this.end && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++
      } else if (characterClass[code] !== 1) return
      else this.at++
    }
  }

  /** The next object or keyword; undefined at the end. A stray `}` or `)` is a keyword. */
  next(depth = 0): PdfObject | Keyword | undefined {
    this.skipSpace()
    if (this.at >= this.end) return undefined
    if (depth > deepest) throw damaged(this.at)
    const code = this.bytes[this.at] ?? 0
    switch (code) {
      case 47:
        return this.name()
      case 40:
        return this.literalString()
      case 91:
        this.at++
        return this.array(depth)
      case 60:
        if (this.bytes[this.at + 1] !== 60) return this.hexString()
        this.at += 2
        return this.dictionary(depth)
      case 62:
        this.at += this.bytes[this.at + 1] === 62 ? 2 : 1
        return new Keyword('>>')
      case 93:
      case 41:
      case 123:
      case 125:
        this.at++
        return new Keyword(String.fromCharCode(code))
      default:
        return this.numberOrWord()
    }
  }

  /** As `next`, but throws DamagedPdf on anything other than an object. */
  object(depth = 0): PdfObject {
    const found = this.next(depth)
    if (found === undefined || found instanceof Keyword) throw damaged(this.at)
    return found
  }

  private word(): string {
    const start = this.at
    while (this.at < this.end && characterClass[this.bytes[this.at] ?? 0] === 0) this.at++
    let text = ''
    for (let at = start; at < this.at; at++) text += String.fromCharCode(this.bytes[at] ?? 0)
    return text
  }

  private name(): Name {
    this.at++
    const word = this.word()
    return new Name(
      word.includes('#')
        ? word.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        : word,
    )
  }

  private numberOrWord(): PdfObject | Keyword {
    const start = this.at
    const word = this.word()
    const first = this.bytes[start] ?? 0
    if (first > 57 || first < 43) return wordObject(word)
    // `49endobj` is a number and a keyword: other readers end a number at the first letter.
    const digits = /^[+-]*(?:\d+\.?\d*|\.\d+)(?=[A-Za-z])/.exec(word)?.[0] ?? word
    const value = numberFrom(digits)
    if (value === undefined) return wordObject(word)
    this.at = start + digits.length
    return first >= 48 && Number.isInteger(value) ? this.reference(value) : value
  }

  private reference(number: number): PdfObject {
    const back = this.at
    this.skipSpace()
    let digits = 0
    while (digits < 5 && hexDigit(this.bytes[this.at] ?? 0) >= 0 && (this.bytes[this.at] ?? 0) <= 57) {
      this.at++
      digits++
    }
    if (digits > 0 && this.at < this.end) {
      this.skipSpace()
      if (this.bytes[this.at] === 82 && characterClass[this.bytes[this.at + 1] ?? 32] !== 0) {
        this.at++
        return new Ref(number)
      }
    }
    this.at = back
    return number
  }

  private array(depth: number): PdfObject[] {
    const items: PdfObject[] = []
    for (;;) {
      const item = this.next(depth + 1)
      if (item === undefined) throw damaged(this.at)
      if (!(item instanceof Keyword)) items.push(item)
      else if (item.value === ']') return items
      else if (ends.has(item.value)) throw damaged(this.at)
    }
  }

  private dictionary(depth: number): Dict {
    const made: Dict = new Map()
    for (;;) {
      const key = this.next(depth + 1)
      if (key instanceof Keyword && key.value === '>>') return made
      if (key === undefined || (key instanceof Keyword && ends.has(key.value))) throw damaged(this.at)
      // A stray value between the entries is skipped, as other readers do.
      if (!(key instanceof Name)) continue
      const value = this.next(depth + 1)
      if (value === undefined || (value instanceof Keyword && ends.has(value.value))) throw damaged(this.at)
      if (value instanceof Keyword && value.value === '>>') return made
      if (!(value instanceof Keyword)) made.set(key.value, value)
    }
  }

  private hexString(): PdfString {
    let raw = ''
    let half = -1
    for (this.at++; ; this.at++) {
      if (this.at >= this.end) throw damaged(this.at)
      const code = this.bytes[this.at] ?? 0
      if (code === 62) break
      const digit = hexDigit(code)
      // Any other byte is skipped, as other readers do.
      if (digit < 0) continue
      if (half < 0) half = digit
      else {
        raw += String.fromCharCode((half << 4) | digit)
        half = -1
      }
    }
    this.at++
    return new PdfString(half < 0 ? raw : raw + String.fromCharCode(half << 4))
  }

  private literalString(): PdfString {
    let raw = ''
    let open = 1
    for (this.at++; ; this.at++) {
      if (this.at >= this.end) throw damaged(this.at)
      const code = this.bytes[this.at] ?? 0
      if (code === 92) raw += this.escape()
      else {
        if (code === 40) open++
        else if (code === 41 && --open === 0) break
        raw += String.fromCharCode(code)
      }
    }
    this.at++
    return new PdfString(raw)
  }

  /** An escape sequence (ISO 32000-1, table 3); leaves the position on its last byte. */
  private escape(): string {
    const code = this.bytes[++this.at] ?? 0
    if (code === 13) {
      if (this.bytes[this.at + 1] === 10) this.at++
      return ''
    }
    if (code === 10) return ''
    if (code < 48 || code > 55) return String.fromCharCode(escapes[code] ?? code)
    let value = code - 48
    for (let digits = 1; digits < 3; digits++) {
      const next = this.bytes[this.at + 1] ?? 0
      if (next < 48 || next > 55) break
      value = value * 8 + next - 48
      this.at++
    }
    return String.fromCharCode(value & 0xff)
  }
}

function numberFrom(word: string): number | undefined {
  if (!/^[+-]*\d*\.?\d*$/.test(word) || !/\d/.test(word)) return undefined
  const value = Number(word.replace(/^[+-]*(?=[+-])/, ''))
  return Number.isFinite(value) ? value : undefined
}

function wordObject(word: string): PdfObject | Keyword {
  if (word === 'true') return true
  if (word === 'false') return false
  return word === 'null' ? null : new Keyword(word)
}
