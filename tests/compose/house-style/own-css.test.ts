import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownCss } from '../../../src/compose/house-style/own-css.ts'
import { secret } from '../../pictures/planted/planted.ts'
import { plantedGifs } from '../../pictures/planted/planted-gif.ts'
import { plantedPngs } from '../../pictures/planted/planted-png.ts'
import { plantedSvgs } from '../../pictures/planted/planted-svg.ts'

const own = (text: string) => ownCss({ name: 's.css', text })
const rules = (text: string) => own(text).diagnostics.map(({ ruleId }) => ruleId)

describe('an import is left out and told, however it is written', () => {
  it.each([
    '@import "http://127.0.0.1:9/a.css";',
    "@import 'a.css' screen;",
    '@import url(a.css);',
    '@import url("a.css") layer(x) supports(a:b);',
    '@IMPORT url( a.css );',
    '@\\69mport "a.css";',
    '@im\\70 ort "a.css";',
    '@\\000049 mport "a.css";',
    '@import/**/"a.css";',
    '@import\n"a.css"\n;',
    '@charset "utf-8";@import "a.css";',
    'p{}@import "a.css";',
  ])('%s', (text) => {
    const { css, diagnostics } = own(`${text}\np{color:red}`)
    expect(diagnostics.map(({ ruleId, fatal }) => `${ruleId} ${fatal}`)).toEqual(['huisstijl/import false'])
    expect(css).toMatch(/\np\{color:red\}$/)
    expect(css).not.toMatch(/a\.css|127|mport/i)
  })

  it('at the end of a file without a semicolon', () => {
    expect(own('p{color:red}\n@import "a.css"')).toMatchObject({ css: 'p{color:red}\n', diagnostics: [{ line: 2 }] })
  })
})

describe('an address elsewhere is refused, however it is written', () => {
  it.each([
    'url(http://x.example/a)',
    'url("https://x.example/a")',
    "URL( '//x.example/a' )",
    'u\\72l(http://x.example/a)',
    'u\\72 l("http://x.example/a")',
    'url(http\\3a //x.example/a)',
    'url(\\68ttp://x.example/a)',
    'url(file:///etc/passwd)',
    'url(ftp://x.example/a)',
    'image-set("http://x.example/a" 1x)',
    '-webkit-image-set(url(http://x.example/a) 1x)',
    'src("http://x.example/a")',
    'image("http://x.example/a")',
  ])('%s', (value) => {
    expect(rules(`@media screen {\n p { background: ${value} }\n}`)).toEqual(['huisstijl/buiten-map'])
    expect(own(`\n p { background: ${value} }`).diagnostics[0]).toMatchObject({ line: 2 })
  })
})

describe('all else is kept as it is', () => {
  it.each([
    'p { color: red }',
    '/* @import "a.css"; url(http://x.example/a) */ p { color: red }',
    'p::before { content: "@import url(http://x.example/a)" }',
    '@namespace svg url(http://www.w3.org/2000/svg);',
    '@font-face { src: url(data:font/woff2;base64,AAAA) }',
    'p { background: url(blad.png) }',
    'p { background: url(https://document.invalid/huisstijl/a.png) }',
    'p { clip-path: url(#vorm) }',
    '.\\31 23 { width: calc(1px + 2px) }',
    '@media print { p { color: #123 } }',
    ':root { --kleur: #123; --adres: "http://x.example" }',
    'a[href^="https:"] { color: blue }',
  ])('%s', (text) => {
    expect(own(text)).toEqual({ css: text, diagnostics: [] })
  })
})

describe('an embedded picture is written anew', () => {
  const fixtures = join(import.meta.dirname, '../../pictures')
  const read = (name: string) => readFileSync(join(fixtures, name))
  const isUpright = ({ orientation = 1 }) => orientation === 1
  const css = (type: string, bytes: Buffer, quote = '') =>
    `p{background:url(${quote}data:image/${type};base64,${bytes.toString('base64')}${quote})}`
  const pictures = (text: string) =>
    [...own(text).css.matchAll(/base64,([^")]*)/g)].map(([, data = '']) =>
      Buffer.from(data, 'base64').toString('latin1'),
    )

  it.each([
    ...plantedPngs(read('fixtures/jimp/kleur.png'))
      .filter(isUpright)
      .map((each) => ({ type: 'png', ...each })),
    ...plantedGifs(read('fixtures/jimp/kleur.gif')).map((each) => ({ type: 'gif', ...each })),
    ...plantedSvgs(read('svg/fixtures/illustrator.svg'))
      .slice(0, 20)
      .map((each) => ({ type: 'svg+xml', ...each })),
  ])('$type without $place', ({ type, bytes }) => {
    for (const quote of ['', '"', "'"]) {
      const [made] = pictures(css(type, bytes, quote))
      expect(made).toMatch(/^(?:\x89PNG|<svg )/)
      expect(made).not.toContain(secret)
      expect(own(css(type, bytes, quote)).diagnostics).toEqual([])
    }
  })

  it('in codes of an address, as well', () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><title>${secret}</title><path d="M0 0"/></svg>`
    expect(pictures(`p{background:url("data:image/svg+xml,${encodeURIComponent(svg)}")}`)).toEqual([
      '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    ])
  })

  it('and refused when it is damaged', () => {
    expect(rules(css('png', Buffer.from('geen afbeelding')))).toEqual(['huisstijl/logo'])
  })
})
