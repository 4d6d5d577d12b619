import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withFonts } from '../../src/compose/house-style/fonts.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { proposal } from '../cli/trial-project.ts'
import { inventory, permitted, unpacked } from '../pictures/planted/inventory.ts'
import { type Planted, secret } from '../pictures/planted/planted.ts'
import { plantedGifs } from '../pictures/planted/planted-gif.ts'
import { plantedJpegs } from '../pictures/planted/planted-jpeg.ts'
import { plantedPngs } from '../pictures/planted/planted-png.ts'
import { plantedSvgs } from '../pictures/planted/planted-svg.ts'
import { plantedWebps } from '../pictures/planted/planted-webp.ts'
import { openBrowser } from '../print/open-browser.ts'
import { seed, sized } from '../run-size.ts'
import { readingsOfPdf } from './independent-search.ts'

const pictures = join(import.meta.dirname, '../pictures')
const home = mkdtempSync(join(tmpdir(), 'afbeeldingen-'))
const perDocument = 10

const planters: Readonly<Record<string, (bytes: Buffer) => readonly Planted[]>> = {
  jpg: plantedJpegs,
  png: plantedPngs,
  gif: plantedGifs,
  webp: plantedWebps,
  svg: plantedSvgs,
}

/** A picture of another program with a text in it that is not drawn. */
interface Sample extends Planted {
  readonly name: string
  readonly extension: string
  readonly original: Buffer
}

const samples = chosen(sized(200))
/** As published in HTML, in the order of `samples`. */
let published: readonly { readonly type: string; readonly bytes: Buffer }[] = []

beforeAll(async () => {
  const documents = Array.from({ length: Math.ceil(samples.length / perDocument) }, (_, index) => `${index}`)
  for (const name of documents) {
    const own = samples.slice(Number(name) * perDocument, (Number(name) + 1) * perDocument)
    mkdirSync(join(home, name))
    for (const [index, { extension, bytes }] of own.entries())
      writeFileSync(join(home, name, `${index}.${extension}`), bytes)
    const text = own.map(({ extension }, index) => `![Een vlak met kleuren.](${index}.${extension})`).join('\n\n')
    writeFileSync(join(home, name, 'voorstel.md'), proposal({ text, front: `naam: p${name}` }))
  }
  writeFileSync(join(home, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
  const printer = openPrinter({ jobs: 2 })
  try {
    const files = documents.map((name) => `${name}/voorstel.md`)
    const request = { cwd: home, strictness: 'lenient', html: 'keep', jobs: 2, editions: ['openbaar'] } as const
    const report = await build({ ...request, files }, { printer })
    expect(report.documents.filter(({ outcome }) => outcome !== 'gemaakt')).toEqual([])
  } finally {
    await printer.close()
  }
  published = documents.flatMap((name) => picturesIn(readFileSync(pathOf(name, 'html'), 'utf8')))
}, 3_600_000)

afterAll(() => rmSync(home, { recursive: true, force: true }))

test('each is published, from at least six writers', () => {
  expect(published).toHaveLength(samples.length)
  expect(new Set(samples.map(({ name }) => name.split('/')[0])).size).toBeGreaterThanOrEqual(6)
})

test('the same search finds the text in the pictures as they were', () => {
  const found = samples.filter(({ bytes }) => bytes.toString('latin1').replaceAll('\0', '').includes(secret))
  // Of the others it is packed, or written in codes.
  expect(found.length).toBeGreaterThan(samples.length * 0.8)
})

test('no reader finds the text in a picture, nor in a page that shows it', { timeout: 3_600_000 }, async () => {
  const inPictures = published.flatMap(({ bytes }, index) =>
    unpacked(bytes).replaceAll('\0', '').includes(secret) ? [nameOf(index)] : [],
  )
  expect(inPictures).toEqual([])
  for (const name of readdirSync(join(home, 'uitvoer')).filter((each) => /^p\d/.test(each))) {
    const readings = await readingsOfPdf(pathOf(name.slice(1), 'pdf'))
    expect(readings.filter(({ text }) => text.includes(secret)).map(({ reader }) => `${name} ${reader}`)).toEqual([])
    expect(readFileSync(pathOf(name.slice(1), 'html')).includes(secret)).toBe(false)
  }
})

test('each consists of what draws it: size, orientation, colour', () => {
  const strange = published.flatMap(({ type, bytes }, index) =>
    type === 'image/svg+xml'
      ? []
      : inventory(bytes)
          .filter((part) => !permitted.test(part))
          .map((part) => `${nameOf(index)}: ${part}`),
  )
  expect(strange).toEqual([])
})

/** Keys of what ExifTool reads in the permitted parts, and derives from them. */
const derived = new RegExp(
  `^(?:${[
    'SourceFile|(?:ExifTool|System|File|IFD0:Orientation|Adobe|ICC[\\w-]*|JFIF)(?:$|:.*)',
    'Composite:(?:ImageSize|Megapixels|RedTRC|GreenTRC|BlueTRC)',
    'PNG:(?:ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace|Palette|Transparency)',
    'PNG:(?:SRGBRendering|Gamma|ProfileName)',
    'PNG(?:-cICP)?:(?:ColorPrimaries|TransferCharacteristics|MatrixCoefficients|VideoFullRangeFlag)',
    'PNG(?:-cHRM)?:(?:WhitePoint|Red|Green|Blue)[XY]',
  ].join('|')})$`,
)

test('ExifTool, where it is installed, finds nothing else', () => {
  if (spawnSync('exiftool', ['-ver']).status !== 0) return
  const folder = join(home, 'gepubliceerd')
  mkdirSync(folder)
  for (const [index, { type, bytes }] of published.entries())
    if (type !== 'image/svg+xml') writeFileSync(join(folder, `${index}.${type.slice(6)}`), bytes)
  const found: unknown = JSON.parse(
    execFileSync('exiftool', ['-json', '-G1', '-a', '-u', folder], { maxBuffer: 2 ** 28 }).toString(),
  )
  if (!Array.isArray(found)) throw new Error('ExifTool gave no list.')
  const keys = new Set(found.flatMap((each) => Object.keys(each)))
  expect([...keys].filter((key) => !derived.test(key))).toEqual([])
})

test('each has the pixels of the picture without the text, upright', { timeout: 3_600_000 }, async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const different: string[] = []
    for (const [index, sample] of samples.entries()) {
      const made = published[index]
      if (made === undefined) continue
      // The letters of a drawing are those of the program, before and after.
      const original = sample.extension === 'svg' ? Buffer.from(withFonts(sample.original)) : sample.original
      const before = addressOf(types[sample.extension] ?? '', original)
      const unequal = await differing(page, before, addressOf(made.type, made.bytes), sample.orientation ?? 1)
      if (unequal > 0) different.push(`${nameOf(index)}: ${unequal}`)
    }
    expect(different).toEqual([])
  } finally {
    await browser.close()
  }
})

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
}

