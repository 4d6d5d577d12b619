import type { Document } from '../../document/document.ts'
import type { NotPublic, Status } from '../../document/edition.ts'
import { type StatedPublicity, statusOf, strictest } from '../../document/publicity.ts'
import { type SecrecyView, secrecyMarking } from '../../document/secrecy.ts'
import { dutchDate } from '../../forms/dutch-date.ts'
import { capitalised } from '../../forms/dutch-words.ts'
import { isUnderEmbargo, type PublicationChoice } from './publication-policy.ts'

/** What an agenda states about the publicity of an item, and what the front matter of its proposal states. */
export interface PointTerms {
  readonly status?: Status | undefined
  readonly embargo?: string | undefined
  readonly voorstel?: OwnPublicity | undefined
}

/** What a document itself states about its publicity. */
interface OwnPublicity {
  /** Undefined if it states none that can be read. */
  readonly status: Status | undefined
  readonly publicity: StatedPublicity['publicity']
  readonly embargo?: string | undefined
}

/** Whether a document may be public by its own statement. `unstated`: it states nothing, so that an agenda or a proposal may. */
export type Standing = 'public' | 'unstated' | 'closed'

export function standingOf(
  { status, publicity, embargo }: OwnPublicity,
  choice: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): Standing {
  const isClosed = publicity === 'doubtful' || (status !== undefined && status !== 'openbaar')
  if (isClosed || (embargo !== undefined && isUnderEmbargo(embargo, choice))) return 'closed'
  return status === undefined ? 'unstated' : 'public'
}

/** What a document states about itself, without what its proposal or an agenda adds. */
export function ownPublicity({ data: { geheimhouding }, own, publicity }: Document): OwnPublicity {
  const data = { ...own, ...(geheimhouding === undefined ? {} : { geheimhouding }) }
  return { status: statusOf({ data, publicity }), publicity, embargo: own.embargo }
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

/** Whether an item may be public: nothing keeps it from the public, and of its proposal it is stated that it is public. */
export function isPublic(
  point: PointTerms & { readonly metVoorstel: boolean },
  choice: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): boolean {
  const { metVoorstel, voorstel, status } = point
  if (keptFromPublic(point, choice) !== undefined) return false
  if (!metVoorstel) return true
  return voorstel !== undefined && voorstel.publicity === 'clear' && (voorstel.status ?? status) === 'openbaar'
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
  const found = strictest(status, voorstel?.status)
  return found === 'openbaar' ? undefined : found
}

function embargoesOf({ embargo, voorstel }: PointTerms): readonly string[] {
  return [embargo, voorstel?.embargo].filter((one) => one !== undefined)
}

/** The text of the band at the top of every page. @param secrecy what the proposal states about this document */
export function markingOf({ data }: Document, secrecy: SecrecyView | undefined): string {
  const words = [
    ...(secrecy
      ? [secrecyMarking(secrecy)]
      : data.status === 'geheim'
        ? ['Geheim']
        : data.status === 'besloten'
          ? ['Besloten']
          : []),
    ...(data.embargo === undefined ? [] : [`Embargo tot ${dutchDate(data.embargo)}`]),
  ]
  return words.join(' – ')
}
