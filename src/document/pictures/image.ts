import {
  kindOfPicture,
  type PictureHeader,
  type PictureKind,
  readPictureHeader,
  rebuildPicture,
} from '../../pictures/rebuild-picture.ts'
import type { Picture, PictureProblem } from './picture.ts'
import { readSvg } from './svg.ts'

export { isPicture, type Picture, type PictureProblem } from './picture.ts'

const megabyte = 1024 * 1024
const most = { bytes: 100 * megabyte, pixels: 250_000_000 }
const much = { bytes: 25 * megabyte, pixels: 100_000_000 }
const saveAs = 'Sla de afbeelding op als PNG, JPEG of SVG.'
const damaged: PictureProblem = {
  reason: 'De afbeelding is beschadigd.',
  advice: 'Maak of kopieer haar opnieuw.',
}

/**
 * Reads an image by its content: PNG, JPEG, GIF, WebP or SVG. All but an upright PNG are written anew from what draws them, and
 * a browser draws each as it is meant: of an animation the first picture, and upright.
 */
export function readPicture(bytes: Uint8Array): Picture | PictureProblem {
  if (bytes.length === 0)
    return { reason: 'De afbeelding is leeg.', advice: 'Zet er een ander bestand voor in de plaats.' }
  if (bytes.length > most.bytes)
    return {
      reason: `De afbeelding is te groot: ${inMegabytes(bytes.length)} MB.`,
      advice: `Maak haar kleiner dan ${most.bytes / megabyte} MB.`,
    }
  const kind = kindOfPicture(bytes)
  if (kind !== undefined) return readRaster(bytes, kind)
  const format = otherFormat(bytes)
  if (format === 'PDF')
    return {
      reason: 'Dit is een PDF, geen afbeelding.',
      advice: 'Maak er een bijlage van, of sla de bladzijde op als PNG.',
    }
  if (format !== undefined) return { reason: `Een afbeelding in ${format} kan niet in een PDF.`, advice: saveAs }
  return readSvg(bytes) ?? { reason: 'Dit bestand is geen PNG, JPEG of SVG.', advice: saveAs }
}

/** The picture for everyone: a PNG is also written anew from its pixels, so that nothing else is in it. */
export function publicPicture(picture: Picture): Picture | PictureProblem {
  if (picture.type !== 'image/png') return picture
  if (picture.width * picture.height > much.pixels)
    return { ...tooLarge(picture), reason: `Voor de openbare editie is de afbeelding te groot: ${inPixels(picture)}.` }
  const rebuilt = rebuildPicture(picture.bytes, 'png')
  return rebuilt ? { ...picture, bytes: rebuilt.bytes } : damaged
}

const magic: readonly (readonly [string, number, string])[] = [
  ['ftypavif', 4, 'AVIF'],
  ['ftyphei', 4, 'HEIC'],
  ['ftypmif1', 4, 'HEIC'],
  ['II*\0', 0, 'TIFF'],
  ['MM\0*', 0, 'TIFF'],
  ['BM', 0, 'BMP'],
  ['%PDF-', 0, 'PDF'],
]

function otherFormat(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  return magic.find(([signature, offset]) => start.startsWith(signature, offset))?.[2]
}

function readRaster(bytes: Uint8Array, kind: PictureKind): Picture | PictureProblem {
  const header = readPictureHeader(bytes, kind)
  if (header === undefined) return damaged
  const pixels = header.width * header.height
  const isDecoded = kind === 'gif' || kind === 'webp' || (kind === 'png' && header.isTurned)
  if (pixels > (isDecoded ? much.pixels : most.pixels)) return tooLarge(header)
  const picture =
    kind === 'png' && !header.isTurned ? { type: 'image/png' as const, bytes } : rebuildPicture(bytes, kind)
  if (picture === undefined) return damaged
  const { width, height } = header
  const extension = picture.type === 'image/jpeg' ? 'jpg' : 'png'
  const remark = remarkOn(bytes.length, header)
  return { ...picture, extension, width, height, ...(remark ? { remark } : {}) }
}

type Size = Pick<PictureHeader, 'width' | 'height'>

function tooLarge(size: Size): PictureProblem {
  return {
    reason: `De afbeelding is te groot: ${inPixels(size)}.`,
    advice: 'Maak haar kleiner: op papier zijn 3000 beeldpunten in de breedte genoeg.',
  }
}

function remarkOn(length: number, header: PictureHeader): PictureProblem | undefined {
  if (length > much.bytes || header.width * header.height > much.pixels)
    return {
      reason: `De afbeelding is erg groot: ${inMegabytes(length)} MB, ${inPixels(header)}.`,
      advice: 'De PDF wordt er groot en traag van. Op papier zijn 3000 beeldpunten in de breedte genoeg.',
    }
  if (!header.isCmyk) return undefined
  return {
    reason: 'De afbeelding is in CMYK, de kleuren van een drukkerij.',
    advice: 'De kleuren worden omgerekend en kunnen anders uitvallen. Sla haar op in RGB om dat zelf te bepalen.',
  }
}

function inPixels({ width, height }: Size): string {
  return `${width} bij ${height} beeldpunten`
}

function inMegabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(0)
}
