import type { Document } from '../document/document.ts'
import type { SecrecyView } from '../document/secrecy.ts'
import { dutchDate } from '../forms/dutch-date.ts'

/** The words on the band at the head of every page. @param secrecy what the proposal states about this document */
export function markingOf({ data }: Document, secrecy: SecrecyView | undefined): string {
  const words = [
    ...(secrecy || data.status === 'geheim' ? ['Geheim'] : data.status === 'besloten' ? ['Besloten'] : []),
    ...(data.embargo === undefined ? [] : [`Embargo tot ${dutchDate(data.embargo)}`]),
  ]
  return words.join(' – ')
}
