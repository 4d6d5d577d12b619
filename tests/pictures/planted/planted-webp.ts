import { exifWith, type Planted, secret, xmp } from './planted.ts'

const text = Buffer.from(secret, 'latin1')

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/** The same WebP with a text in every place that its format has. */
export function plantedWebps(webp: Buffer): readonly Planted[] {
  const chunks = chunksOf(webp)
  const behind = (type: string, data: Buffer) => fileOf([...chunks, { type, data }])
  return [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => ({
      place: `EXIF, orientation ${orientation}`,
      bytes: behind('EXIF', exifWith(orientation)),
      orientation,
    })),
    { place: 'XMP', bytes: behind('XMP ', xmp) },
    { place: 'colour profile', bytes: fileOf([{ type: 'ICCP', data: text }, ...chunks]) },
    { place: 'unknown chunk', bytes: behind('TEXT', text) },
    { place: 'behind the end', bytes: Buffer.concat([webp, text]) },
    {
      place: 'behind the image data',
      bytes: fileOf(
        chunks.map(({ type, data }) => ({ type, data: /^VP8[ L]/.test(type) ? Buffer.concat([data, text]) : data })),
      ),
    },
  ]
}

function chunksOf(webp: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 12; at + 8 <= webp.length; ) {
    const length = webp.readUInt32LE(at + 4)
    chunks.push({ type: webp.toString('latin1', at, at + 4), data: webp.subarray(at + 8, at + 8 + length) })
    at += 8 + length + (length % 2)
  }
  return chunks
}

function fileOf(chunks: readonly Chunk[]): Buffer {
  const body = Buffer.concat(
    chunks.map(({ type, data }) => Buffer.concat([head(type, data.length), data, Buffer.alloc(data.length % 2)])),
  )
  return Buffer.concat([head('RIFF', body.length + 4), Buffer.from('WEBP', 'latin1'), body])
}

function head(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.write(type, 0, 'latin1')
  bytes.writeUInt32LE(length, 4)
  return bytes
}
