import { type CSSToken, TokenType } from '@csstools/css-tokenizer'
import { type CssRule, printedRules, setsDisplay, unfollowedDisplay } from './css-rules.ts'
import { cssTokens, declarationsIn } from './css-values.ts'
import type { SvgElement } from './svg-tree.ts'

/** An element by its name, identifiers and classes alone. */
interface Selector {
  readonly name: string | undefined
  readonly ids: readonly string[]
  readonly classes: readonly string[]
}

interface Declared {
  readonly isNone: boolean
  readonly isImportant: boolean
}

/** A declaration in a style sheet, with what gives it precedence. */
interface Ruled extends Declared {
  readonly selector: Selector
  readonly specificity: number
}

/** The other values of `display` that are written; a browser leaves out a declaration with no value. */
const shown = new Set(['inline', 'block', 'inline-block', 'inherit', 'initial', 'unset', 'revert'])

/**
 * Tells which elements have `display: none`, by the cascade of style sheet, style and attribute.
 * @throws SvgProblem where a style sheet chooses these elements in a way that is not followed here
 */
export function displayNone(css: string): (element: SvgElement) => boolean {
  const rules = printedRules(css)
    .flatMap(ruledDisplay)
    .sort((one, other) => one.specificity - other.specificity)
  return (element) => {
    const classes = new Set((element.attributes.get('class') ?? '').split(/\s+/))
    const ruled = rules.filter(({ selector }) => matches(selector, element, classes))
    const own = displayIn(cssTokens(element.attributes.get('style') ?? ''))
    const attribute = displayOf(cssTokens(element.attributes.get('display') ?? ''))
    const declared = [...ruled, ...own]
    const winner = declared.findLast(({ isImportant }) => isImportant) ?? declared.at(-1)
    // An attribute that says !important has no value.
    return winner ? winner.isNone : attribute?.isNone === true && !attribute.isImportant
  }
}

function ruledDisplay({ head, block }: CssRule): readonly Ruled[] {
  // A rule in a rule is not written, so what it hides would be drawn.
  if (block.some(([type]) => type === TokenType.OpenCurly) && setsDisplay(block)) throw unfollowedDisplay()
  const declared = displayIn(block)
  if (declared.length === 0) return []
  return selectorsIn(head).flatMap((selector) => {
    const specificity =
      selector.ids.length * 1e6 + selector.classes.length * 1e3 + (selector.name === undefined ? 0 : 1)
    return declared.map((each) => ({ ...each, selector, specificity }))
  })
}

function displayIn(tokens: readonly CSSToken[]): readonly Declared[] {
  return declarationsIn(tokens).flatMap((declaration) => {
    const [first] = declaration
    const colon = declaration.findIndex(([type]) => type === TokenType.Colon)
    if (first?.[0] !== TokenType.Ident || first[4].value.toLowerCase() !== 'display' || colon < 0) return []
    return displayOf(declaration.slice(colon + 1)) ?? []
  })
}

/** Undefined when it is no value of `display`. @throws SvgProblem when it is computed */
function displayOf(tokens: readonly CSSToken[]): Declared | undefined {
  const parts = tokens.filter(([type]) => type !== TokenType.Whitespace)
  if (parts.some(([type]) => type === TokenType.Function)) throw unfollowedDisplay()
  const [value, ...rest] = parts.map((token) =>
    token[0] === TokenType.Ident ? token[4].value.toLowerCase() : token[1],
  )
  const isImportant = rest.join('') === '!important'
  if (value === undefined || (rest.length > 0 && !isImportant) || (value !== 'none' && !shown.has(value)))
    return undefined
  return { isNone: value === 'none', isImportant }
}

function selectorsIn(head: readonly CSSToken[]): readonly Selector[] {
  const lists: CSSToken[][] = [[]]
  for (const token of head) {
    if (token[0] === TokenType.Comma) lists.push([])
    else lists.at(-1)?.push(token)
  }
  return lists.map(selectorOf)
}

function selectorOf(tokens: readonly CSSToken[]): Selector {
  const isSpace = (token: CSSToken | undefined) => token?.[0] === TokenType.Whitespace
  const parts = tokens.slice(isSpace(tokens[0]) ? 1 : 0, isSpace(tokens.at(-1)) ? -1 : undefined)
  const found = { name: undefined as string | undefined, ids: [] as string[], classes: [] as string[] }
  for (let at = 0; at < parts.length; at++) {
    const token = parts[at]
    const next = parts[at + 1]
    if (token?.[0] === TokenType.Hash) found.ids.push(token[4].value)
    else if (at === 0 && token?.[0] === TokenType.Ident) found.name = token[4].value
    else if (token?.[0] === TokenType.Delim && token[4].value === '.' && next?.[0] === TokenType.Ident) {
      found.classes.push(next[4].value)
      at += 1
    } else if (!(at === 0 && token?.[0] === TokenType.Delim && token[4].value === '*')) throw unfollowedDisplay()
  }
  return found
}

function matches(selector: Selector, element: SvgElement, classes: ReadonlySet<string>): boolean {
  return (
    (selector.name === undefined || selector.name === element.name) &&
    selector.ids.every((id) => element.attributes.get('id') === id) &&
    selector.classes.every((each) => classes.has(each))
  )
}
