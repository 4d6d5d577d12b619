import { expect, test } from 'vitest'
import { webStyle } from '../../../src/compose/web-page/web-style.ts'

test.each([
  ['p { margin: 7.5pt 0 -2mm }', 'p { margin: calc(7.5 * var(--pt)) 0 calc(-2 * var(--mm)) }'],
  [
    'p { width: calc(11mm - 3pt); top: 1px }',
    'p { width: calc(calc(11 * var(--mm)) - calc(3 * var(--pt))); top: 1px }',
  ],
  [
    'p { width: 1in; height: 2CM; gap: 1pc 4q }',
    'p { width: calc(72 * var(--pt)); height: calc(20 * var(--mm)); gap: calc(12 * var(--pt)) calc(1 * var(--mm)) }',
  ],
  [
    'p { font: 400 10pt/15pt x; inset: var(--x, 5mm) }',
    'p { font: 400 calc(10 * var(--pt))/calc(15 * var(--pt)) x; inset: var(--x, calc(5 * var(--mm))) }',
  ],
  ['@media (width > 10mm) { p { top: 1pt } }', '@media (width > 10mm) { p { top: calc(1 * var(--pt)) } }'],
  [
    '@page a { margin: 2mm; @top-left { color: #123456 } } p { top: 1pt }',
    '@page a { margin: 2mm; @top-left { color: #123456 } } p { top: calc(1 * var(--pt)) }',
  ],
  ['p { background: url(a-1pt.png) "2pt" } /* 3pt */', 'p { background: url(a-1pt.png) "2pt" } '],
  ['#fff1 a:hover { b: c }', '#fff1 a:hover { b: c }'],
])('lengths on paper grow with the letters of the reader: %s', (paper, css) => {
  expect(webStyle(paper).css.replace(/^:root\{\}\n/, '')).toBe(css)
})

test.each([
  ['color: #0b4a5c', 'rgb(141 199 220)'],
  ['color: #FFF', 'rgb(21 21 21)'],
  ['border: 1px solid navy', 'rgb(233 241 255)'],
  ['--utrecht-link-color: hsl(193, 79%, 20%)', 'rgb(142 199 219)'],
  ['background: linear-gradient(red, transparent)', 'rgb(236 0 0)'],
  ['box-shadow: 0 0 2px rgba(0, 0, 0, 0.5)', 'rgb(255 255 255 / 0.5)'],
])('a colour has a counterpart in the dark: %s', (declaration, dark) => {
  const style = webStyle(`p { ${declaration} }`)
  expect(style.css).toContain('var(--kleur-1)')
  expect(style.dark).toBe(`--kleur-1:${dark}`)
})

test.each([
  'font-family: Tan, Red',
  '--utrecht-document-font-family: Tan',
  'color: inherit',
  'color: currentColor',
  'background: transparent none',
  'color: var(--x)',
  'animation-name: navy',
])('what is no colour stays: %s', (declaration) => {
  expect(webStyle(`p { ${declaration} }`)).toEqual({ css: `:root{}\np { ${declaration} }`, dark: '' })
})

test('a colour that occurs twice has one counterpart', () => {
  const { css, dark } = webStyle('p { color: #123456; background: white; border-color: #123456 }')
  expect(css).toContain('p { color: var(--kleur-1); background: var(--kleur-2); border-color: var(--kleur-1) }')
  expect(dark.match(/--kleur/g)).toHaveLength(2)
})

test('no comment of the author of a style is left, wherever it is', () => {
  const paper =
    '/* 1 */ @page { /* 2 */ margin: /* 3 */ 0 } p /* 4 */ { /* 5 */ color /* 6 */ : #fff /* 7 */ } @media /* 8 */ print {}'
  expect(webStyle(paper).css).not.toContain('/*')
  expect(webStyle(paper).css).toMatch(/p {2}\{ {2}color {2}: var\(--kleur-1\)/)
})
