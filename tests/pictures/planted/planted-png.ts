import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { exifWith, type Planted, profileWithSecret, secret, xmp } from './planted.ts'

const text = Buffer.from(secret, 'latin1')

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/** The same PNG with a text in every place that its format has. */
export function plantedPngs(png: Buffer): readonly Planted[] {
  const chunks = chunksOf(png)
  const header = (type: string, ...content: readonly (string | Buffer)[]) => fileOf(beforeData(chunks, type, content))
  return [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => ({
      place: `eXIf, orientation ${orientation}`,
      bytes: header('eXIf', exifWith(orientation)),
      orientation,
    })),
    { place: 'tEXt', bytes: header('tEXt', 'Author\0', text) },
    { place: 'zTXt', bytes: header('zTXt', 'Author\0\0', deflateSync(text)) },
    { place: 'iTXt', bytes: header('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', xmp) },
    { place: 'sPLT', bytes: header('sPLT', text, '\0\x08', Buffer.from([1, 2, 3, 4, 0, 1])) },
    { place: 'private chunk', bytes: header('teSt', text) },
    { place: 'behind the chunks', bytes: Buffer.concat([png, text]) },
    { place: 'chunk behind the end', bytes: Buffer.concat([png, chunk('tEXt', Buffer.from(`Author\0${secret}`))]) },
    {
      place: 'text behind the data',
      bytes: fileOf(beforeEnd(chunks, { type: 'tEXt', data: Buffer.from(`A\0${secret}`) })),
    },
    { place: 'frame of an animation', bytes: fileOf(beforeEnd(chunks, { type: 'fdAT', data: text })) },
    { place: 'bytes behind the rows', bytes: withData(chunks, (rows) => Buffer.concat([rows, text])) },
    { place: 'behind the packed rows', bytes: fileOf(behindData(chunks)) },
    ...inPalette(chunks),
    ...inProfile(chunks),
  ]
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function fileOf(chunks: readonly Chunk[]): Buffer {
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, ...chunks.map(({ type, data }) => chunk(type, data))])
}

function beforeData(chunks: readonly Chunk[], type: string, content: readonly (string | Buffer)[]): readonly Chunk[] {
  const data = Buffer.concat(content.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each)))
  const at = chunks.findIndex((each) => each.type === 'IDAT')
  return chunks.toSpliced(at, 0, { type, data })
}

function beforeEnd(chunks: readonly Chunk[], added: Chunk): readonly Chunk[] {
  return chunks.toSpliced(-1, 0, added)
}

function withData(chunks: readonly Chunk[], change: (rows: Buffer) => Buffer): Buffer {
  const rows = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const at = chunks.findIndex(({ type }) => type === 'IDAT')
  const rest = chunks.filter(({ type }) => type !== 'IDAT')
  return fileOf(rest.toSpliced(at, 0, { type: 'IDAT', data: deflateSync(change(rows)) }))
}

function behindData(chunks: readonly Chunk[]): readonly Chunk[] {
  const at = chunks.findLastIndex(({ type }) => type === 'IDAT')
  return chunks.toSpliced(at + 1, 0, { type: 'IDAT', data: text })
}

/** In colours that no pixel has. */
function inPalette(chunks: readonly Chunk[]): readonly Planted[] {
  const at = chunks.findIndex(({ type }) => type === 'PLTE')
  const [header, palette] = [chunks[0], chunks[at]]
  const most = 2 ** (header?.data[8] ?? 0) * 3
  const colours = Buffer.concat([palette?.data ?? Buffer.alloc(0), text, Buffer.alloc(3 - (text.length % 3))])
  if (palette === undefined || header?.data[9] !== 3 || colours.length > most) return []
  return [{ place: 'unused colours', bytes: fileOf(chunks.with(at, { type: 'PLTE', data: colours })) }]
}

function inProfile(chunks: readonly Chunk[]): readonly Planted[] {
  const at = chunks.findIndex(({ type }) => type === 'iCCP')
  const data = chunks[at]?.data
  if (data === undefined) return []
  const profile = inflateSync(data.subarray(data.indexOf(0) + 2))
  const named = (content: Buffer) => Buffer.concat([text, Buffer.from([0, 0]), deflateSync(content)])
  const found = [
    { place: 'name of the profile', bytes: fileOf(chunks.with(at, { type: 'iCCP', data: named(profile) })) },
  ]
  if (!profile.includes('Public Domain')) return found
  const changed = named(profileWithSecret(profile))
  return [...found, { place: 'colour profile', bytes: fileOf(chunks.with(at, { type: 'iCCP', data: changed })) }]
}
