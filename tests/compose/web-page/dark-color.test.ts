import { expect, test } from 'vitest'
import { type Color, contrast } from '../../../src/compose/house-style/color.ts'
import { darkColors } from '../../../src/compose/web-page/dark-color.ts'
import { randomFrom } from '../../properties/made-up-words.ts'

const random = randomFrom(20210330)
const channel = () => Math.floor(random() * 256)
const anyColor = (): Color => [channel(), channel(), channel()]
const white: Color = [255, 255, 255]
const black: Color = [0, 0, 0]

/** From 0 to 360; undefined for grey. */
function hue([red, green, blue]: Color): number | undefined {
  const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)]
  if (high - low < 40) return undefined
  const part =
    high === red
      ? (green - blue) / (high - low)
      : high === green
        ? 2 + (blue - red) / (high - low)
        : 4 + (red - green) / (high - low)
  return (part * 60 + 360) % 360
}

test('whatever can be read on paper can be read in the dark: every pair of three hundred styles keeps its threshold', () => {
  for (let style = 0; style < 300; style++) {
    const colors = [white, ...(style % 2 === 0 ? [black] : []), anyColor(), anyColor(), anyColor(), anyColor()]
    const dark = darkColors(colors)
    for (const [at, one] of colors.entries()) {
      for (const [by, other] of colors.entries()) {
        const [before, after] = [contrast(one, other), contrast(dark[at] ?? white, dark[by] ?? white)]
        // Half a step of a channel is all that rounding may take.
        if (before >= 4.6) expect(after, `${one} ${other}`).toBeGreaterThanOrEqual(4.5)
        if (before >= 3.1) expect(after, `${one} ${other}`).toBeGreaterThanOrEqual(3)
      }
    }
  }
})

test('white paper becomes dark, but not black where the other colours allow it', () => {
  expect(darkColors([white, [11, 74, 92]])[0]).toEqual([21, 21, 21])
  expect(darkColors([white, black, [119, 119, 119]])).toEqual([[0, 0, 0], [255, 255, 255], expect.any(Array)])
})

test('a colour keeps its hue', () => {
  for (let count = 0; count < 300; count++) {
    const color = anyColor()
    const [dark = black] = darkColors([color])
    const [before, after] = [hue(color), hue(dark)]
    if (before === undefined || after === undefined) continue
    const apart = Math.abs(before - after)
    expect(Math.min(apart, 360 - apart), `${color} → ${dark}`).toBeLessThan(45)
  }
})
