import { exifWith, type Planted, profileWithSecret, secret, xmp } from './planted.ts'

const text = Buffer.from(secret, 'latin1')

/** The same JPEG with a text in every place that its format has. */
export function plantedJpegs(jpeg: Buffer): readonly Planted[] {
  const first = (marker: number, ...content: readonly (string | Buffer)[]) => atStart(jpeg, segment(marker, ...content))
  const table = Buffer.concat([text, Buffer.alloc(64 - text.length, 1)])
  const codes = Buffer.concat([Buffer.from([0, text.length]), Buffer.alloc(14), text])
  return [
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => ({
      place: `EXIF, orientation ${orientation}`,
      bytes: first(0xe1, 'Exif\0\0', exifWith(orientation)),
      orientation,
    })),
    { place: 'comment', bytes: first(0xfe, text) },
    { place: 'JFIF thumbnail', bytes: withJfif(jpeg, Buffer.from([3, 2, ...text, 0])) },
    { place: 'JFXX thumbnail', bytes: first(0xe0, 'JFXX\0\x10', text) },
    { place: 'XMP', bytes: first(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp) },
    { place: 'MPF', bytes: first(0xe2, 'MPF\0', text) },
    { place: 'FlashPix', bytes: first(0xe2, 'FPXR\0', text) },
    { place: 'Photoshop', bytes: first(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x11', text) },
    { place: 'another APP14', bytes: first(0xee, 'X', text) },
    { place: 'APP7', bytes: first(0xe7, text) },
    { place: 'APP15', bytes: first(0xef, text) },
    { place: 'reserved segment', bytes: first(0xf5, text) },
    { place: 'unused quantization table', bytes: first(0xdb, Buffer.from([3]), table) },
    { place: 'unused Huffman table', bytes: first(0xc4, Buffer.from([0x13]), codes) },
    { place: 'comment before the last scan', bytes: beforeLastScan(jpeg, segment(0xfe, text)) },
    { place: 'behind the last block', bytes: Buffer.concat([jpeg.subarray(0, -2), text, jpeg.subarray(-2)]) },
    { place: 'behind the end', bytes: Buffer.concat([jpeg, text]) },
    { place: 'second picture', bytes: Buffer.concat([jpeg, first(0xe1, 'Exif\0\0', exifWith(3))]) },
    ...profiled(jpeg),
  ]
}

function segment(marker: number, ...content: readonly (string | Buffer)[]): Buffer {
  const data = Buffer.concat(content.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each)))
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

function atStart(jpeg: Buffer, inserted: Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), inserted, jpeg.subarray(2)])
}

function withJfif(jpeg: Buffer, thumbnail: Buffer): Buffer {
  const rest = jpeg[3] === 0xe0 ? jpeg.subarray(4 + jpeg.readUInt16BE(4)) : jpeg.subarray(2)
  const jfif = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01', thumbnail)
  // A picture without JFIF is not given one: it would change how its colours are read.
  return jpeg[3] === 0xe0 ? Buffer.concat([jpeg.subarray(0, 2), jfif, rest]) : atStart(jpeg, segment(0xfe, secret))
}

function beforeLastScan(jpeg: Buffer, inserted: Buffer): Buffer {
  const at = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
  return Buffer.concat([jpeg.subarray(0, at), inserted, jpeg.subarray(at)])
}

function profiled(jpeg: Buffer): readonly Planted[] {
  const mark = jpeg.indexOf('ICC_PROFILE\0')
  if (mark < 0 || !jpeg.includes('Public Domain')) return []
  const end = mark - 2 + jpeg.readUInt16BE(mark - 2)
  const profile = profileWithSecret(jpeg.subarray(mark, end))
  return [{ place: 'colour profile', bytes: Buffer.concat([jpeg.subarray(0, mark), profile, jpeg.subarray(end)]) }]
}
