import type { gppRules } from '../../rules/gpp-rules.ts'

/** Why a publication cannot be placed as it was requested: something for a person to decide. */
export class GppProblem extends Error {
  override readonly name = 'GppProblem'
  /**
   * @param reason completes the sentence `<titel> …`, without a full stop
   * @param advice what to do, one or more Dutch sentences
   */
  constructor(
    readonly rule: keyof typeof gppRules,
    readonly reason: string,
    readonly advice: string,
  ) {
    super(`${rule} ${reason}`)
  }
}
