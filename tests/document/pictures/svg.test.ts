import { describe, expect, it } from 'vitest'
import { isPicture, readPicture } from '../../../src/document/pictures/image.ts'

const svg = (inside: string, attributes = 'viewBox="0 0 10 20"') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )
const reason = (bytes: Uint8Array) => {
  const found = readPicture(bytes)
  return isPicture(found) ? undefined : found.reason
}

describe('an SVG is refused', () => {
  it.each([
    '<script>x</script>',
    '<rect onclick="x"/>',
    '<image href="https://a.nl/x.png"/>',
    '<image xlink:href="file:///etc/passwd"/>',
    '<style>@import "x";</style>',
    '<rect style="fill:url(https://a.nl/x)"/>',
    '<foreignObject/>',
    '<animate/>',
    '<rect>',
    '<p>&weg;</p>',
  ])('with %s', (inside) => {
    expect(reason(svg(inside))).toMatch(/^De SVG kan niet worden gebruikt: /)
  })
  it('without a size', () => {
    expect(reason(svg('', ''))).toBe('De SVG zegt niet hoe groot zij is.')
  })
})
