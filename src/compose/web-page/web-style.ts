import { color, serializeRGB } from '@csstools/css-color-parser'
import { parseComponentValue } from '@csstools/css-parser-algorithms'
import { type CSSToken, stringify, TokenType, tokenize } from '@csstools/css-tokenizer'
import { type Color, parseColor } from '../house-style/color.ts'
import { darkColors } from './dark-color.ts'

/** A style sheet for paper, as a page in a browser uses it. */
export interface WebStyle {
  readonly css: string
  /** The colours for a dark screen, as declarations for `:root`. */
  readonly dark: string
}

/** Lengths on paper in points, and the custom property that is one of them: `--pt` is 1 pt in print and a part of a rem on a screen. */
const lengths: Readonly<Record<string, readonly [factor: number, unit: string]>> = {
  pt: [1, '--pt'],
  pc: [12, '--pt'],
  in: [72, '--pt'],
  mm: [1, '--mm'],
  cm: [10, '--mm'],
  q: [0.25, '--mm'],
}

/** Rules that hold in print only, or in which custom properties are not allowed. */
const verbatim = new Set(['page', 'font-face', 'charset', 'counter-style', 'property'])

/**
 * A style sheet for paper as it also serves a screen: its lengths grow with the letters that the reader sets, and each of its colours is a
 * custom property, with a counterpart for a dark screen. In print nothing changes.
 */
export function webStyle(paper: string): WebStyle {
  // Nobody has searched what the author of a style writes in a comment.
  const tokens = tokenize({ css: paper }).filter(([type]) => type !== TokenType.Comment)
  const colors = new Map<string, string>()
  let css = ''
  let name: string | undefined
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token[0] === TokenType.AtKeyword) {
      const end = endOfAtRule(tokens, at, verbatim.has(token[4].value.toLowerCase()) ? 'block' : 'prelude')
      css += stringify(...tokens.slice(at, end + 1))
      at = end
      name = undefined
      continue
    }
    if (ends.has(token[0])) name = undefined
    else name ??= propertyAt(tokens, at)
    const written = name === undefined ? undefined : valueAt(tokens, at, name, colors)
    css += written?.text ?? stringify(token)
    at = written?.last ?? at
  }
  const light = [...colors].map(([written, property]) => `${property}:${written}`)
  return { css: `:root{${light.join(';')}}\n${css}`, dark: darkDeclarations(colors).join(';') }
}

const ends = new Set<TokenType>([TokenType.Semicolon, TokenType.OpenCurly, TokenType.CloseCurly])

/** @returns the index of the last token of the at-rule, or of the bracket that opens its block */
function endOfAtRule(tokens: readonly CSSToken[], at: number, part: 'block' | 'prelude'): number {
  let depth = 0
  for (let index = at + 1; index < tokens.length; index++) {
    const type = tokens[index]?.[0]
    if (type === TokenType.Semicolon && depth === 0) return index
    if (type === TokenType.OpenCurly) {
      depth += 1
      if (part === 'prelude') return index
    }
    if (type === TokenType.CloseCurly) {
      depth -= 1
      if (depth === 0) return index
      // The at-rule is the last of the block around it, without a semicolon.
      if (depth < 0) return index - 1
    }
  }
  return tokens.length - 1
}

/** The name of the property that is declared here; undefined for a selector, also one with a colon. */
function propertyAt(tokens: readonly CSSToken[], at: number): string | undefined {
  const token = tokens[at]
  if (token?.[0] !== TokenType.Ident) return undefined
  const colon = tokens.slice(at + 1).find(([type]) => type !== TokenType.Whitespace)
  if (colon?.[0] !== TokenType.Colon) return undefined
  const end = tokens.slice(at + 1).find(([type]) => ends.has(type))
  return end?.[0] === TokenType.OpenCurly ? undefined : token[4].value.toLowerCase()
}

interface Written {
  readonly text: string
  /** Index of the last token that it replaces. */
  readonly last: number
}

function valueAt(
  tokens: readonly CSSToken[],
  at: number,
  property: string,
  colors: Map<string, string>,
): Written | undefined {
  const token = tokens[at]
  if (token?.[0] === TokenType.Dimension) {
    const [factor, unit] = lengths[token[4].unit.toLowerCase()] ?? []
    if (factor === undefined) return undefined
    return { text: `calc(${token[4].value * factor} * var(${unit}))`, last: at }
  }
  if (token === undefined || !mayHoldColor(token, property)) return undefined
  const last = token[0] === TokenType.Function ? endOfFunction(tokens, at) : at
  const written = stringify(...tokens.slice(at, last + 1))
  if (rgbaOf(written) === undefined) return undefined
  const known = colors.get(written) ?? `--kleur-${colors.size + 1}`
  colors.set(written, known)
  return { text: `var(${known})`, last }
}

/** Names of colours are names of other things as well: only these properties have a colour. */
const colored = /color|background|border|outline|fill|stroke|shadow|decoration|emphasis|rule|^--(?!.*(?:font|family))/

function mayHoldColor([type]: CSSToken, property: string): boolean {
  if (type === TokenType.Hash || type === TokenType.Function) return true
  return type === TokenType.Ident && colored.test(property)
}

function endOfFunction(tokens: readonly CSSToken[], at: number): number {
  let depth = 0
  for (let index = at; index < tokens.length; index++) {
    const type = tokens[index]?.[0]
    if (type === TokenType.Function || type === TokenType.OpenParen) depth += 1
    if (type === TokenType.CloseParen) depth -= 1
    if (depth === 0) return index
  }
  return tokens.length - 1
}

/** A colour with its opacity; undefined for anything else, and for what depends on the element or on another property. */
function rgbaOf(written: string): { readonly rgb: Color; readonly alpha: string } | undefined {
  const node = parseComponentValue(tokenize({ css: written }))
  const read = node === undefined ? false : color(node)
  if (read === false) return undefined
  const text = stringify(...serializeRGB(read).tokens())
  const [, channels = '', alpha = '1'] = /^rgba?\(([^,]*,[^,]*,[^,]*)(?:,\s*([\d.]+))?\)$/.exec(text) ?? []
  const rgb = parseColor(`rgb(${channels})`)
  // Transparent stays so; `currentcolor` has no colour of its own.
  return rgb === undefined || alpha === '0' || /currentcolor/i.test(written) ? undefined : { rgb, alpha }
}

/** @param colors custom properties by the colour as it is written */
function darkDeclarations(colors: ReadonlyMap<string, string>): readonly string[] {
  const read = [...colors].flatMap(([written, property]) => {
    const found = rgbaOf(written)
    return found === undefined ? [] : [{ ...found, property }]
  })
  const dark = darkColors(read.map(({ rgb }) => rgb))
  return read.map(({ property, alpha }, at) => {
    const channels = dark[at]?.join(' ')
    return `${property}:rgb(${channels}${alpha === '1' ? '' : ` / ${alpha}`})`
  })
}
