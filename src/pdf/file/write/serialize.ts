import { type Dict, isArray, isDict, Name, type PdfObject, PdfString, Ref, Stream } from '../objects/objects.ts'

const nameEscape = /[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/g

const plainName = /^[!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]*$/

function nameText(name: string): string {
  if (plainName.test(name)) return `/${name}`
  return `/${name.replace(nameEscape, (each) => `#${each.charCodeAt(0).toString(16).padStart(2, '0')}`)}`
}

function numberText(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return Math.abs(value) < 1e-6 ? '0' : value.toFixed(0)
}

function stringText(raw: string): string {
  if (/^[\x20-\x7e]*$/.test(raw)) return `(${raw.replace(/[\\()]/g, '\\$&')})`
  return `<${Buffer.from(raw, 'latin1').toString('hex')}>`
}

/** Serializes a reference: `12 0 R`, or `null` where its object is not written. */
export type WriteRef = (ref: Ref) => string

/** An object in the syntax of a file (ISO 32000-1, 7.3); of a stream only its dictionary. */
export function serialize(object: PdfObject, refText: WriteRef): string {
  if (typeof object === 'number') return numberText(object)
  if (object instanceof Name) return nameText(object.value)
  if (object instanceof Ref) return refText(object)
  if (object instanceof PdfString) return stringText(object.raw)
  if (isArray(object)) return `[${object.map((item) => serialize(item, refText)).join(' ')}]`
  if (isDict(object)) return dictText(object, refText)
  if (object instanceof Stream) return dictText(object.dict, refText)
  return String(object)
}

/** Whether a value starts with a delimiter, which needs no space before it: `(`, `/`, `<` or `[`. */
function delimits(code: number): boolean {
  return code === 40 || code === 47 || code === 60 || code === 91
}

function dictText(entries: Dict, refText: WriteRef): string {
  let text = '<<'
  for (const [key, value] of entries) {
    const written = serialize(value, refText)
    text += nameText(key) + (delimits(written.charCodeAt(0)) ? '' : ' ') + written
  }
  return `${text}>>`
}

/** Calls `visit` for every reference in an object, in order. The recursion is bounded by the nesting limit of the parser. */
export function forEachRef(object: PdfObject, visit: (ref: Ref) => void): void {
  if (object instanceof Ref) visit(object)
  else if (isArray(object)) for (const item of object) forEachRef(item, visit)
  else if (isDict(object)) for (const item of object.values()) forEachRef(item, visit)
  else if (object instanceof Stream)
    for (const [key, item] of object.dict) if (key !== 'Length') forEachRef(item, visit)
}
