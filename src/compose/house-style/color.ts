import { contrastRatio, type Rgb, luminance as rgbLuminance } from '../../pdf/content/contrast.ts'

/** Red, green and blue from 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number]

const named: Readonly<Record<string, Color>> = { white: [255, 255, 255], black: [0, 0, 0] }

/** An opaque CSS colour in hex, `rgb()` or `hsl()` notation, white or black; undefined for anything else. */
export function parseColor(text: string): Color | undefined {
  const css = text.trim().toLowerCase()
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(css)?.[1]
  if (hex !== undefined) {
    const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? [])
    const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16))
    return [red, green, blue]
  }
  const [, name, inner = ''] = /^(rgba?|hsla?)\(([^()]*)\)$/.exec(css) ?? []
  if (name === undefined) return named[css]
  const [first = '', second = '', third = '', alpha = '1'] = inner.split(/[\s,/]+/).filter((part) => part !== '')
  if (alpha !== '1' && alpha !== '100%') return undefined
  const color: Color = name.startsWith('rgb')
    ? [channel(first), channel(second), channel(third)]
    : fromHsl(Number.parseFloat(first), Number.parseFloat(second) / 100, Number.parseFloat(third) / 100)
  return color.some(Number.isNaN) ? undefined : color
}

/** Whether a CSS colour lets all of what lies under it through. */
export function isTransparent(text: string): boolean {
  const css = text.trim().toLowerCase()
  const [, inner = ''] = /^(?:rgb|hsl)a?\(([^()]*)\)$/.exec(css) ?? []
  const parts = inner.split(/[\s,/]+/).filter((part) => part !== '')
  return css === 'transparent' || (parts.length === 4 && Number.parseFloat(parts[3] ?? '') === 0)
}

function channel(text: string): number {
  const number = Number.parseFloat(text)
  return text.endsWith('%') ? number * 2.55 : number
}

function fromHsl(hue: number, saturation: number, lightness: number): Color {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const at = (offset: number) => {
    const turn = (offset + hue / 30) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)))
  }
  return [at(0), at(8), at(4)]
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.1, success criterion 1.4.3). */
export function contrast(one: Color, other: Color): number {
  return contrastRatio(asRgb(one), asRgb(other))
}

/** Relative luminance, 0 to 1 (WCAG 2.1). */
export function luminance(color: Color): number {
  return rgbLuminance(asRgb(color))
}

function asRgb([red, green, blue]: Color): Rgb {
  return [red / 255, green / 255, blue / 255]
}
