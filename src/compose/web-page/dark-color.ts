import { type Color, contrast, luminance } from '../house-style/color.ts'

/** The flare that WCAG 2.1 adds to both luminances of a contrast ratio. */
const flare = 0.05

/** The luminance that white paper has on a dark screen, the softest first. */
const pages = [0.0075, 0.004, 0] as const

/** Of text of normal size (WCAG 2.1, success criterion 1.4.3), and of large text and parts of drawings (1.4.11). */
const thresholds = [4.5, 3] as const

/**
 * The colours of a style for a dark screen, in the same order. Luminances are mapped so that every two colours keep their contrast
 * ratio, whatever the house style. A page that is not quite black takes a little from the contrast of text that is: the softest page is
 * chosen on which every pair that meets a threshold on paper still does.
 */
export function darkColors(colors: readonly Color[]): readonly Color[] {
  const candidates = pages.map((page) => colors.map((color) => darkColor(color, page)))
  const [first = [], ...others] = candidates
  return candidates.find((dark) => isAsLegible(dark, colors)) ?? others.at(-1) ?? first
}

function isAsLegible(dark: readonly Color[], light: readonly Color[]): boolean {
  return dark.every((one, at) =>
    dark.every((other, by) => {
      const [before, after] = [contrast(light[at] ?? one, light[by] ?? other), contrast(one, other)]
      return thresholds.every((least) => before < least || after >= least)
    }),
  )
}

/** A colour of the same hue with the luminance that it has on a dark page. */
function darkColor(color: Color, page: number): Color {
  const product = (1 + flare) * (page + flare)
  const wanted = Math.min(1, product / (luminance(color) + flare) - flare)
  const { a, b } = toLab(color)
  let low = 0
  let high = 1
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2
    if (luminance(withinGamut(middle, a, b)) < wanted) low = middle
    else high = middle
  }
  return round(withinGamut(high, a, b), wanted + flare > Math.sqrt(product) ? Math.ceil : Math.floor)
}

/** @param whole light colours are rounded up and dark ones down, so that rounding takes no contrast */
function round([red, green, blue]: Color, whole: (value: number) => number): Color {
  const near = (value: number) => {
    const nearest = Math.round(value)
    return Math.abs(nearest - value) < 0.05 ? nearest : Math.min(255, Math.max(0, whole(value)))
  }
  return [near(red), near(green), near(blue)]
}

/** The colour with this lightness and hue, with as much of the chroma as sRGB has. */
function withinGamut(lightness: number, a: number, b: number): Color {
  let low = 0
  let high = 1
  if (fits(fromLab(lightness, a, b))) return clamp(fromLab(lightness, a, b))
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2
    if (fits(fromLab(lightness, a * middle, b * middle))) low = middle
    else high = middle
  }
  return clamp(fromLab(lightness, a * low, b * low))
}

function fits(color: Color): boolean {
  return color.every((value) => value > -0.01 && value < 255.01)
}

function clamp([red, green, blue]: Color): Color {
  const within = (value: number) => Math.min(255, Math.max(0, value))
  return [within(red), within(green), within(blue)]
}

/** Hue and chroma in Oklab (B. Ottosson, 2020), in which equal hue looks equal at every lightness. */
function toLab(color: Color): { readonly a: number; readonly b: number } {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return {
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  }
}

function fromLab(lightness: number, a: number, b: number): Color {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function encoded(linear: number): number {
  return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055)
}
