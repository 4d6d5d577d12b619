import type { Finding } from '../../diagnostics/diagnostic.ts'
import { alternatives, explained } from '../../diagnostics/nearest.ts'
import type { Shape } from '../views/view.ts'

/** A text that a template compares a name with. */
interface ImpossibleWord {
  readonly node: hbs.AST.Expression
  readonly problem: Pick<Finding, 'reason' | 'advice'>
}

/** In `(is naam "samenvating")`: the word that the name can never be. */
export function impossibleWord(
  params: readonly hbs.AST.Expression[],
  shapes: readonly (Shape | undefined)[],
): ImpossibleWord | undefined {
  const words = shapes.flatMap((shape) => (typeof shape === 'object' && 'woorden' in shape ? [shape.woorden] : []))[0]
  const node = params.find(({ type }) => type === 'StringLiteral')
  if (words === undefined || node === undefined) return undefined
  const word = String((node as hbs.AST.StringLiteral).value)
  if (words.includes(word)) return undefined
  return { node, problem: { reason: `“${word}” komt hier niet voor.`, advice: advise(word, words) } }
}

/** The names that can be meant. */
export function advise(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'Hier zijn geen namen: dit is zelf al een waarde.'
  return alternatives(name, known, explained('sjabloon', 'Wat hier kan staan:'))
}
