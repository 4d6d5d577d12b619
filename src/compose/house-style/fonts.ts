import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Resource, resourceOrigin } from '../../print/page/printable.ts'
import { lazily } from '../../system/lazily.ts'
import { codeFamily, faceRows, reserveFamily, textFamily } from './font-table.ts'

/** `font-family` of text. The last fallback is embedded as well, so that a font of the machine is never used. */
export const textFonts = `'${textFamily}', '${reserveFamily}'`
/** `font-family` of code. */
export const codeFonts = `'${codeFamily}', '${textFamily}', '${reserveFamily}'`

const require = createRequire(import.meta.url)
/**
 * The `@font-face` rules of all fonts of this package, and their files by resource key (`fonts/<file>.woff2`), read on demand.
 * The custom properties `--lettertype-tekst` and `--lettertype-code` hold the font families in order.
 */
export const fontFaces = lazily(makeFaces)

function makeFaces(): { readonly css: string; readonly resources: ReadonlyMap<string, Resource> } {
  const rules: string[] = []
  const resources = new Map<string, Resource>()
  for (const face of faces()) {
    const key = `fonts/${face.file.slice(face.file.lastIndexOf('/') + 1)}`
    resources.set(key, lazyFile(face.file))
    rules.push(
      `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};src:url(${resourceOrigin}${key}) format('woff2');unicode-range:${face.range}}`,
    )
  }
  // Disable synthetic bold and italic for fallback fonts.
  const families = `:root{--lettertype-tekst:${textFonts};--lettertype-code:${codeFonts};font-family:${textFonts};font-synthesis:none}`
  return { css: `${rules.join('\n')}\n${families}\n`, resources }
}

interface FontFace {
  readonly family: string
  readonly weight: string
  readonly style: string
  /** Path below node_modules. */
  readonly file: string
  /** In CSS syntax: `U+0-FF,U+131`. */
  readonly range: string
}

/** Every font face of this package, in the order of the CSS. */
export const faces = lazily((): readonly FontFace[] =>
  faceRows.map((line) => {
    const [family = '', weight = '', style = '', file = '', ranges = ''] = line.split('|')
    const range = ranges
      .split(',')
      .map((part) => `U+${part}`)
      .join(',')
    return { family, weight, style, file, range }
  }),
)

/** A font file, read on first use. */
function lazyFile(file: string): Resource {
  let bytes: Uint8Array | undefined
  return {
    type: 'font/woff2',
    get bytes() {
      bytes ??= readFileSync(fontPath(file))
      return bytes
    },
  }
}

/** @param file `<package>/<path in it>`; the package is located by Node */
export function fontPath(file: string): string {
  const packageName = file.split('/', file.startsWith('@') ? 2 : 1).join('/')
  const folder = dirname(require.resolve(`${packageName}/package.json`))
  return join(folder, file.slice(packageName.length))
}

/** Whether a `unicode-range` contains any of the code points. */
export function coversAny(range: string, points: ReadonlySet<number>): boolean {
  return range.split(',').some((part) => {
    const [low = '', high = low] = part.trim().replace(/^U\+/i, '').split('-')
    const from = Number.parseInt(low, 16)
    const to = Number.parseInt(high, 16)
    for (const point of points) if (point >= from && point <= to) return true
    return false
  })
}

/**
 * Embeds the fonts that an SVG needs for its text, because an image cannot use the fonts of the page and would use those of the
 * machine. An SVG without text is unchanged.
 */
export function withFonts(svg: Uint8Array): Uint8Array {
  const text = Buffer.from(svg).toString('utf8')
  if (!/<(\w+:)?text[\s>]/.test(text)) return svg
  const points = new Set([...text].map((character) => character.codePointAt(0) ?? 0))
  const rules = faces()
    .filter((face) => !face.family.includes('Code') && coversAny(face.range, points))
    .map((face) => {
      const data = readFileSync(fontPath(face.file)).toString('base64')
      return `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${face.range}}`
    })
  const style = `<style xmlns="http://www.w3.org/2000/svg">${rules.join('')}*{font-family:${textFonts} !important}</style>`
  const end = text.lastIndexOf('</')
  return Buffer.from(`${text.slice(0, end)}${style}${text.slice(end)}`)
}
