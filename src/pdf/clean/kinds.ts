import { type Dict, dict, isArray, isDict, Name, type PdfObject, PdfString, Stream } from '../file/objects/objects.ts'
import { compactStream } from '../file/read/flate.ts'
import type { Kind } from './cleaner.ts'

export const number: Kind = (object) => (typeof object === 'number' ? object : undefined)
export const boolean: Kind = (object) => (typeof object === 'boolean' ? object : undefined)
export const name: Kind = (object) => (object instanceof Name ? object : undefined)
export const string: Kind = (object) => (object instanceof PdfString ? object : undefined)

/** The first kind that keeps something. */
export function anyOf(...kinds: readonly Kind[]): Kind {
  return (object, cleaner) => {
    for (const kind of kinds) {
      const made = kind(object, cleaner)
      if (made !== undefined) return made
    }
    return undefined
  }
}

/** An array; an item of another kind becomes null, so that the others keep their place. */
export function list(kind: Kind): Kind {
  return (object, cleaner) =>
    isArray(object) ? object.map((each): PdfObject => cleaner.take(each, kind) ?? null) : undefined
}

export const numbers = list(anyOf(number, (object, cleaner) => list(number)(object, cleaner)))

/** The kind of the value of each key that is kept. */
export type Fields = Readonly<Record<string, Kind>>

/** A dictionary with these keys and no others. */
export function fields(kinds: Fields): Kind {
  return (object, cleaner) => (isDict(object) ? takeFields(object, kinds, cleaner) : undefined)
}

export const takeFields = (entries: Dict, kinds: Fields, cleaner: Parameters<Kind>[1]): Dict =>
  dict(Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, cleaner.take(entries.get(key), kind)])))

/** A dictionary with any keys, such as the names of glyphs. */
export function named(kind: Kind): Kind {
  return (object, cleaner) => {
    if (!isDict(object)) return undefined
    const made: Dict = new Map()
    for (const [key, value] of object) {
      const taken = cleaner.take(value, kind)
      if (taken !== undefined) made.set(key, taken)
    }
    return made
  }
}

/** A stream with these keys and no others, compressed anew unless it is already nothing but its data. */
export function stream(kinds: Fields, change?: (bytes: Uint8Array) => Uint8Array): Kind {
  return (object, cleaner) => {
    if (!(object instanceof Stream)) return undefined
    const entries = takeFields(object.dict, kinds, cleaner)
    return compactStream(object, cleaner.file.resolve, entries, change)
  }
}

/** PostScript without its comments (ISO 32000-1, 7.10.5, 9.7.5). */
export function withoutComments(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const made = text.replace(/\((?:\\[\s\S]|[^\\)])*\)|%[^\r\n]*/g, (found) => (found.startsWith('%') ? '' : found))
  return Buffer.from(made, 'latin1')
}