/** From each writer in turn, and of each picture another place every time. */
function chosen(count: number): readonly Sample[] {
  const raster = readdirSync(join(pictures, 'fixtures'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => ({ name, path: join(pictures, 'fixtures', name) }))
  const drawn = readdirSync(join(pictures, 'svg/fixtures')).map((name) => ({
    name: `svg/${name}`,
    path: join(pictures, 'svg/fixtures', name),
  }))
  const all = [...raster, ...drawn].toSorted((one, other) => (one.name < other.name ? -1 : 1))
  // A step without a common divisor visits every picture before one comes again.
  const step = 17
  return Array.from({ length: count }, (_, index) => {
    const { name, path } = all[(seed + index * step) % all.length] ?? { name: '', path: '' }
    const original = readFileSync(path)
    const extension = name.slice(name.lastIndexOf('.') + 1)
    const planted = planters[extension]?.(original) ?? []
    const one = planted[(seed + index * 7 + Math.floor(index / all.length)) % planted.length]
    if (one === undefined) throw new Error(`Nothing can be planted in ${name}.`)
    return { ...one, name, extension, original }
  })
}

function nameOf(index: number): string {
  return `${samples[index]?.name}, ${samples[index]?.place}`
}

function pathOf(name: string, extension: 'html' | 'pdf'): string {
  return join(home, 'uitvoer', `p${name}`, 'openbaar', `voorstel.${extension}`)
}

function picturesIn(html: string) {
  return [...html.matchAll(/<img [^>]*src="data:([^;"]*);base64,([^"]*)"/g)].map(([, type = '', data = '']) => ({
    type,
    bytes: Buffer.from(data, 'base64'),
  }))
}

function addressOf(type: string, bytes: Buffer): string {
  return `data:${type};base64,${bytes.toString('base64')}`
}

/**
 * The number of pixels that differ as a browser draws them, the first turned by its orientation. The share of a
 * translucent pixel may be two off: a browser multiplies that of a WebP before it computes the colours.
 */
async function differing(page: Page, before: string, after: string, orientation: number): Promise<number> {
  const script = `(async () => {
    const draw = async (address, orientation) => {
      const image = new Image()
      image.src = address
      await image.decode()
      const [width, height] = [image.naturalWidth || 100, image.naturalHeight || 100]
      const canvas = document.createElement('canvas')
      ;[canvas.width, canvas.height] = orientation >= 5 ? [height, width] : [width, height]
      const context = canvas.getContext('2d')
      const turns = { 1: [1,0,0,1,0,0], 2: [-1,0,0,1,width,0], 3: [-1,0,0,-1,width,height], 4: [1,0,0,-1,0,height],
        5: [0,1,1,0,0,0], 6: [0,1,-1,0,height,0], 7: [0,-1,-1,0,height,width], 8: [0,-1,1,0,0,width] }
      context.setTransform(...turns[orientation])
      context.drawImage(image, 0, 0, width, height)
      return context.getImageData(0, 0, canvas.width, canvas.height)
    }
    const one = await draw(${JSON.stringify(before)}, ${orientation})
    const other = await draw(${JSON.stringify(after)}, 1)
    if (one.width !== other.width || one.height !== other.height) return 1e9
    let count = 0
    for (let at = 0; at < one.data.length; at += 4)
      {
        const alpha = one.data[at + 3]
        const share = (data, sample) => (data[at + sample] * alpha) / 255
        const isOff = (sample) =>
          alpha === 255 ? one.data[at + sample] !== other.data[at + sample] : Math.abs(share(one.data, sample) - share(other.data, sample)) > 2.01
        if (alpha !== other.data[at + 3] || [0, 1, 2].some(isOff)) count += 1
      }
    return count
  })()`
  return (await page.evaluate(script)) as number
}
