/** Why a drawing is refused, in Dutch, as the end of a sentence. */
export class SvgProblem extends Error {
  override readonly name = 'SvgProblem'
}
