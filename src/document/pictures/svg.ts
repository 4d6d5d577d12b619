import { rebuildSvg } from '../../pictures/svg/rebuild-svg.ts'
import type { SvgElement } from '../../pictures/svg/svg-tree.ts'
import { attempt } from '../../system/attempt.ts'
import type { Picture, PictureProblem } from './picture.ts'

/**
 * Reads an SVG: well-formed, with a size, and without scripts, animation and external references. Undefined when it is not an
 * SVG. Its bytes are written anew from what draws it.
 */
export function readSvg(bytes: Uint8Array): Picture | PictureProblem | undefined {
  const text = decoded(bytes)
  if (text === undefined || !/^\s*</.test(text) || !/<([\w-]+:)?svg[\s>/]/.test(text)) return undefined
  const rebuilt = rebuildSvg(text)
  if ('problem' in rebuilt)
    return {
      reason: `De SVG kan niet worden gebruikt: ${rebuilt.problem}.`,
      advice: 'Bewaar de tekening opnieuw als gewone SVG, of als PNG.',
    }
  const size = sizeOf(rebuilt.root)
  if (size === undefined)
    return {
      reason: 'De SVG zegt niet hoe groot zij is.',
      advice: 'Geef het element svg een viewBox, of een width en een height.',
    }
  return { type: 'image/svg+xml', bytes: rebuilt.bytes, extension: 'svg', ...size }
}

function decoded(bytes: Uint8Array): string | undefined {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  return attempt(() => new TextDecoder(encoding, { fatal: true }).decode(bytes))
}

interface Size {
  readonly width: number
  readonly height: number
}

/** CSS pixels per unit of length. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 960 / 25.4,
  in: 96,
}

function sizeOf({ attributes }: SvgElement): Size | undefined {
  const box = attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = box ?? []
  const width = lengthOf(attributes.get('width'))
  const height = lengthOf(attributes.get('height'))
  const ratio = boxWidth / boxHeight
  const found = {
    width: width ?? (height !== undefined && ratio > 0 ? height * ratio : boxWidth),
    height: height ?? (width !== undefined && ratio > 0 ? width / ratio : boxHeight),
  }
  return found.width > 0 && found.height > 0 && Number.isFinite(found.width + found.height) ? found : undefined
}

function lengthOf(value: string | undefined): number | undefined {
  const found = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*$/i.exec(value ?? '')
  if (!found) return undefined
  return Number(found[1]) * (units[(found[2] ?? '').toLowerCase()] ?? 1)
}
