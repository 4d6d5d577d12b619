import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSvg } from '../../../src/document/pictures/svg.ts'
import { rebuildSvg } from '../../../src/pictures/svg/rebuild-svg.ts'
import { secret } from '../planted/planted.ts'
import { plantedPngs } from '../planted/planted-png.ts'
import { plantedSvgs } from '../planted/planted-svg.ts'

const folder = join(import.meta.dirname, 'fixtures')
const fixtures = readdirSync(folder).toSorted()

function rebuilt(text: string): string {
  const made = rebuildSvg(text)
  if ('problem' in made) throw new Error(made.problem)
  return Buffer.from(made.bytes).toString('utf8')
}

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${attributes}>${inside}</svg>`

describe.each(fixtures)('%s', (name) => {
  const original = readFileSync(join(folder, name))

  it('is written the same, once and again', () => {
    const made = rebuilt(original.toString('utf8'))
    expect(rebuilt(made)).toBe(made)
  })

  it.each(plantedSvgs(original))('holds nothing of what was planted: $place', ({ bytes }) => {
    const read = readSvg(bytes)
    const made = read && 'bytes' in read ? Buffer.from(read.bytes).toString('utf8') : ''
    expect(made).toMatch(/^<svg /)
    expect(made.toLowerCase()).not.toContain(secret.toLowerCase())
  })
})

describe('what refers to elsewhere is refused, however it is written', () => {
  it.each([
    '<rect style="fill:u\\72l(http://127.0.0.1/a)"/>',
    '<rect style="fill:\\55 RL(http://127.0.0.1/a)"/>',
    '<rect style="fill:url(http\\3a //127.0.0.1/a)"/>',
    '<rect style="fill:url( &quot;//127.0.0.1/a&quot; )"/>',
    '<rect fill="url(http://127.0.0.1/a#b)"/>',
    '<rect fill="u&#x5c;72l(http://127.0.0.1/a)"/>',
    '<rect style="filter:url(a.svg#b)"/>',
    '<style>@\\69mport "http://127.0.0.1/a";</style>',
    '<style>@IMPORT url(a.css);</style>',
    '<style>@im\\000070ort "a";</style>',
    '<style><![CDATA[@import "a"]]></style>',
    '<style>@/**/x{}@import "a";</style>',
    '<style>rect{background:image-set("http://127.0.0.1/a" 1x)}</style>',
    '<style>rect{mask:src("http://127.0.0.1/a")}</style>',
    '<style>@media print{rect{fill:u\\72l(http://127.0.0.1/a)}}</style>',
    '<style>@supports (a:b){rect{fill:url(http://127.0.0.1/a)}}</style>',
    '<use href="a.svg#b"/>',
    '<use xlink:href=" http://127.0.0.1/a#b"/>',
    '<image href="http://127.0.0.1/a.png"/>',
    '<feImage href="/a.png"/>',
    '<g><g><script>x</script></g></g>',
    '<rect onLoad="x"/>',
  ])('%s', (inside) => {
    expect(rebuildSvg(svg(inside))).toHaveProperty('problem')
  })
})

it.each([
  ['<rect style="fill:u\\72l(#a)"/><linearGradient id="a"/>', '<rect style="fill:url(#i1)"/><linearGradient id="i1"/>'],
  ['<rect style="\\66ill:r\\65 d"/>', '<rect style="fill:red"/>'],
  ['<style>.\\6b ast{fill:#fff}</style><rect class="kast"/>', '<style>.k1{fill:#fff}</style><rect class="k1"/>'],
  ['<rect width="9" height="9" fill="rgb(1, 2, 3)"/>', '<rect width="9" height="9" fill="rgb(1, 2, 3)"/>'],
  ['<path d="M0 0L9 9foutL1 1"/>', '<path d="M0 0L9 9"/>'],
  ['<a href="#x"><text>Tekst <a href="y">en meer</a></text></a>', '<g><text>Tekst <tspan>en meer</tspan></text></g>'],
  [
    '<g style="font:bold 4px/1.2 Verdana,serif"><text>A</text></g>',
    '<g style="font:bold 4px/1.2 sans-serif"><text>A</text></g>',
  ],
  [
    '<defs><g id="a"><path id="b" d="M0 0"/></g><g id="c"/></defs><use href="#b"/>',
    '<defs><g><path id="i1" d="M0 0"/></g></defs><use href="#i1"/>',
  ],
  [
    '<pattern id="a" fill="url(#a)"/><rect fill="url(#a)"/>',
    '<pattern id="i1" fill="url(#i1)"/><rect fill="url(#i1)"/>',
  ],
])('of %s is written what draws it', (inside, written) => {
  expect(rebuilt(svg(inside))).toBe(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${written}</svg>`)
})

it('rebuilds the pictures in it, whatever their address says they are', () => {
  const png = readFileSync(join(import.meta.dirname, '../fixtures/pillow/kleur.png'))
  const image = (bytes: Buffer, type = 'image/png') => `<image href="data:${type};base64,${bytes.toString('base64')}"/>`
  const plain = rebuilt(svg(image(png)))
  const text = plantedPngs(png).filter(({ orientation = 1 }) => orientation === 1)
  for (const { bytes } of text) expect(rebuilt(svg(image(bytes, 'image/jpeg')))).toBe(plain)
  expect(rebuildSvg(svg(image(Buffer.from('geen afbeelding'))))).toHaveProperty('problem')
})

