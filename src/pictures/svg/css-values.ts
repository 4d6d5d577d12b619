import { type CSSToken, stringify, TokenType, tokenize } from '@csstools/css-tokenizer'
import type { SvgNames } from './svg-names.ts'
import { SvgProblem } from './svg-tree.ts'
import { colourNames, cssFunctions, cssKeywords, properties, units } from './svg-vocabulary.ts'

/** Tokens without comments and the end; white space is one space. */
export function cssTokens(css: string): readonly CSSToken[] {
  return tokenize({ css }).filter(([type]) => type !== TokenType.Comment && type !== TokenType.EOF)
}

/** The declarations of a `style` attribute or of a rule, written anew; those that draw nothing are left out. */
export function rebuiltDeclarations(tokens: readonly CSSToken[], names: SvgNames): string {
  return declarationsIn(tokens)
    .flatMap((declaration) => {
      const [first] = declaration
      const colon = declaration.findIndex(([type]) => type === TokenType.Colon)
      if (first?.[0] !== TokenType.Ident || colon < 0) return []
      const property = first[4].value
      const value = rebuiltValue(property, declaration.slice(colon + 1), names)
      return value === undefined ? [] : [`${nameOfProperty(property, names)}:${value}`]
    })
    .join(';')
}

function nameOfProperty(property: string, names: SvgNames): string {
  return property.startsWith('--') ? names.custom(property) : property.toLowerCase()
}

export function declarationsIn(tokens: readonly CSSToken[]): readonly (readonly CSSToken[])[] {
  const found: CSSToken[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (opening.has(token[0])) depth += 1
    if (closing.has(token[0])) depth -= 1
    if (token[0] === TokenType.Semicolon && depth <= 0) found.push([])
    else found.at(-1)?.push(token)
  }
  return found.map((each) => withoutOuterSpace(each)).filter((each) => each.length > 0)
}

const opening: ReadonlySet<TokenType> = new Set([
  TokenType.Function,
  TokenType.OpenParen,
  TokenType.OpenCurly,
  TokenType.OpenSquare,
])
const closing: ReadonlySet<TokenType> = new Set([TokenType.CloseParen, TokenType.CloseCurly, TokenType.CloseSquare])

function withoutOuterSpace(tokens: readonly CSSToken[]): readonly CSSToken[] {
  const isFull = ([type]: CSSToken) => type !== TokenType.Whitespace
  return tokens.slice(
    tokens.findIndex(isFull) < 0 ? tokens.length : tokens.findIndex(isFull),
    tokens.findLastIndex(isFull) + 1,
  )
}

/**
 * The value of a property, written from its decoded tokens. Undefined when the property is not one that draws, or the value has
 * a word or function that no such property has.
 * @throws SvgProblem when it refers to something outside the drawing
 */
export function rebuiltValue(property: string, tokens: readonly CSSToken[], names: SvgNames): string | undefined {
  refuseForeign(tokens)
  const name = property.toLowerCase()
  if (!properties.has(name) && !property.startsWith('--')) return undefined
  const value = name === 'font' ? withoutFamily(tokens) : tokens
  const written = value.map((token, index) => rebuiltToken(token, value[index + 1], names))
  if (written.includes(undefined)) return undefined
  const text = written.join('').replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

/** The size ends what may precede the family in the short form; the fonts are those of the program. */
function withoutFamily(tokens: readonly CSSToken[]): readonly CSSToken[] {
  const size = tokens.findIndex(([type]) => type === TokenType.Dimension || type === TokenType.Percentage)
  if (size < 0) return tokens
  const [, slash, height] = tokens.slice(size).filter(([type]) => type !== TokenType.Whitespace)
  const isHeight = slash?.[0] === TokenType.Delim && slash[4].value === '/' && height
  const before = tokens.slice(0, size + 1)
  return [...before, ...(isHeight ? [slash, height] : []), ...tokenize({ css: ' sans-serif' }).slice(0, 2)]
}

function rebuiltToken(token: CSSToken, next: CSSToken | undefined, names: SvgNames): string | undefined {
  switch (token[0]) {
    case TokenType.Whitespace:
      return ' '
    case TokenType.Comma:
      return ','
    case TokenType.OpenParen:
    case TokenType.CloseParen:
    case TokenType.Number:
    case TokenType.Percentage:
      return stringify(token)
    case TokenType.Dimension:
      return units.has(token[4].unit.toLowerCase()) ? `${numberOf(token[1])}${token[4].unit.toLowerCase()}` : undefined
    case TokenType.Hash:
      return /^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(token[4].value) ? `#${token[4].value}` : undefined
    case TokenType.Delim:
      return '+-*/!'.includes(token[4].value) ? token[4].value : undefined
    case TokenType.Ident:
      return rebuiltWord(token[4].value, names)
    case TokenType.URL:
      return localReference(token[4].value, names)
    case TokenType.String:
      // Only as the argument of url(), whose name is written as a part of it.
      return next?.[0] === TokenType.CloseParen || next?.[0] === TokenType.Whitespace
        ? localReference(token[4].value, names)?.slice(4, -1)
        : undefined
    case TokenType.Function: {
      const name = token[4].value.toLowerCase()
      return name === 'url' || cssFunctions.has(name) ? `${name}(` : undefined
    }
    default:
      return undefined
  }
}

/** The digits of a dimension as written, which may have an exponent. */
function numberOf(written: string): string {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i.exec(written)?.[0] ?? '0'
}

function rebuiltWord(word: string, names: SvgNames): string | undefined {
  if (word.startsWith('--')) return names.custom(word)
  const name = word.toLowerCase()
  return cssKeywords.has(name) || colourNames.has(name) || name === 'sans-serif' ? name : undefined
}

function localReference(address: string, names: SvgNames): string | undefined {
  const id = address.trim()
  return id.startsWith('#') ? `url(#${names.refer(id.slice(1))})` : undefined
}

/** Every address in CSS, in any property, must be within the drawing. */
export function refuseForeign(tokens: readonly CSSToken[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token[0] === TokenType.BadURL) throw new SvgProblem('haar opmaak bevat een verwijzing die niet te lezen is')
    if (token[0] === TokenType.URL) refuseAddress(token[4].value)
    const name = token[0] === TokenType.Function ? token[4].value.toLowerCase() : ''
    if (!['url', 'src', 'image', 'image-set', '-webkit-image-set'].includes(name)) continue
    const text = tokens.slice(index).find(([type]) => type === TokenType.String || closing.has(type))
    if (text?.[0] === TokenType.String) refuseAddress(text[4].value)
  }
}

function refuseAddress(address: string): void {
  const plain = address.trim()
  if (!plain.startsWith('#') && !/^data:/i.test(plain))
    throw new SvgProblem(`zij verwijst naar iets buiten zichzelf (${plain.slice(0, 60)})`)
}
