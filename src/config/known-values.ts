import type { Kind } from '../forms/kind.ts'
import type { KnownValues } from '../forms/new-document.ts'
import type { Config } from './config.ts'

/**
 * What the config knows of a new document. An attachment takes its date from its proposal, so that only a proposal is dated.
 * @param today ISO date
 */
export function knownValues(
  kind: Kind,
  { college, gemeente }: Pick<Config, 'college' | 'gemeente'>,
  today: string,
): KnownValues {
  const holders = college.portefeuillehouders
  const isProposal = kind.velden.some(({ veld }) => veld === 'bijlagen')
  const [only] = holders
  return {
    values: {
      ...(isProposal ? { datum: today } : {}),
      ...(isProposal && holders.length === 1 && only !== undefined ? { portefeuillehouder: only } : {}),
    },
    choices: { portefeuillehouder: holders },
    gemeente: gemeente.naam,
  }
}
