import { type CSSToken, TokenType } from '@csstools/css-tokenizer'
import { type CssRule, printedRules, setsHiding, unfollowedHiding } from './css-rules.ts'
import { cssTokens, declarationsIn } from './css-values.ts'
import type { SvgElement } from './svg-tree.ts'

/** An element by its name, identifiers and classes alone. */
interface Selector {
  readonly name: string | undefined
  readonly ids: readonly string[]
  readonly classes: readonly string[]
}

/** A declaration without its property and `!important`, in which outer white space is left out. */
export interface CssDeclared {
  readonly property: string
  readonly value: readonly CSSToken[]
  readonly isImportant: boolean
}

/** A declaration in a style sheet, with what gives it precedence. */
interface Ruled extends CssDeclared {
  readonly selector: Selector
  readonly specificity: number
}

/** The properties of which the declared values are followed. */
export interface Followed {
  /** Whether a declaration has effect: a browser leaves out one with a value that the property has not. */
  readonly isValid: (declared: CssDeclared) => boolean
  /** Whether a rule may set this and choose its elements in a way that is not followed here. */
  readonly mayBeUnfollowed: (declared: CssDeclared) => boolean
}

export interface Cascade {
  /** The declared value of a property of an element, by the cascade of style sheet, style and attribute. */
  readonly of: (element: SvgElement) => DeclaredValues
  /** Whether a rule that is not followed sets a property: then the value of any element may be another. */
  readonly isUnfollowed: (property: string) => boolean
}

export type DeclaredValues = (property: string) => readonly CSSToken[] | undefined

/** @throws SvgProblem where a style sheet chooses elements in a way that is not followed here, for a property where that matters */
export function cascadeOf(css: string, followed: Followed): Cascade {
  const all = printedRules(css).map((rule) => ruledBy(rule, followed))
  const rules = all.flatMap(({ ruled }) => ruled).sort((one, other) => one.specificity - other.specificity)
  const unfollowed = new Set(all.flatMap((each) => each.unfollowed))
  const of = (element: SvgElement): DeclaredValues => {
    const classes = new Set((element.attributes.get('class') ?? '').split(/\s+/))
    const ruled = rules.filter(({ selector }) => matches(selector, element, classes))
    const declared = [...ruled, ...declaredIn(cssTokens(element.attributes.get('style') ?? ''), followed)]
    return (property) => {
      const own = declared.filter((each) => each.property === property)
      const winner = own.findLast(({ isImportant }) => isImportant) ?? own.at(-1)
      return winner?.value ?? attributeOf(element, property, followed)
    }
  }
  return { of, isUnfollowed: (property) => unfollowed.has(property) }
}

/** An attribute that says !important has no value. */
function attributeOf(element: SvgElement, property: string, { isValid }: Followed): readonly CSSToken[] | undefined {
  const text = element.attributes.get(property)
  if (text === undefined) return undefined
  const declared = declaredAs(property, cssTokens(text))
  return declared.isImportant || !isValid(declared) ? undefined : declared.value
}

interface RuledBy {
  readonly ruled: readonly Ruled[]
  /** Properties that it sets for elements that are not known here. */
  readonly unfollowed: readonly string[]
}

function ruledBy({ head, block }: CssRule, followed: Followed): RuledBy {
  // A rule in a rule is not written, so what it hides would be drawn.
  if (block.some(([type]) => type === TokenType.OpenCurly) && setsHiding(block)) throw unfollowedHiding()
  const declared = declaredIn(block, followed)
  if (declared.length === 0) return { ruled: [], unfollowed: [] }
  const selectors = selectorsIn(head)
  const isFollowed = !selectors.includes(undefined)
  if (!isFollowed && !declared.every(followed.mayBeUnfollowed)) throw unfollowedHiding()
  return {
    ruled: selectors.flatMap((selector) =>
      selector ? declared.map((each) => ({ ...each, ...chosenBy(selector) })) : [],
    ),
    unfollowed: isFollowed ? [] : declared.map(({ property }) => property),
  }
}

function chosenBy(selector: Selector) {
  const { ids, classes, name } = selector
  return { selector, specificity: ids.length * 1e6 + classes.length * 1e3 + (name === undefined ? 0 : 1) }
}

function declaredIn(tokens: readonly CSSToken[], { isValid }: Followed): readonly CssDeclared[] {
  return declarationsIn(tokens).flatMap((declaration) => {
    const [first] = declaration
    const colon = declaration.findIndex(([type]) => type === TokenType.Colon)
    if (first?.[0] !== TokenType.Ident || colon < 0) return []
    const declared = declaredAs(first[4].value.toLowerCase(), declaration.slice(colon + 1))
    return isValid(declared) ? [declared] : []
  })
}

function declaredAs(property: string, tokens: readonly CSSToken[]): CssDeclared {
  const parts = tokens.filter(([type]) => type !== TokenType.Whitespace)
  const [mark, word] = parts.slice(-2)
  const isImportant =
    mark?.[0] === TokenType.Delim &&
    mark[4].value === '!' &&
    word?.[0] === TokenType.Ident &&
    word[4].value.toLowerCase() === 'important'
  return { property, value: isImportant ? parts.slice(0, -2) : parts, isImportant }
}

function selectorsIn(head: readonly CSSToken[]): readonly (Selector | undefined)[] {
  const lists: CSSToken[][] = [[]]
  for (const token of head) {
    if (token[0] === TokenType.Comma) lists.push([])
    else lists.at(-1)?.push(token)
  }
  return lists.map(selectorOf)
}

/** Undefined for a selector that is not followed here. */
function selectorOf(tokens: readonly CSSToken[]): Selector | undefined {
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
    } else if (!(at === 0 && token?.[0] === TokenType.Delim && token[4].value === '*')) return undefined
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
