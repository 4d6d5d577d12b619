import { describe, expect, test } from 'vitest'
import { cssString } from '../../../src/compose/html/safe-html.ts'

describe('cssString', () => {
  test.each([
    ['plain', '"plain"'],
    ['say "yes"', '"say \\22 yes\\22 "'],
    ["it's", '"it\\27 s"'],
    ['a\\b', '"a\\5c b"'],
    ['two\nlines\tand\r\nmore', '"two lines and more"'],
    ['</style>', '"\\3c /style\\3e "'],
    ['nul\u0000', '"nul\\fffd "'],
    ['é 🚲', '"é 🚲"'],
  ])('%j', (text, css) => {
    expect(cssString(text)).toBe(css)
  })
})
