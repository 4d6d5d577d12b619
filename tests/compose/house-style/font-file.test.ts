import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import fc from 'fast-check'
import * as fontkit from 'fontkit'
import { describe, expect, it, test } from 'vitest'
import { isFontFile, readFontFile } from '../../../src/compose/house-style/font-file.ts'

const require = createRequire(import.meta.url)
const sourceSans = dirname(require.resolve('source-sans/package.json'))
const folders = ['TTF', 'OTF', 'VF', 'WOFF/TTF', 'WOFF/OTF', 'WOFF/VF', 'WOFF2/TTF', 'WOFF2/OTF', 'WOFF2/VF']
const fontsource = ['@fontsource/fira-sans', '@fontsource-variable/fira-code', '@fontsource/noto-sans-arabic']
const paths = [
  ...folders.flatMap((folder) => fontsIn(join(sourceSans, folder))),
  ...fontsource.flatMap((name) =>
    fontsIn(join(dirname(require.resolve(`${name}/package.json`)), 'files')).slice(0, 12),
  ),
]

function fontsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.(woff2?|ttf|otf)$/.test(name))
    .map((name) => join(folder, name))
}

/** What another reader says of the same font. */
function asOthersRead(bytes: Buffer) {
  const font = fontkit.create(bytes) as fontkit.Font & {
    readonly 'OS/2': { readonly usWeightClass: number }
    readonly getName: (key: string) => string | null
  }
  const axis = font.variationAxes.wght
  const weight = font['OS/2'].usWeightClass
  return {
    family: (font.getName('preferredFamily') ?? font.familyName) || '',
    postScriptName: font.postscriptName ?? '',
    weights: axis ? [axis.min, axis.max] : [weight, weight],
  }
}

test('every font of four packages is read as another reader reads it', () => {
  expect(paths.length).toBeGreaterThan(100)
  for (const path of paths) {
    const bytes = readFileSync(path)
    const read = readFontFile(bytes)
    if (!isFontFile(read)) throw new Error(`${path} ${read.reason}`)
    const { family, postScriptName, weights } = read
    expect([path, { family, postScriptName, weights }]).toEqual([path, asOthersRead(bytes)])
    expect([path, read.style]).toEqual([path, /It(alic)?\.|-italic|It\.ttf/.test(path) ? 'italic' : 'normal'])
  }
})

const plain = readFileSync(join(sourceSans, 'TTF', 'SourceSans3-Regular.ttf'))

/** The offset of a table in a TrueType file. */
function tableAt(font: Buffer, tag: string): number {
  const entry = font.indexOf(tag, 12, 'latin1')
  return font.readUInt32BE(entry + 8)
}

function withType(type: number): Buffer {
  const font = Buffer.from(plain)
  font.writeUInt16BE(type, tableAt(font, 'OS/2') + 8)
  return font
}

describe('embedding rights', () => {
  it.each([
    ['installable', 0],
    ['preview and print', 0x4],
    ['editable', 0x8],
    ['restricted and editable, of which the least restrictive counts', 0xa],
  ])('%s: allowed', (_, type) => {
    expect(readFontFile(withType(type))).toMatchObject({ postScriptName: 'SourceSans3-Regular' })
  })

  it.each([
    ['restricted', 0x2, 'restricted'],
    ['bitmaps only', 0x200, 'bitmap embedding only'],
    ['no subset, while a PDF holds one', 0x100, 'no subsetting'],
    ['no subset, for print', 0x104, 'no subsetting'],
  ])('%s: refused', (_, type, words) => {
    expect(readFontFile(withType(type))).toMatchObject({ reason: expect.stringContaining(`fsType: ${words}`) })
  })
})

describe('a file that is no font for a document', () => {
  const withoutOutlines = Buffer.from(plain)
  withoutOutlines.write('bitm', withoutOutlines.indexOf('glyf', 12, 'latin1'), 'latin1')
  const collection = readFileSync(join(sourceSans, 'WOFF2', 'TTF', 'SourceSans3-Regular.ttf.woff2'))
  collection.write('ttcf', 4, 'latin1')
  const bomb = Buffer.concat([
    readFileSync(join(sourceSans, 'WOFF2', 'TTF', 'SourceSans3-Regular.ttf.woff2')).subarray(0, 400),
    brotliCompressSync(Buffer.alloc(80 * 1024 * 1024)),
  ])

  it.each([
    ['a page of HTML', Buffer.from('<html>'), 'is geen lettertype'],
    ['nothing', Buffer.alloc(0), 'is geen lettertype'],
    ['a collection', collection, 'is geen lettertype'],
    ['a collection of TrueType', Buffer.concat([Buffer.from('ttcf'), plain]), 'is geen lettertype'],
    ['letters that are pictures', withoutOutlines, 'heeft geen omtrekken'],
    ['a stream that grows without end', bomb, 'is geen lettertype'],
  ])('%s', (_, bytes, words) => {
    expect(readFontFile(bytes)).toMatchObject({ reason: expect.stringContaining(words) })
  })

  it('whatever is missing or changed, never throws', () => {
    const fonts = [
      'WOFF/TTF/SourceSans3-Regular.ttf.woff',
      'WOFF2/OTF/SourceSans3-It.otf.woff2',
      'VF/SourceSans3VF-Upright.ttf',
    ]
    const bytes = fonts.map((path) => readFileSync(join(sourceSans, path)))
    fc.assert(
      fc.property(
        fc.constantFrom(...bytes),
        fc.nat(2000),
        fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), { maxLength: 20 }),
        (font, cut, changes) => {
          const damaged = Buffer.from(cut < 1000 ? font.subarray(0, cut) : font)
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value
          const read = readFontFile(damaged)
          expect(isFontFile(read) || read.reason.length > 0).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
