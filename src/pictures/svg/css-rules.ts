import { type CSSToken, TokenType } from '@csstools/css-tokenizer'
import { cssTokens, rebuiltDeclarations, refuseForeign } from './css-values.ts'
import type { SvgNames } from './svg-names.ts'
import { SvgProblem } from './svg-tree.ts'
import { elements, pseudoClasses } from './svg-vocabulary.ts'

/**
 * The rules of a style sheet in a drawing, written anew. Of the at-rules only the content of `@media print` and `@media all` is
 * kept: a drawing is printed, and its fonts are those of the program.
 * @throws SvgProblem when it imports something, or a selector cannot be written anew
 */
export function rebuiltRules(css: string, names: SvgNames): string {
  return printedRules(css)
    .map(({ head, block }) => {
      const declarations = rebuiltDeclarations(block, names)
      return declarations === '' ? '' : `${rebuiltSelector(head, names)}{${declarations}}`
    })
    .join('')
}

/** The rules that apply in print, in their order. */
export function printedRules(css: string): readonly CssRule[] {
  return rulesIn(cssTokens(css).filter(([type]) => type !== TokenType.CDC && type !== TokenType.CDO))
}

function rulesIn(tokens: readonly CSSToken[]): readonly CssRule[] {
  const found: CssRule[] = []
  for (let at = 0; at < tokens.length; ) {
    const { head, block, end } = ruleAt(tokens, at)
    at = end
    const [first, ...rest] = head
    if (first === undefined) continue
    if (first[0] === TokenType.AtKeyword)
      for (const rule of atRule(first[4].value.toLowerCase(), rest, block)) found.push(rule)
    else if (block) found.push({ head, block })
  }
  return found
}

export interface CssRule {
  readonly head: readonly CSSToken[]
  readonly block: readonly CSSToken[]
}

interface ReadRule {
  /** What precedes the block, without outer white space. */
  readonly head: readonly CSSToken[]
  /** Undefined for an at-rule that ends with a semicolon. */
  readonly block: readonly CSSToken[] | undefined
  readonly end: number
}

function ruleAt(tokens: readonly CSSToken[], start: number): ReadRule {
  let at = start
  while (tokens[at]?.[0] === TokenType.Whitespace) at += 1
  const isAtRule = tokens[at]?.[0] === TokenType.AtKeyword
  const head: CSSToken[] = []
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token[0] === TokenType.OpenCurly) break
    if (isAtRule && token[0] === TokenType.Semicolon) return { head, block: undefined, end: at + 1 }
    head.push(token)
  }
  while (head.at(-1)?.[0] === TokenType.Whitespace) head.pop()
  const from = at + 1
  let depth = 1
  for (at = from; at < tokens.length && depth > 0; at++) {
    if (tokens[at]?.[0] === TokenType.OpenCurly) depth += 1
    if (tokens[at]?.[0] === TokenType.CloseCurly) depth -= 1
  }
  return { head, block: tokens.slice(from, depth === 0 ? at - 1 : at), end: at }
}

function atRule(name: string, rest: readonly CSSToken[], block: readonly CSSToken[] | undefined): readonly CssRule[] {
  if (name === 'import') throw new SvgProblem('haar opmaak haalt iets van elders (@import)')
  if (name !== 'font-face') refuseForeign(block ?? [])
  const words = rest.flatMap((token) => (token[0] === TokenType.Ident ? [token[4].value.toLowerCase()] : []))
  const medium = name === 'media' && words.length === 1 ? words[0] : undefined
  if (medium === 'print' || medium === 'all') return block ? rulesIn(block) : []
  // What is left out here must not have hidden anything in print.
  if (medium !== 'screen' && !name.endsWith('keyframes') && block && setsHiding(block)) throw unfollowedHiding()
  return []
}

const hiding = new Set(['display', 'visibility', 'opacity'])

/** Whether a property that can hide an element is set somewhere in the tokens of a block, also in a block within it. */
export function setsHiding(tokens: readonly CSSToken[]): boolean {
  return tokens.some((token) => token[0] === TokenType.Ident && hiding.has(token[4].value.toLowerCase()))
}

export function unfollowedHiding(): SvgProblem {
  return new SvgProblem('haar opmaak verbergt onderdelen op een manier die hier niet kan')
}

const combinators = '>+~*'

/** @throws SvgProblem for what has no place in the selectors of a drawing: attributes and their values, for instance */
function rebuiltSelector(tokens: readonly CSSToken[], names: SvgNames): string {
  let before: CSSToken | undefined
  const written = tokens.map((token) => {
    const part = rebuiltPart(token, before, names)
    before = token
    if (part === undefined) throw new SvgProblem('haar opmaak kiest onderdelen op een manier die hier niet kan')
    return part
  })
  return written.join('').replace(/\s+/g, ' ')
}

function rebuiltPart(token: CSSToken, before: CSSToken | undefined, names: SvgNames): string | undefined {
  if (token[0] === TokenType.Whitespace) return ' '
  if (token[0] === TokenType.Comma) return ','
  if (token[0] === TokenType.Colon) return ':'
  if (token[0] === TokenType.Hash) return `#${names.id(token[4].value)}`
  if (token[0] === TokenType.Delim)
    return token[4].value === '.' || combinators.includes(token[4].value) ? token[4].value : undefined
  if (token[0] !== TokenType.Ident) return undefined
  const name = token[4].value
  if (before?.[0] === TokenType.Delim && before[4].value === '.') return names.className(name)
  if (before?.[0] === TokenType.Colon) return pseudoClasses.has(name.toLowerCase()) ? name.toLowerCase() : undefined
  // An element that is not written is matched by a name that no element has.
  return elements.has(name) || name === 'a' ? name : names.className(`element ${name}`)
}
