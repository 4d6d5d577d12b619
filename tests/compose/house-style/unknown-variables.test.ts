import { expect, it } from 'vitest'
import {
  declaredVariables,
  mentionedVariables,
  unknownVariables,
} from '../../../src/compose/house-style/unknown-variables.ts'
import { templateRules } from '../../../src/config/template-rules.ts'

const known = new Set(['--blauw', '--groen', '--lange-naam'])
const found = (text: string) =>
  unknownVariables({ name: 'stijl.css', text }, known, templateRules['sjabloon/onbekende-naam']).map(
    ({ line, column, reason, note }) => `${line}:${column} ${reason} ${note}`,
  )

it.each([
  ['a { color: var(--blaauw) }', ['1:16 De variabele --blaauw bestaat niet. Bedoelde u “--blauw”?']],
  ['a {\r\n  color: VAR( /* – */ --groem )', ['2:23 De variabele --groem bestaat niet. Bedoelde u “--groen”?']],
  [
    'a { b: var(--xyzzyplugh) }',
    ['1:12 De variabele --xyzzyplugh bestaat niet. Het meest lijken hierop: --blauw, --groen, --lange-naam.'],
  ],
  [
    'a { b: var(--een, var(--lange-naan)) }',
    ['1:23 De variabele --lange-naan bestaat niet. Bedoelde u “--lange-naam”?'],
  ],
  ['a { b: var(--groen) var(--weg, 1px) } /* var(--weg) */ b { content: "var(--weg)" }', []],
])('in %j', (css, findings) => {
  expect(found(css)).toEqual(findings)
})

it('a use is mentioned, not declared', () => {
  const css = ':root { --een: 1; --twee : var(--drie) }'
  expect(declaredVariables(css)).toEqual(['--een', '--twee'])
  expect(mentionedVariables(css)).toEqual(['--een', '--twee', '--drie'])
})
