import { expect, test } from 'vitest'
import { webBody } from '../../../src/compose/web-page/web-body.ts'

const cells = '<tbody><tr><td>1</td></tr></tbody>'

test('a table may scroll, in a region with the name of the table that the keyboard reaches', () => {
  expect(webBody(`<h2>Wat kost het?</h2><table>${cells}</table><table>${cells}</table>`)).toBe(
    [
      '<h2>Wat kost het?</h2>',
      `<div class="schuifbaar" role="region" aria-label="Tabel bij Wat kost het?" tabindex="0"><table>${cells}</table></div>`,
      `<div class="schuifbaar" role="region" aria-label="Tabel bij Wat kost het? (2)" tabindex="0"><table>${cells}</table></div>`,
    ].join(''),
  )
  expect(webBody(`<table><caption>Tabel 1. Kosten<sup>2</sup></caption>${cells}</table>`)).toContain(
    'aria-label="Tabel 1. Kosten"',
  )
  expect(webBody(`<table>${cells}</table>`)).toContain('aria-label="Tabel"')
  expect(webBody(`<div role="figure" aria-label="Cijfers"><table>${cells}</table></div>`)).toBe(
    `<div><div class="schuifbaar" role="region" aria-label="Cijfers" tabindex="0"><table>${cells}</table></div></div>`,
  )
})

test('labels and values are a named table, of which the cells remain cells when a phone stacks them', () => {
  const rows = '<tbody><tr><th scope="row">Datum</th><td>1 mei</td></tr></tbody>'
  expect(webBody(`<div role="figure" aria-label="Kenmerken"><table class="kenmerken">${rows}</table></div>`)).toBe(
    '<div><table class="kenmerken" aria-label="Kenmerken" role="table"><tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader">Datum</th><td role="cell">1 mei</td></tr></tbody></table></div>',
  )
  expect(webBody(`<table class="rijen">${rows}</table>`)).not.toContain('region')
})

test('room for signatures is no table, and the skip link leads to the main part', () => {
  expect(webBody(`<main><table class="tekenaars">${cells}</table></main>`)).toBe(
    `<main id="hoofdinhoud"><table class="tekenaars" role="presentation">${cells}</table></main>`,
  )
})

test('text and attributes stay as they are', () => {
  const body = '<p title="&quot;a&quot;">1 &lt; 2 &amp; 3&nbsp;€<br></p><img src="x" alt="">'
  expect(webBody(body)).toBe(body)
})
