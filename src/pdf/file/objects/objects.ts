/**
 * The objects a PDF is made of (ISO 32000-1, 7.3). null, booleans and numbers are JavaScript's own; a dictionary is a Map
 * from the key (without its slash) to the value, in the order of the file.
 */
export type PdfObject = null | boolean | number | Name | PdfString | Ref | readonly PdfObject[] | Dict | Stream

export type Dict = Map<string, PdfObject>

export class Name {
  /** Without the slash, `#xx` decoded; one character a byte. */
  readonly value: string
  constructor(value: string) {
    this.value = value
  }
}

export class PdfString {
  /** One character a byte. */
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
  /** As it stands in the file: still packed with the dictionary's filters. */
  readonly raw: Uint8Array
  constructor(dict: Dict, raw: Uint8Array) {
    this.dict = dict
    this.raw = raw
  }
}

/** The file is broken, or goes beyond what this reader accepts. Thrown inside src/pdf only; at its edge it becomes a value. */
export class DamagedPdf extends Error {
  readonly code: string
  /** `reason` is for people: Dutch. */
  constructor(code: string, reason: string) {
    super(reason)
    this.code = code
  }
}

export function isDict(object: PdfObject | undefined): object is Dict {
  return object instanceof Map
}

export function isArray(object: PdfObject | undefined): object is readonly PdfObject[] {
  return Array.isArray(object)
}

/** The name's text, or undefined for anything that is not a name. */
export function nameOf(object: PdfObject | undefined): string | undefined {
  return object instanceof Name ? object.value : undefined
}

export function dict(entries: Readonly<Record<string, PdfObject | undefined>>): Dict {
  const made: Dict = new Map()
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) made.set(key, value)
  return made
}
