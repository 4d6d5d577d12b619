import type { Document } from '../document/document.ts'
import type { NotPublic, Status } from '../document/edition.ts'
import type { SecrecyView } from '../document/secrecy.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { capitalised } from '../forms/dutch-words.ts'
import type { FrontMatter } from '../forms/vocabulary.ts'
import { isUnderEmbargo, type PublicationChoice } from './publication-policy.ts'

/** What an agenda states about the publicity of an item, and what the front matter of its proposal states. */
export interface PointTerms {
  readonly status?: Status | undefined
  readonly embargo?: string | undefined
  readonly voorstel?: { readonly status: Status; readonly embargo?: string | undefined } | undefined
}

const strictestFirst = ['geheim', 'besloten'] as const

/** The status that results from the front matter: secrecy on the proposal itself makes it secret. */
export function statusOf({ status, geheimhouding }: Pick<Partial<FrontMatter>, 'status' | 'geheimhouding'>): Status {
  const isSecret = (geheimhouding ?? []).some(({ op }) => op === 'voorstel')
  return isSecret ? 'geheim' : (status ?? 'openbaar')
}

/** Why an item may not be public yet, or not at all: the strictest of what the agenda and the proposal state. */
export function keptFromPublic(
  point: PointTerms,
  choice: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): NotPublic | undefined {
  const stated = strictestOf(point)
  if (stated !== undefined) return stated
  const runs = embargoesOf(point).some((embargo) => isUnderEmbargo(embargo, choice))
  return runs ? 'embargo' : undefined
}

/** Whether a page that names the item is confidential. */
export function isConfidential(point: PointTerms): boolean {
  return strictestOf(point) !== undefined
}

/** Status and embargo of an item, for those who may read it: `Besloten, Embargo tot 1 december 2026`. */
export function pointMarking(point: PointTerms): string {
  const strictest = strictestOf(point)
  const latest = [...embargoesOf(point)].sort().at(-1)
  return [
    ...(strictest ? [capitalised(strictest)] : []),
    ...(latest === undefined ? [] : [`Embargo tot ${dutchDate(latest)}`]),
  ].join(', ')
}

function strictestOf({ status, voorstel }: PointTerms): 'geheim' | 'besloten' | undefined {
  return strictestFirst.find((one) => status === one || voorstel?.status === one)
}

function embargoesOf({ embargo, voorstel }: PointTerms): readonly string[] {
  return [embargo, voorstel?.embargo].filter((one) => one !== undefined)
}

/** The text of the band at the top of every page. @param secrecy what the proposal states about this document */
export function markingOf({ data }: Document, secrecy: SecrecyView | undefined): string {
  const words = [
    ...(secrecy || data.status === 'geheim' ? ['Geheim'] : data.status === 'besloten' ? ['Besloten'] : []),
    ...(data.embargo === undefined ? [] : [`Embargo tot ${dutchDate(data.embargo)}`]),
  ]
  return words.join(' – ')
}
