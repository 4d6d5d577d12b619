import { createHash } from 'node:crypto'
import { dict, Name, type Stream } from '../objects/objects.ts'
import { deflate, flateStream } from '../read/flate.ts'
import { serialize, type WriteRef } from './serialize.ts'

/** Objects in one object stream; a viewer decompresses a whole stream to read one object. */
export const perObjectStream = 250

/** A serialized object other than a stream. */
export interface PlainObject {
  readonly number: number
  readonly text: string
}

/** The bytes of a file so far, and the offset of each object. */
export class PdfOutput {
  private readonly chunks: Uint8Array[] = []
  private length = 0
  /** By object number, the fields of a cross-reference stream (ISO 32000-1, table 18). */
  private readonly entries: (readonly [number, number, number])[] = [[0, 0, 65535]]

  /** Writes the header and the binary comment. */
  constructor(version: string) {
    this.text(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`)
  }

  private text(text: string): void {
    this.push(Buffer.from(text, 'latin1'))
  }

  stream(number: number, stream: Stream, refText: WriteRef): void {
    this.entries[number] = [1, this.length, 0]
    const entries = new Map(stream.dict)
    entries.delete('Length')
    entries.set('Length', stream.raw.length)
    this.text(`${number} 0 obj\n${serialize(entries, refText)}\nstream\n`)
    this.push(stream.raw)
    this.text('\nendstream\nendobj\n')
  }

  objectStream(number: number, objects: readonly PlainObject[]): void {
    let header = ''
    let body = ''
    for (const [index, object] of objects.entries()) {
      header += `${object.number} ${body.length} `
      body += `${object.text}\n`
      this.entries[object.number] = [2, number, index]
    }
    const entries = dict({ Type: new Name('ObjStm'), N: objects.length, First: header.length })
    this.stream(number, flateStream(Buffer.from(header + body, 'latin1'), entries), String)
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
