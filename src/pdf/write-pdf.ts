import { createHash } from 'node:crypto'
import { deflate } from './flate.ts'
import { type Dict, dict, isArray, isDict, Name, type PdfObject, PdfString, Ref, Stream } from './objects.ts'
import type { PdfFile } from './pdf-file.ts'

const perObjectStream = 250

/** How a file is written. */
export interface WrittenForm {
  /** Of the header, for example `1.7`. */
  readonly version: string
  /** `plain`: no object streams and a cross-reference table, as PDF 1.4 and PDF/A-1 want it. */
  readonly objects: 'packed' | 'plain'
}

/**
 * Writes a file anew: only what can be reached from the catalog and the information dictionary, numbered in the order in
 * which it is met, so that neither leftovers nor the maker's own numbering show. Header PDF 1.7 with the binary comment
 * (ISO 19005-2, 6.1.2), object streams, a cross-reference stream, and an ID made of the content (6.1.3).
 */
export function writePdf(file: PdfFile, form: WrittenForm = { version: '1.7', objects: 'packed' }): Uint8Array {
  const numbers = new Map<number, number>()
  const order: number[] = []
  number(file.trailer.get('Root') ?? null, numbers, order)
  number(file.trailer.get('Info') ?? null, numbers, order)
  for (let index = 0; index < order.length; index++) number(file.get(order[index] ?? 0), numbers, order)

  const out = new Output()
  out.text(`%PDF-${form.version}\n%\xe2\xe3\xcf\xd3\n`)
  const plain: { readonly number: number; readonly text: string }[] = []
  for (const [index, old] of order.entries()) {
    const object = file.get(old)
    if (object instanceof Stream) out.stream(index + 1, object, numbers)
    else if (form.objects === 'plain') out.plainObject(index + 1, serialize(object, numbers))
    else plain.push({ number: index + 1, text: serialize(object, numbers) })
  }
  const root = serialize(file.trailer.get('Root') ?? null, numbers)
  const information = file.trailer.get('Info')
  const roots = `/Root ${root}${information === undefined ? '' : `/Info ${serialize(information, numbers)}`}`
  if (form.objects === 'plain') {
    out.crossReferenceTable(order.length + 1, roots)
    return out.bytes()
  }
  let next = order.length + 1
  for (let start = 0; start < plain.length; start += perObjectStream) {
    const part = plain.slice(start, start + perObjectStream)
    out.objectStream(next, part)
    next++
  }
  out.crossReference(next, roots)
  return out.bytes()
}

/** Gives a number to every reference in an object, first met first. Objects nest no deeper than the parser allows. */
function number(object: PdfObject, numbers: Map<number, number>, order: number[]): void {
  if (object instanceof Ref) {
    if (numbers.has(object.number)) return
    order.push(object.number)
    numbers.set(object.number, order.length)
  } else if (isArray(object)) for (const item of object) number(item, numbers, order)
  else if (isDict(object)) for (const item of object.values()) number(item, numbers, order)
  else if (object instanceof Stream)
    for (const [key, item] of object.dict) if (key !== 'Length') number(item, numbers, order)
}

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

function serialize(object: PdfObject, numbers: ReadonlyMap<number, number>): string {
  if (typeof object === 'number') return numberText(object)
  if (object instanceof Name) return nameText(object.value)
  if (object instanceof Ref) return `${numbers.get(object.number) ?? 0} 0 R`
  if (object instanceof PdfString) return stringText(object.raw)
  if (isArray(object)) return `[${object.map((item) => serialize(item, numbers)).join(' ')}]`
  if (isDict(object)) return dictText(object, numbers)
  return String(object)
}

/** Whether a value starts with a character that needs no space before it: `(`, `/`, `<` or `[`. */
function delimits(code: number): boolean {
  return code === 40 || code === 47 || code === 60 || code === 91
}

function dictText(entries: Dict, numbers: ReadonlyMap<number, number>): string {
  let text = '<<'
  for (const [key, value] of entries) {
    const written = serialize(value, numbers)
    text += nameText(key) + (delimits(written.charCodeAt(0)) ? '' : ' ') + written
  }
  return `${text}>>`
}

/** The bytes so far, and where each object stands in them. */
class Output {
  private readonly chunks: Uint8Array[] = []
  private length = 0
  /** By object number: type, place or object stream, 0 or index in it. */
  private readonly entries: (readonly [number, number, number])[] = [[0, 0, 65535]]

  text(text: string): void {
    this.push(Buffer.from(text, 'latin1'))
  }

  stream(number: number, stream: Stream, numbers: ReadonlyMap<number, number>): void {
    this.entries[number] = [1, this.length, 0]
    const entries = new Map(stream.dict)
    entries.delete('Length')
    entries.set('Length', stream.raw.length)
    this.text(`${number} 0 obj\n${dictText(entries, numbers)}\nstream\n`)
    this.push(stream.raw)
    this.text('\nendstream\nendobj\n')
  }

  objectStream(number: number, objects: readonly { readonly number: number; readonly text: string }[]): void {
    let header = ''
    let body = ''
    for (const [index, object] of objects.entries()) {
      header += `${object.number} ${body.length} `
      body += `${object.text}\n`
      this.entries[object.number] = [2, number, index]
    }
    const entries = {
      Type: new Name('ObjStm'),
      N: objects.length,
      First: header.length,
      Filter: new Name('FlateDecode'),
    }
    this.stream(number, new Stream(dict(entries), deflate(Buffer.from(header + body, 'latin1'))), new Map())
  }

  plainObject(number: number, text: string): void {
    this.entries[number] = [1, this.length, 0]
    this.text(`${number} 0 obj\n${text}\nendobj\n`)
  }

  crossReferenceTable(size: number, roots: string): void {
    const start = this.length
    let table = '0000000000 65535 f \n'
    for (const [, place] of this.entries.slice(1)) table += `${String(place).padStart(10, '0')} 00000 n \n`
    const id = this.digest()
    this.text(
      `xref\n0 ${size}\n${table}trailer\n<</Size ${size}${roots}/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
    )
  }

  crossReference(number: number, roots: string): void {
    const start = this.length
    this.entries[number] = [1, start, 0]
    const table = Buffer.alloc(this.entries.length * 7)
    for (const [index, [type, place, last]] of this.entries.entries()) {
      table.writeUInt8(type, index * 7)
      table.writeUInt32BE(place, index * 7 + 1)
      table.writeUInt16BE(last, index * 7 + 5)
    }
    const packed = deflate(table)
    const id = this.digest()
    this.text(
      `${number} 0 obj\n<</Type/XRef/Size ${this.entries.length}/W[1 4 2]${roots}/ID[<${id}><${id}>]` +
        `/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
    )
    this.push(packed)
    this.text(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`)
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.chunks)
  }

  private push(bytes: Uint8Array): void {
    this.chunks.push(bytes)
    this.length += bytes.length
  }

  private digest(): string {
    const hash = createHash('sha256')
    for (const chunk of this.chunks) hash.update(chunk)
    return hash.digest('hex').slice(0, 32)
  }
}
