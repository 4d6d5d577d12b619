import { type Planted, secret } from './planted.ts'

const text = Buffer.from(secret, 'latin1')
const block = Buffer.concat([Buffer.from([text.length]), text, Buffer.from([0])])

/** The same GIF with a text in every place that its format has. */
export function plantedGifs(gif: Buffer): readonly Planted[] {
  const start = 13 + ((gif[10] ?? 0) & 0x80 ? 3 * 2 ** (((gif[10] ?? 0) & 7) + 1) : 0)
  const first = (...content: readonly (string | Buffer)[]) => inserted(gif, start, content)
  const last = (...content: readonly (string | Buffer)[]) => inserted(gif, gif.lastIndexOf(0x3b), content)
  const screen = Buffer.alloc(12, 1)
  return [
    { place: 'comment', bytes: first('\x21\xfe', block) },
    { place: 'XMP', bytes: first('\x21\xff\x0bXMP DataXMP', block) },

    { place: 'plain text', bytes: first('\x21\x01\x0c', screen, block) },
    { place: 'comment behind the picture', bytes: last('\x21\xfe', block) },
    { place: 'behind the end', bytes: Buffer.concat([gif, text]) },
    { place: 'second picture', bytes: last('\x2c\0\0\0\0\x01\0\x01\0\0\x02', block) },
    { place: 'unknown extension', bytes: first('\x21\x77', block) },
  ]
}

function inserted(gif: Buffer, at: number, content: readonly (string | Buffer)[]): Buffer {
  const pieces = content.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each))
  return Buffer.concat([gif.subarray(0, at), ...pieces, gif.subarray(at)])
}
