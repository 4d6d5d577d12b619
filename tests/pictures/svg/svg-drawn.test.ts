import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withFonts } from '../../../src/compose/house-style/fonts.ts'
import { rebuildSvg } from '../../../src/pictures/svg/rebuild-svg.ts'
import { openBrowser } from '../../print/open-browser.ts'

// A public drawing holds only what is drawn: each with its twin in which the name can be read, and with equal pixels.

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(() => browser.close())

const svg = (inside: string, attributes = 'viewBox="0 0 200 60" width="200" height="60"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect x="5" y="5" width="60" height="20" fill="#08a"/>${inside}<text x="8" y="50" font-size="9">Zichtbaar</text></svg>`

function written(text: string): string {
  const made = rebuildSvg(text)
  if ('problem' in made) throw new Error(made.problem)
  return Buffer.from(made.bytes).toString('utf8')
}

async function pixelsOf(text: string): Promise<string> {
  const url = `data:image/svg+xml;base64,${Buffer.from(withFonts(Buffer.from(text))).toString('base64')}`
  await page.setContent(`<body style="margin:0"><img src="${url}"></body>`, { waitUntil: 'load' })
  return await page.screenshot({ encoding: 'base64', clip: { x: 0, y: 0, width: 500, height: 60 } })
}

const name = '<text x="70" y="20" font-size="10">Zwartsluiter</text>'
const named = (attributes: string) => `<text x="70" y="20" font-size="10" ${attributes}>Zwartsluiter</text>`
const clip = (inside: string, more = '') => `<clipPath id="c"${more}>${inside}</clipPath>`
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const image = (attributes: string) => `<image ${attributes} href="data:image/png;base64,${pixel}"/>`

/** What is not drawn, and the same drawn. */
const cases: readonly (readonly [what: string, hidden: string, shown: string])[] = [
  ['hidden', named('visibility="hidden"'), named('visibility="visible"')],
  ['collapsed', named('visibility="collapse"'), named('')],
  ['hidden by its style', named('style="visibility:hidden"'), named('style="visibility:visible"')],
  ['hidden by a group', `<g visibility="hidden">${name}</g>`, `<g visibility="visible">${name}</g>`],
  [
    'hidden by a class',
    `<style>.a{visibility:hidden}</style>${named('class="a"')}`,
    `<style>.a{visibility:visible}</style>${named('class="a"')}`,
  ],
  [
    'hidden by an escaped class',
    `<style>.a{v\\69sibility:hi\\64 den}</style>${named('class="a"')}`,
    `<style>.a{fill:red}</style>${named('class="a"')}`,
  ],
  [
    'hidden, inherited by its word',
    `<g visibility="hidden">${named('visibility="inherit"')}</g>`,
    `<g visibility="hidden">${named('visibility="initial"')}</g>`,
  ],
  [
    'hidden where it is used',
    `<defs><g id="n">${name}</g></defs><use href="#n" visibility="hidden"/>`,
    `<defs><g id="n">${name}</g></defs><use href="#n"/>`,
  ],
  [
    'hidden, and used by a visible one',
    `<defs>${named('id="n" visibility="hidden"')}</defs><use href="#n"/>`,
    `<g visibility="hidden"><g id="n">${name}</g></g><use href="#n"/>`,
  ],
  ['clear', named('opacity="0"'), named('opacity="0.5"')],
  ['clear in per cent', named('style="opacity:0%"'), named('style="opacity:40%"')],
  ['clear by a group', `<g opacity="0"><g>${name}</g></g>`, `<g opacity="1"><g>${name}</g></g>`],
  [
    'clear where it is used',
    `<defs><g id="n">${name}</g></defs><use href="#n" style="opacity:.0"/>`,
    `<defs><g id="n">${name}</g></defs><use href="#n" style="opacity:.3"/>`,
  ],
  ['without fill', named('fill="none"'), named('fill="black"')],
  ['with a clear fill', named('fill="transparent"'), named('fill="#0008"')],
  ['with a fill of no opacity', named('fill-opacity="0"'), named('fill-opacity=".5"')],
  ['with a fill of a clear colour', named('style="fill:rgba(0,0,0,0)"'), named('style="fill:rgba(0,0,0,.5)"')],
  ['with a fill of a clear hexadecimal colour', named('fill="#00000000"'), named('fill="#000000ff"')],
  ['with a line of no width', named('fill="none" stroke="red" stroke-width="0"'), named('fill="none" stroke="red"')],
  [
    'of no size',
    '<text x="70" y="20" font-size="0">Zwartsluiter</text>',
    '<text x="70" y="20" font-size="6">Zwartsluiter</text>',
  ],
  ['of no size by its style', named('style="font-size:0px"'), named('style="font-size:6px"')],
  ['made flat', `<g transform="scale(0)">${name}</g>`, `<g transform="scale(1)">${name}</g>`],
  [
    'made flat in one direction',
    `<g transform="matrix(1 0 0 0 0 9)">${name}</g>`,
    `<g transform="matrix(1 0 0 1 0 9)">${name}</g>`,
  ],
  [
    'in a drawing without width',
    `<svg width="0" height="9">${name}</svg>`,
    `<svg width="200" height="60">${name}</svg>`,
  ],
  [
    'left of the drawing',
    '<text x="-400" y="20" font-size="10">Zwartsluiter</text>',
    '<text x="-20" y="20" font-size="10">Zwartsluiter</text>',
  ],
  [
    'below the drawing',
    '<text x="9" y="900" font-size="10">Zwartsluiter</text>',
    '<text x="70" y="58" font-size="10">Zwartsluiter</text>',
  ],
  [
    'moved out of the drawing',
    `<g transform="translate(0,-500) rotate(10)">${name}</g>`,
    `<g transform="translate(0,9) rotate(5)">${name}</g>`,
  ],
  [
    'moved out where it is used',
    `<defs><g id="n">${name}</g></defs><use href="#n" x="900"/>`,
    `<defs><g id="n">${name}</g></defs><use href="#n" x="10"/>`,
  ],
  [
    'in pieces, all outside',
    '<text><tspan x="-900" y="5" font-size="10">Zwart</tspan><tspan x="-900" y="20" font-size="10">Zwartsluiter</tspan></text>',
    '<text><tspan x="-900" y="5" font-size="10">Zwart</tspan><tspan x="70" y="20" font-size="10">Zwartsluiter</tspan></text>',
  ],
  [
    'cut off by a rectangle',
    `${clip('<rect x="0" y="30" width="9" height="9"/>')}<g clip-path="url(#c)"><text x="190" y="-90" font-size="10">Zwartsluiter</text></g>`,
    `${clip('<rect x="0" y="0" width="190" height="39"/>')}<g clip-path="url(#c)">${name}</g>`,
  ],
  [
    'cut off by nothing at all',
    `${clip('')}<g clip-path="url(#c)">${name}</g>`,
    `${clip('<path d="M0 0h200v60h-200z"/>')}<g clip-path="url(#c)">${name}</g>`,
  ],
  [
    'cut off by what is hidden itself',
    `${clip('<rect display="none" width="200" height="60"/>')}<g clip-path="url(#c)">${name}</g>`,
    `${clip('<rect width="200" height="60"/>')}<g clip-path="url(#c)">${name}</g>`,
  ],
  ['a definition that nothing uses', `<defs>${name}</defs>`, `<defs><g id="n">${name}</g></defs><use href="#n"/>`],
  [
    'a mask that nothing uses',
    `<mask id="m">${name}</mask>`,
    `<mask id="m">${named('fill="white"')}</mask><rect width="200" height="60" mask="url(#m)"/>`,
  ],
  [
    'a mask of what is not drawn',
    `<mask id="m">${name}</mask><rect visibility="hidden" width="9" height="9" mask="url(#m)"/>`.replace(
      '<rect visibility="hidden"',
      '<rect display="none"',
    ),
    `<mask id="m">${named('fill="white"')}</mask><rect width="200" height="60" mask="url(#m)"/>`,
  ],
  [
    'hidden in a mask',
    `<mask id="m"><rect width="99" height="60" fill="white"/>${named('visibility="hidden"')}</mask><rect width="200" height="60" mask="url(#m)"/>`,
    `<mask id="m"><rect width="99" height="60" fill="white"/>${named('fill="red"')}</mask><rect width="200" height="60" mask="url(#m)"/>`,
  ],
  [
    'hidden in a clip path',
    `${clip(`<rect width="99" height="60"/>${named('visibility="hidden"')}`)}<rect width="200" height="60" clip-path="url(#c)"/>`,
    `${clip(`<rect width="99" height="60"/>${named('fill="none" opacity="0"')}`)}<rect width="200" height="60" clip-path="url(#c)"/>`,
  ],
  [
    'a choice that is not made',
    `<switch><path d="M1 1h9v9z"/>${name}</switch>`,
    `<switch><g requiredExtensions="http://example.org"/>${name}</switch>`,
  ],
]

describe('a text that is not drawn is not written', () => {
  it.each(cases)('%s', async (_, hidden, shown) => {
    const made = written(svg(hidden))
    expect(made).not.toContain('Zwartsluiter')
    expect(made).toContain('Zichtbaar')
    expect(await pixelsOf(made)).toBe(await pixelsOf(svg(hidden)))
    const twin = written(svg(shown))
    expect(twin).toContain('Zwartsluiter')
    expect(await pixelsOf(twin)).toBe(await pixelsOf(svg(shown)))
    expect(await pixelsOf(svg(shown))).not.toBe(await pixelsOf(svg('')))
  })

  it('nor a picture', async () => {
    const hidden = ['visibility="hidden"', 'opacity="0"', 'width="0"', 'x="-99"', 'transform="translate(0 99)"']
    for (const attributes of hidden) {
      const whole = `${attributes} ${attributes.includes('width') ? '' : 'width="20" '}height="20"`
      expect(written(svg(image(whole)))).not.toContain('<image')
      expect(await pixelsOf(written(svg(image(whole))))).toBe(await pixelsOf(svg(image(whole))))
    }
    expect(written(svg(image('x="-9" width="20" height="20"')))).toContain('<image')
  })

  it('what is beside the box of the drawing is seen where its width shows more', async () => {
    const beside = svg(
      '<text x="-60" y="30" font-size="9">Zwartsluiter</text>',
      'viewBox="0 0 200 60" width="500" height="60"',
    )
    expect(written(beside)).toContain('Zwartsluiter')
    expect(await pixelsOf(written(beside))).toBe(await pixelsOf(beside))
  })

  it.each([
    [
      'letters that are hidden amid others',
      '<text x="9" y="30">Zicht<tspan visibility="hidden">Zwartsluiter</tspan>baar</text>',
    ],
    [
      'letters without colour amid others',
      '<text x="9" y="30">Zicht<tspan fill="none">Zwartsluiter</tspan>baar</text>',
    ],
    [
      'what a filter measures',
      `<filter id="f"><feGaussianBlur/></filter><g filter="url(#f)">${named('visibility="hidden"')}</g>`,
    ],
    ['a rule that is not followed', `<style>g .a{visibility:hidden}</style><g>${named('class="a"')}</g>`],
    ['an opacity that is not followed', `<style>g>text{opacity:0}</style><g>${name}</g>`],
    ['an opacity that is computed', named('style="opacity:calc(1 - 1)"')],
    ['a medium that is not written', `<style>@media (min-width:1px){text{opacity:0}}</style>${name}`],
  ])('and is refused where it cannot be left out: %s', (_, inside) => {
    expect(rebuildSvg(svg(inside))).toHaveProperty('problem')
  })

  it('a chain of uses is not followed without end', () => {
    const level = (number: number) =>
      `<g id="n${number}">${`<use href="#n${number + 1}" x="${3 ** number}"/><use href="#n${number + 1}" y="${2 ** number}"/>`.repeat(5)}</g>`
    const levels = Array.from({ length: 12 }, (_, number) => level(number)).join('')
    expect(rebuildSvg(svg(`<defs>${levels}<g id="n12">${name}</g></defs><use href="#n0"/>`))).toHaveProperty('problem')
  })
})
