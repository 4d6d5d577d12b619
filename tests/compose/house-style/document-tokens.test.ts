import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { documentTokens } from '../../../src/compose/house-style/document-tokens.ts'
import { loadHouseStyle } from '../../../src/compose/house-style/house-style.ts'
import { packageFolder } from '../../../src/system/package-folder.ts'

const listed = documentTokens.map(([token]) => token)

it('are those that the style sheets of documents use, and no others', () => {
  const kinds = [
    'collegevoorstel',
    'brief-college',
    'nota-raad',
    'overig',
    'agenda',
    'besluitenlijst',
    'bundelvoorblad',
  ]
  const sheets = ['delen/basis.css', ...kinds.map((kind) => `documenten/${kind}/document.css`)]
  const css = sheets.map((path) => readFileSync(join(packageFolder, 'templates', path), 'utf8')).join('\n')
  const used = [...css.matchAll(/var\((--(?:utrecht|collegevoorstel)-[\w-]+)/g)].map(([, name]) => name)
  // The paper is what contrasts are computed on; the band is painted by the running headers.
  const others = ['--utrecht-document-background-color', '--collegevoorstel-band-background-color']
  expect([...new Set([...used, ...others])].toSorted()).toEqual(listed.toSorted())
})

it('have a value in the neutral house style', () => {
  const { houseStyle } = loadHouseStyle('neutraal', {})
  expect(listed.filter((token) => houseStyle?.value(token) === undefined)).toEqual([])
})

it('are all in the guide for who makes a house style', () => {
  const guide = readFileSync(join(packageFolder, 'docs', 'huisstijl.md'), 'utf8')
  expect(
    listed.filter(
      (token) => token.startsWith('--collegevoorstel-') && !guide.includes(token.replace('--collegevoorstel', '')),
    ),
  ).toEqual([])
})
