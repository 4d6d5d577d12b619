import { TokenType, tokenize } from '@csstools/css-tokenizer'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { closeWord, didYouMean, nearestWords } from '../../diagnostics/nearest.ts'
import { positionsIn } from '../../diagnostics/positions.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import type { CssFile } from './own-css.ts'

/** Reports each `var()` in CSS of a kind or house style whose variable is not known, unless it has a fallback. */
export function unknownVariables(file: CssFile, known: ReadonlySet<string>, rule: Rule): readonly Diagnostic[] {
  if (!/var\(/i.test(file.text)) return []
  const positions = positionsIn(file.text)
  const tokens = tokenize({ css: file.text }).filter(
    ([type]) => type !== TokenType.Comment && type !== TokenType.Whitespace,
  )
  return tokens.flatMap((token, index) => {
    const [name, after] = [tokens[index + 1], tokens[index + 2]]
    const isReference = token[0] === TokenType.Function && token[4].value.toLowerCase() === 'var'
    if (!isReference || name?.[0] !== TokenType.Ident || after?.[0] === TokenType.Comma) return []
    const { value } = name[4]
    if (known.has(value)) return []
    return [
      diagnostic({
        rule,
        file: file.name,
        place: positions.position(name[2], name[3] + 1),
        reason: `De variabele ${value} bestaat niet.`,
        advice: variableAdvice(value, [...known]),
      }),
    ]
  })
}

/** The names of the custom properties that CSS declares. */
export function declaredVariables(css: string): readonly string[] {
  return css.match(/--[\w-]+(?=\s*:)/g) ?? []
}

/** The names of the custom properties that CSS declares or uses. */
export function mentionedVariables(css: string): readonly string[] {
  return css.match(/--[\w-]+/g) ?? []
}

/** Which variable or token was probably meant. */
export function variableAdvice(name: string, known: readonly string[]): string {
  const meant = closeWord(name, known)
  const near = meant === undefined ? didYouMean(name, known) : `Bedoelde u “${meant}”? `
  return near === '' ? `Het meest lijken hierop: ${nearestWords(name, known).join(', ')}.` : near.trimEnd()
}
