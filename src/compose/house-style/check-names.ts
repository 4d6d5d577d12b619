import { join } from 'node:path'
import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { closeWord } from '../../diagnostics/nearest.ts'
import { positionsIn } from '../../diagnostics/positions.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { textOf } from '../../system/read-whole.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'
import { familyAdvice, firstFamily, isShipped } from './check-family.ts'
import { builtInFolder } from './find-house-style.ts'
import type { StyleFace } from './font-faces.ts'
import type { StyleSheet } from './token-files.ts'
import { declaredVariables, mentionedVariables, unknownVariables, variableAdvice } from './unknown-variables.ts'

/** Reports the names in CSS of a municipality that lead nowhere: of variables, of tokens and of font families. */
export function checkNames(
  sheets: readonly StyleSheet[],
  faces: readonly StyleFace[],
  files: TrackedFiles,
): readonly Diagnostic[] {
  const textAt = (path: string) => textOf(files.read(path)) ?? ''
  const neutral = textAt(join(builtInFolder, 'neutraal', 'tokens.css'))
  const page = textAt(join(packageFolder, 'templates', 'delen', 'basis.css'))
  // Of the page, what it uses as well: the running headers state it for each document.
  const ofPage = mentionedVariables(page)
  const tokens = [...declaredVariables(neutral), ...ofPage].filter(isToken)
  const own = sheets.flatMap(({ text }) => declaredVariables(text))
  const variables = [...own, ...tokens, ...ofPage, '--lettertype-tekst', '--lettertype-code']
  const known = new Set(variables)
  const names = { tokens: new Set(tokens), faces }
  return sheets
    .filter(({ isOwn }) => isOwn)
    .flatMap((sheet) => [
      ...unknownVariables(sheet, known, houseStyleRules['huisstijl/variabele']),
      ...checkSheet(sheet, names),
    ])
}

function isToken(name: string): boolean {
  return name.startsWith('--utrecht-') || name.startsWith('--collegevoorstel-')
}

interface Names {
  readonly tokens: ReadonlySet<string>
  readonly faces: readonly StyleFace[]
}

function checkSheet(sheet: StyleSheet, names: Names): readonly Diagnostic[] {
  const tokens = tokenize({ css: sheet.text }).filter(
    ([type]) => type !== TokenType.Comment && type !== TokenType.Whitespace,
  )
  return tokens.flatMap((token, index) => {
    if (token[0] !== TokenType.Ident || tokens[index + 1]?.[0] !== TokenType.Colon) return []
    const before = tokens[index - 1]?.[0]
    const begins =
      before === undefined ||
      before === TokenType.OpenCurly ||
      before === TokenType.Semicolon ||
      before === TokenType.CloseCurly
    return begins ? checkDeclaration(token[4].value, { tokens, index, sheet }, names) : []
  })
}

interface Declaration {
  readonly tokens: readonly CSSToken[]
  /** Of its name. */
  readonly index: number
  readonly sheet: StyleSheet
}

function checkDeclaration(
  property: string,
  { tokens, index, sheet }: Declaration,
  names: Names,
): readonly Diagnostic[] {
  const name = tokens[index]
  if (name === undefined) return []
  if (isToken(property)) return checkToken(property, name, sheet, names)
  if (!/^font(-family)?$/i.test(property)) return []
  const end = tokens.findIndex(
    ([type], at) =>
      at > index && (type === TokenType.Semicolon || type === TokenType.CloseCurly || type === TokenType.EOF),
  )
  const value = tokens.slice(index + 2, end)
  return checkFont(property.toLowerCase() === 'font' ? afterSize(value) : value, sheet, names)
}

/** A token that nothing reads: a misspelt one. Packages of NL Design System have many more that only a screen needs. */
function checkToken(property: string, name: CSSToken, sheet: StyleSheet, { tokens }: Names): readonly Diagnostic[] {
  if (tokens.has(property)) return []
  const isOurs = property.startsWith('--collegevoorstel-')
  if (!isOurs && closeWord(property, [...tokens]) === undefined) return []
  return [
    finding(houseStyleRules['huisstijl/variabele'], sheet, name, {
      reason: `Het token ${property} bestaat niet: het verandert niets.`,
      advice: variableAdvice(property, [...tokens]),
    }),
  ]
}

/** What follows the size and the line height in the value of `font`; nothing where a variable may hold them. */
function afterSize(value: readonly CSSToken[]): readonly CSSToken[] {
  const sizes = value.map(([type]) => type === TokenType.Dimension || type === TokenType.Percentage)
  const rest = value.slice(sizes.lastIndexOf(true) + 1 || value.length)
  // A line height without unit.
  return rest[0]?.[0] === TokenType.Delim ? rest.slice(2) : rest
}

const keywords = new Set(['inherit', 'initial', 'unset', 'revert', 'revert-layer'])

function checkFont(value: readonly CSSToken[], sheet: StyleSheet, { faces }: Names): readonly Diagnostic[] {
  const [first] = value
  if (first === undefined || (first[0] !== TokenType.String && first[0] !== TokenType.Ident)) return []
  const end = value.findIndex(([type]) => type === TokenType.Comma)
  const words = value.slice(0, end < 0 ? undefined : end)
  const family = firstFamily(words.map(([, text]) => text).join(' '))
  if (keywords.has(family) || isShipped(family) || faces.some((face) => face.family === family)) return []
  return [
    finding(houseStyleRules['huisstijl/lettertype'], sheet, first, {
      reason: `Het lettertype “${family}” hoort niet bij de huisstijl.`,
      advice: familyAdvice(family, faces),
    }),
  ]
}

function finding(
  rule: Rule,
  { name, text }: StyleSheet,
  token: CSSToken,
  words: Pick<Diagnostic, 'reason'> & { readonly advice: string },
): Diagnostic {
  return diagnostic({ rule, file: name, place: positionsIn(text).position(token[2], token[3] + 1), ...words })
}
