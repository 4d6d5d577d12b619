import { TokenType, tokenize } from '@csstools/css-tokenizer'
import { templateRules } from '../config/template-rules.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { didYouMean, nearestWords } from '../diagnostics/nearest.ts'
import { positionsIn } from '../diagnostics/positions.ts'
import type { CssFile } from './house-style/own-css.ts'

/**
 * Reports each `var()` in the style of a kind of which no style states the variable, unless it has a value instead.
 * @param shared CSS that precedes it; what it uses is stated by the page of a document
 */
export function unknownVariables(file: CssFile, shared: readonly string[]): readonly Diagnostic[] {
  if (!file.text.includes('var(')) return []
  const known = [...new Set([...shared, declarations(file.text)].join('\n').match(/--[\w-]+/g) ?? [])]
  const positions = positionsIn(file.text)
  const tokens = tokenize({ css: file.text }).filter(
    ([type]) => type !== TokenType.Comment && type !== TokenType.Whitespace,
  )
  return tokens.flatMap((token, index) => {
    const [name, after] = [tokens[index + 1], tokens[index + 2]]
    const isReference = token[0] === TokenType.Function && token[4].value.toLowerCase() === 'var'
    if (!isReference || name?.[0] !== TokenType.Ident || after?.[0] === TokenType.Comma) return []
    const { value } = name[4]
    if (known.includes(value)) return []
    const near = didYouMean(value, known) || `Het meest lijken hierop: ${nearestWords(value, known).join(', ')}.`
    return [
      diagnostic({
        rule: templateRules['sjabloon/onbekende-naam'],
        file: file.name,
        place: positions.position(name[2], name[3] + 1),
        reason: `De variabele ${value} bestaat niet.`,
        advice: near.trimEnd(),
      }),
    ]
  })
}

function declarations(css: string): string {
  return (css.match(/--[\w-]+(?=\s*:)/g) ?? []).join('\n')
}
