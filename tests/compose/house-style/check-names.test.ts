import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadHouseStyle } from '../../../src/compose/house-style/house-style.ts'

/** The findings of a house style in which the tokens and the style are this CSS. */
function findings({ tokens = '', style = '', yaml = '' }): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'namen-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const files = { 'huisstijl.yaml': `stijl: stijl.css\n${yaml}`, 'tokens.css': tokens, 'stijl.css': style }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, 'stijl'), { recursive: true })
    writeFileSync(join(root, 'stijl', name), text)
  }
  return loadHouseStyle('./stijl', { root }).diagnostics.map(
    ({ file, line, column, ruleId, reason, note }) => `${file}:${line}:${column} ${ruleId} ${reason} ${note}`,
  )
}

const fira = "lettertypen: ['@fontsource/fira-sans']\n"

describe('a name that leads nowhere', () => {
  it.each([
    [
      { tokens: ':root { --blauw: #123; --utrecht-link-color: var(--blaw) }' },
      'stijl/tokens.css:1:50 huisstijl/variabele De variabele --blaw bestaat niet. Bedoelde u “--blauw”?',
    ],
    [
      { style: 'p {\n  color: color-mix(in srgb, VAR( --utrecht-dokument-color ), white) }' },
      'stijl/stijl.css:2:34 huisstijl/variabele De variabele --utrecht-dokument-color bestaat niet. Bedoelde u “--utrecht-document-color”?',
    ],
    [
      { tokens: ':root { --collegevoorstel-streepkleur: #c81 }' },
      'stijl/tokens.css:1:9 huisstijl/variabele Het token --collegevoorstel-streepkleur bestaat niet: het verandert niets. Bedoelde u “--collegevoorstel-streep-color”?',
    ],
    [
      { tokens: ':root { --utrecht-heading-1-colour: #123 }' },
      'stijl/tokens.css:1:9 huisstijl/variabele Het token --utrecht-heading-1-colour bestaat niet: het verandert niets. Bedoelde u “--utrecht-heading-1-color”?',
    ],
    [
      { tokens: ':root { --utrecht-document-font-family: "Fira Sanz", sans-serif }', yaml: fira },
      'stijl/tokens.css:1:9 huisstijl/lettertype Het lettertype “Fira Sanz” hoort niet bij de huisstijl. Bedoelde u “Fira Sans”? Bij de huisstijl horen: Fira Sans, Source Sans 3. Zet de bestanden van het lettertype (woff2), of het npm-pakket ervan, bij lettertypen in huisstijl.yaml.',
    ],
    [
      { style: 'h1 { font: italic 600 12pt/1.2 Fira Sanz, serif }', yaml: fira },
      'stijl/stijl.css:1:32 huisstijl/lettertype Het lettertype “Fira Sanz” hoort niet bij de huisstijl. Bedoelde u “Fira Sans”? Bij de huisstijl horen: Fira Sans, Source Sans 3. Zet de bestanden van het lettertype (woff2), of het npm-pakket ervan, bij lettertypen in huisstijl.yaml.',
    ],
    [
      { style: "h1{color:red;font-family:'Arial'}" },
      'stijl/stijl.css:1:26 huisstijl/lettertype Het lettertype “Arial” hoort niet bij de huisstijl. Zet de bestanden van het lettertype (woff2), of het npm-pakket ervan, bij lettertypen in huisstijl.yaml.',
    ],
  ])('%j', (css, found) => {
    expect(findings(css)).toEqual([found])
  })
})

describe('a name that leads somewhere, or need not', () => {
  it.each([
    { tokens: ':root { --blauw: #123; --utrecht-link-color: var(--blauw) }' },
    { style: 'p { color: var(--nergens, black); content: "var(--nergens)" } /* var(--nergens) */' },
    { style: 'p { --eigen: 3mm; margin: var(--eigen) var(--bovenmarge) }' },
    {
      style:
        '@page { @top-left { content: var(--kop-links); font: 400 8pt/10pt var(--utrecht-document-font-family) } }',
    },
    { style: 'p { font-family: var(--lettertype-code) } b { font: inherit } i { font-family: inherit, serif }' },
    { style: 'p { font-family: "Fira Sans", serif } b { font: 600 1em "Source Sans 3" }', yaml: fira },
    { style: 'p { font-family: Source Code Pro } a:hover { color: black }' },
    // Of NL Design System, for a screen.
    {
      tokens:
        ':root { --utrecht-heading-5-color: #123; --utrecht-button-color: #123; --utrecht-link-hover-color: #123 }',
    },
    { tokens: ':root { --collegevoorstel-streep-color: #fc3 }' },
  ])('%j', (css) => {
    expect(findings(css)).toEqual([])
  })
})
