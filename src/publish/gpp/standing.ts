import { onOneLine } from '../../report/message-text.ts'
import type { Publication } from '../publication.ts'

/** How a publication is on the platform. `uncertain`: a request that would publish it had no answer. */
export type GppStatus = 'absent' | 'concept' | 'gepubliceerd' | 'ingetrokken' | 'uncertain'

/** What a run knows of one publication on the platform while it works on it. */
export interface Standing {
  status: GppStatus
  /** Where a person manages it; empty if the platform does not say. */
  address: string
  /** Where everyone reads it, once it is public. */
  publicAddress: string
  /** Keys of the documents that are complete there. */
  readonly there: Set<string>
  /** Whether this run changed anything. */
  changed: 'yes' | 'no'
}

export function newStanding(): Standing {
  return { status: 'absent', address: '', publicAddress: '', there: new Set(), changed: 'no' }
}

/** What a run that stopped has left, as Dutch sentences: nothing is half public without being named. */
export function leftBehind({ documents }: Publication, { status, there }: Standing): string {
  const missing = documents.filter(({ key }) => !there.has(key)).map(({ title }) => `“${onOneLine(title)}”`)
  const placed = `${documents.length - missing.length} van de ${documents.length} stukken`
  const absent = missing.length === 0 ? '' : ` Nog niet volledig op het platform: ${listed(missing)}.`
  switch (status) {
    case 'absent':
      return 'Er is niets openbaar geworden.'
    case 'concept':
      return `Er is niets openbaar geworden: op het platform staat een concept met ${placed}.${absent}`
    case 'uncertain':
      return `Of de publicatie openbaar is geworden, is niet zeker: kijk op het platform. Zij heeft ${placed}.${absent}`
    case 'gepubliceerd':
      return `Openbaar is de publicatie, met ${placed}.${absent}`
    case 'ingetrokken':
      return 'De publicatie is ingetrokken.'
  }
}

const mostNames = 7

function listed(names: readonly string[]): string {
  const more = names.length - mostNames
  return more > 0 ? `${names.slice(0, mostNames).join(', ')} en nog ${more}` : names.join(', ')
}