describe('what a style sheet hides is not written', () => {
  const hidden = '<text>Zwartsluiter</text><path d="M0 0"/>'
  const sheet = (css: string, attributes = 'class="st0"') =>
    `<style>${css}</style><g ${attributes}>${hidden}</g><text>Zichtbaar</text>`

  it.each([
    ['a class', sheet('.st0{display:none;}')],
    ['a class, in other letters', sheet('.st0{DISPLAY:None}')],
    ['a class that is escaped', sheet('.st\\30{d\\69splay:n\\6fne}')],
    ['one of several classes', sheet('.st0{display:none}', 'class="st1  st0"')],
    ['one of several selectors', sheet('.a,.st0 , .b{fill:red;display:none}')],
    ['an identifier', sheet('#Laag{display:none}', 'id="Laag"')],
    ['a name of an element', `<style>text{display:none}</style><text>Zwartsluiter</text><path d="M0 0"/>`],
    ['a name with a class', sheet('g.st0{display:none}')],
    ['two classes', sheet('.st0.st1{display:none}', 'class="st0 st1"')],
    ['a class with !important', sheet('.st0{display:none!important;display:inline}')],
    [
      '!important, against the attribute',
      sheet('.st0{display:none ! important}', 'class="st0" style="display:inline"'),
    ],
    ['its own style with !important', sheet('', 'style="display:none !important"')],
    ['its own style, against a class', sheet('.st0{display:inline}', 'class="st0" style="display:none"')],
    ['the more specific rule', sheet('#a{display:none}.st0{display:inline}', 'id="a" class="st0"')],
    ['the last rule', sheet('.st0{display:inline}.st0{display:none}')],
    ['a rule, against an attribute', sheet('.st0{display:none}', 'class="st0" display="inline"')],
    ['a rule for print', sheet('@media print{.st0{display:none}}')],
    ['a rule behind the drawing', `<g class="st0">${hidden}</g><style>.st0{display:none}</style>`],
    ['a group around it', `<style>.st0{display:none}</style><g class="st0"><g class="st1">${hidden}</g></g>`],
    [
      'a piece of text',
      '<style>.st0{display:none}</style><text>Zichtbaar<tspan class="st0">Zwartsluiter</tspan></text>',
    ],
  ])('%s', (_, inside) => {
    expect(rebuilt(svg(inside))).not.toContain('Zwartsluiter')
  })

  it.each([
    ['no class', sheet('.st0{display:none}', '')],
    ['another class', sheet('.st0{display:none}', 'class="st00 St0"')],
    ['another identifier', sheet('#a{display:none}', 'id="b" class="a"')],
    ['only one of two classes', sheet('.st0.st1{display:none}')],
    ['a later rule that shows it', sheet('.st0{display:none}.st1{display:inline}', 'class="st0 st1"')],
    ['a more specific rule that shows it', sheet('g.st0{display:inline}.st0{display:none}')],
    ['its own style that shows it', sheet('.st0{display:none}', 'class="st0" style="display:inline"')],
    ['an important rule that shows it', sheet('.st0{display:block!important}', 'class="st0" style="display:none"')],
    ['a rule against its attribute', sheet('.st0{display:inline}', 'class="st0" display="none"')],
    ['an attribute that says !important', sheet('', 'display="none !important"')],
    ['a value that is none', sheet('.st0{display:none none}')],
    ['a rule for a screen', sheet('@media screen{.st0{display:none}}')],
    ['a rule in a comment', sheet('/* .st0{display:none} */')],
    ['a rule about another property', sheet('.st0{fill:red;stroke:none}')],
    ['use elsewhere', `<style>.st0{display:none}</style><g class="st0"><g id="a">${hidden}</g></g><use href="#a"/>`],
  ])('but it is with %s', (_, inside) => {
    expect(rebuilt(svg(inside))).toContain('>Zwartsluiter<')
  })

  it.each([
    'g .st0{display:none}',
    'g>.st0{display:none}',
    '.a,.b~.st0{display:none}',
    '.st0:first-child{display:none}',
    '.st0{--a:none;display:var(--a)}',
    '@supports (fill:red){.st0{display:none}}',
    '@media (min-width:1px){.st0{display:none}}',
    '@layer a{.st0{display:none}}',
    '.st1{.st0{display:none}}',
    '.st1{text{display:none}}',
    'svg{display:none}',
  ])('and is refused where that cannot be told: %s', (css) => {
    expect(rebuildSvg(svg(sheet(css)))).toHaveProperty('problem')
  })

  it.each(['g .st0{fill:red}', '@supports (fill:red){.st0{fill:red}}', '.st1{text{fill:red}}', 'g:hover{fill:red}'])(
    'but not for another property: %s',
    (css) => {
      expect(rebuilt(svg(sheet(css)))).toContain('>Zwartsluiter<')
    },
  )
})
