/**
 * PDF objects (ISO 32000-1, 7.3). null, booleans and numbers are those of JavaScript; a dictionary is a Map from the key
 * (without its slash) to the value, in the order of the file.
 */
export type PdfObject = null | boolean | number | Name | PdfString | Ref | readonly PdfObject[] | Dict | Stream

export type Dict = Map<string, PdfObject>

export class Name {
  /** Without the slash, `#xx` decoded; one byte a character. */
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}

export class PdfString {
  /** One byte a character. */
  readonly raw: string
  constructor(raw: string) {
    this.raw = raw
  }
}

export class Ref {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}

export class Stream {
  readonly dict: Dict
  /** As in the file: still encoded with the filters of the dictionary. */
  readonly raw: Uint8Array
  constructor(dict: Dict, raw: Uint8Array) {
    this.dict = dict
    this.raw = raw
  }
}

export function isDict(object: PdfObject | undefined): object is Dict {
  return object instanceof Map
}

export function isArray(object: PdfObject | undefined): object is readonly PdfObject[] {
  return Array.isArray(object)
}

/** Undefined for an object that is not a name. */
export function nameOf(object: PdfObject | undefined): string | undefined {
  return object instanceof Name ? object.value : undefined
}

/** Names of the file format that are written as one text. */
export function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

type Entries = Readonly<Record<string, PdfObject | undefined>>

export function dict(entries: Entries): Dict {
  return assign(new Map(), entries)
}

/** Sets the entries that have a value. */
export function assign(target: Dict, entries: Entries): Dict {
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) target.set(key, value)
  return target
}

/** Copies the entries with these keys, where there are any. */
export function copyEntries(from: Dict, to: Dict, keys: readonly string[]): void {
  for (const key of keys) assign(to, { [key]: from.get(key) })
}
