import { readFileSync } from 'node:fs'
import { coversAny, faces, fontPath, textFonts } from './fonts.ts'

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
