import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { kindOfPicture, readPictureHeader, rebuildPicture } from '../../src/pictures/rebuild-picture.ts'
import { inventory, permitted, unpacked } from './planted/inventory.ts'
import { type Planted, secret } from './planted/planted.ts'
import { plantedGifs } from './planted/planted-gif.ts'
import { plantedJpegs } from './planted/planted-jpeg.ts'
import { plantedPngs } from './planted/planted-png.ts'
import { plantedWebps } from './planted/planted-webp.ts'

const folder = join(import.meta.dirname, 'fixtures')
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:png|jpg|gif|webp)$/.test(name))
  .toSorted()
const planters = { jpeg: plantedJpegs, png: plantedPngs, gif: plantedGifs, webp: plantedWebps }

function rebuilt(bytes: Uint8Array): Buffer {
  const kind = kindOfPicture(bytes)
  const made = kind && rebuildPicture(bytes, kind)
  if (!made) throw new Error('The picture is damaged.')
  return Buffer.from(made.bytes)
}

describe.each(fixtures)('%s', (name) => {
  const original = readFileSync(join(folder, name))
  const kind = kindOfPicture(original) ?? 'png'
  const plain = rebuilt(original)

  it('consists of what draws it, once and again', () => {
    expect(inventory(plain).filter((part) => !permitted.test(part))).toEqual([])
    expect(rebuilt(plain)).toEqual(plain)
  })

  it.each(planters[kind](original))(
    'is the same without what was planted: $place',
    ({ bytes, orientation = 1 }: Planted) => {
      const made = rebuilt(bytes)
      expect(unpacked(made)).not.toContain(secret)
      expect(unpacked(made).replaceAll('\0', '')).not.toContain(secret)
      expect(inventory(made).filter((part) => !permitted.test(part))).toEqual([])
      const [{ width, height }, upright] = [headerOf(bytes), headerOf(original)]
      expect([width, height]).toEqual(
        orientation >= 5 ? [upright.height, upright.width] : [upright.width, upright.height],
      )
      if (kind === 'jpeg') expect(withoutStatements(made)).toEqual(withoutStatements(plain))
      else expect(pixelsOf(made)).toEqual(turned(pixelsOf(plain), orientation))
    },
  )
})

it.each(fixtures.filter((name) => name.endsWith('.png')))('%s keeps the pixels that another reader finds', (name) => {
  const original = readFileSync(join(folder, name))
  expect(pixelsOf(rebuilt(original))).toEqual(pixelsOf(original))
})

it('refuses a picture that is cut off anywhere in its data', () => {
  const whole = fixtures.map((name) => readFileSync(join(folder, name)))
  const cut = whole.map((bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.4)))
  const made = cut.map((bytes) => rebuildPicture(bytes, kindOfPicture(bytes) ?? 'png'))
  expect(made.filter((picture) => picture !== undefined)).toEqual([])
})

function headerOf(bytes: Uint8Array) {
  const header = readPictureHeader(bytes, kindOfPicture(bytes) ?? 'png')
  if (!header) throw new Error('The picture has no size.')
  return header
}

/** All but the orientation and the colour profile, of which a known one keeps its texts: those stand before the first table. */
function withoutStatements(jpeg: Buffer): string {
  return jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xdb]))).toString('hex')
}

interface Pixels {
  readonly width: number
  readonly height: number
  readonly at: readonly string[]
}

/** The colour of a pixel that is not seen is no part of a picture. */
function pixelsOf(bytes: Buffer): Pixels {
  const { width, height, data } = PNG.sync.read(bytes)
  const at = Array.from({ length: width * height }, (_, pixel) => {
    const colour = data.subarray(pixel * 4, pixel * 4 + 4)
    return colour[3] === 0 ? 'clear' : colour.toString('hex')
  })
  return { width, height, at }
}

/** By the words of the standard: the 0th row is at the top or bottom, or at a side (CIPA DC-008, 4.6.4). */
function turned({ width, height, at }: Pixels, orientation: number): Pixels {
  const [newWidth, newHeight] = orientation >= 5 ? [height, width] : [width, height]
  const stored: Readonly<Record<number, (x: number, y: number) => readonly [number, number]>> = {
    1: (x, y) => [x, y],
    2: (x, y) => [width - 1 - x, y],
    3: (x, y) => [width - 1 - x, height - 1 - y],
    4: (x, y) => [x, height - 1 - y],
    5: (x, y) => [y, x],
    6: (x, y) => [y, height - 1 - x],
    7: (x, y) => [width - 1 - y, height - 1 - x],
    8: (x, y) => [width - 1 - y, x],
  }
  const found = Array.from({ length: newWidth * newHeight }, (_, pixel) => {
    const [column = 0, row = 0] = stored[orientation]?.(pixel % newWidth, Math.floor(pixel / newWidth)) ?? []
    return at[row * width + column] ?? ''
  })
  return { width: newWidth, height: newHeight, at: found }
}
