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
  /** Title of the document that is being sent. */
  sending?: string | undefined
}

export function newStanding(): Standing {
  return { status: 'absent', address: '', publicAddress: '', there: new Set(), changed: 'no' }
}

/** What a run that stopped has left, as Dutch sentences: nothing is half public without being named. */
export function leftBehind(publication: Publication, { status, there }: Standing): string {
  const { documents } = publication
  const missing = documents.filter(({ key }) => !there.has(key)).map(({ title }) => `“${onOneLine(title)}”`)
  const placed = `${documents.length - missing.length} van de ${documents.length} stukken`
  const absent = missing.length === 0 ? '' : ` Nog niet volledig op het platform: ${listed(missing)}.`
  const name = nameOf(publication)
  switch (status) {
    case 'absent':
      return `Van ${name} is niets openbaar geworden.`
    case 'concept':
      return `Van ${name} is niets openbaar geworden: op het platform staat een concept met ${placed}.${absent}`
    case 'uncertain':
      return `Of ${name} openbaar is geworden, is niet zeker: kijk op het platform. Daar staan ${placed}.${absent}`
    case 'gepubliceerd':
      return `Openbaar is ${name}, met ${placed}.${absent}`
    case 'ingetrokken':
      return `Op het platform is ${name} ingetrokken.`
  }
}

/** The title of what is withdrawn as a whole may be what is not public. */
export function nameOf({ documents, title }: Publication): string {
  return documents.length === 0 ? 'een publicatie' : `“${onOneLine(title)}”`
}

const mostNames = 7

function listed(names: readonly string[]): string {
  const more = names.length - mostNames
  return more > 0 ? `${names.slice(0, mostNames).join(', ')} en nog ${more}` : names.join(', ')
}
