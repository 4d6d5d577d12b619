import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { lettersOf, type Secret } from './made-up-words.ts'

const run = promisify(execFile)

/** A text that can be got out of a file, and by what reader. */
export interface Reading {
  readonly reader: string
  readonly text: string
}

/** All that readers of others can get out of a PDF: PDF.js, qpdf, and who looks at the bytes themselves. */
export async function readingsOfPdf(path: string): Promise<readonly Reading[]> {
  const bytes = readFileSync(path)
  const unpacked = await run('qpdf', ['--qdf', '--object-streams=disable', '--decode-level=all', path, '-'], {
    encoding: 'buffer',
    maxBuffer: 2 ** 28,
  })
  return [
    ...(await readingsOfPdfjs(path)),
    ...readingsOfBytes('qpdf', unpacked.stdout),
    { reader: 'bytes', text: bytes.toString('latin1') },
  ]
}

async function readingsOfPdfjs(path: string): Promise<readonly Reading[]> {
  const document = await getDocument({ data: Uint8Array.from(readFileSync(path)), verbosity: 0 }).promise
  const found: Reading[] = []
  const add = (reader: string, value: unknown) => found.push({ reader: `pdf.js: ${reader}`, text: stringsIn(value) })
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true })
    found.push({ reader: 'pdf.js: text', text: items.map((item) => ('str' in item ? item.str : '')).join('') })
    add('annotations', await page.getAnnotations())
    add('structure', await page.getStructTree())
  }
  const { info, metadata } = await document.getMetadata()
  add('info', info)
  add('xmp', metadata?.getRaw())
  add('outline', await document.getOutline())
  add('destinations', await document.getDestinations())
  add('attachments', await document.getAttachments())
  add('labels', await document.getPageLabels())
  add('script', await document.getJSActions())
  await document.destroy()
  return found
}

/** Bytes as one byte a sign, as UTF-16 both ways from both ends, as UTF-8, and the strings in them unescaped or from hexadecimal. */
export function readingsOfBytes(reader: string, bytes: Buffer): readonly Reading[] {
  const latin = bytes.toString('latin1')
  const strings = [...latin.matchAll(/\((?:\\[\s\S]|[^\\()])*\)/g)].map(([typed]) => unescaped(typed.slice(1, -1)))
  const hexes = [...latin.matchAll(/<([0-9A-Fa-f\s]{4,})>/g)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex').toString('latin1'),
  )
  const pieces = [...strings, ...hexes].map((piece) => Buffer.from(piece, 'latin1'))
  return [
    { reader: `${reader}: latin`, text: latin },
    { reader: `${reader}: utf-8`, text: bytes.toString('utf8') },
    // Zero bytes are no letters: what is left of UTF-16, either way round, is its letters.
    { reader: `${reader}: strings`, text: [...strings, ...hexes].join('\n') },
    { reader: `${reader}: strings, utf-8`, text: pieces.map((piece) => piece.toString('utf8')).join('\n') },
    { reader: `${reader}: strings, utf-16`, text: pieces.map(asUtf16).join('\n') },
    {
      reader: `${reader}: names`,
      text: latin.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    },
  ]
}

function asUtf16(piece: Buffer): string {
  const big = piece.subarray(0, piece.length & ~1)
  return `${Buffer.from(big).swap16().toString('utf16le')}\n${big.toString('utf16le')}`
}

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8) & 255) : sign,
  )
}

function stringsIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Map) return stringsIn([...value])
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (Array.isArray(value)) return value.map(stringsIn).join('\n')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, each]) => `${key}\n${stringsIn(each)}`)
    .join('\n')
}

/** The secrets that stand in the readings, each as `reader: secret`. */
export function secretsIn(secrets: readonly Secret[], readings: readonly Reading[]): readonly string[] {
  return readings.flatMap(({ reader, text }) => {
    const letters = lettersOf(text)
    return secrets.filter((secret) => letters.includes(secret.letters)).map(({ typed }) => `${reader}: ${typed}`)
  })
}

/** The secrets that stand in none of the readings. */
export function secretsNotIn(secrets: readonly Secret[], readings: readonly Reading[]): readonly string[] {
  const all = readings.map(({ text }) => lettersOf(text))
  return secrets.filter(({ letters }) => !all.some((text) => text.includes(letters))).map(({ typed }) => typed)
}
