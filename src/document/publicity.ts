import { nearest } from '../diagnostics/nearest.ts'
import { longestEmbargo } from '../forms/embargo.ts'
import type { Kind } from '../forms/kind.ts'
import { type FrontMatter, publicityFields, vocabulary } from '../forms/vocabulary.ts'
import type { Status } from './edition.ts'

/** Values of front matter that state who may read a document. */
export type PublicityValues = Pick<Partial<FrontMatter>, (typeof publicityFields)[number]>

/** Front matter as far as it states who may read a document. */
export interface StatedPublicity {
  readonly data: PublicityValues
  /** `doubtful`: an error in the front matter may concern its publicity. */
  readonly publicity: 'clear' | 'doubtful'
}

const strictestFirst = ['geheim', 'besloten', 'openbaar'] as const

/** The strictest of the statuses that are stated; undefined if none is. */
export function strictest(...statuses: readonly (Status | undefined)[]): Status | undefined {
  return strictestFirst.find((status) => statuses.includes(status))
}

/** The status by the front matter. Undefined if it states none, or not beyond doubt: then the document is not public. */
export function statusOf({ data, publicity }: StatedPublicity): Status | undefined {
  if ((data.geheimhouding ?? []).some(({ op }) => op === 'voorstel')) return 'geheim'
  return data.status === 'openbaar' && publicity === 'doubtful' ? undefined : data.status
}

/** Most unknown keys that are compared: a hostile file has thousands. */
const mostCompared = 1000

/** Front matter as it was written, and as it was read. */
export interface ReadValues {
  readonly raw: Readonly<Record<string, unknown>>
  readonly valid: PublicityValues
  /** Whether its YAML has no errors, such as a key that occurs twice. */
  readonly isSound: boolean
  /** Undefined if it is unknown. */
  readonly kind: Kind | undefined
}

/** Whether it is clear what the author states about publicity: these fields are valid, and no unknown key is one of them, misspelt. */
export function publicityIn({ raw, valid, isSound, kind }: ReadValues): StatedPublicity['publicity'] {
  if (!isSound || kind === undefined) return 'doubtful'
  const own = new Set(kind.velden.map(({ veld }) => veld))
  const unknown = Object.keys(raw).filter((key) => !own.has(key) && !Object.hasOwn(vocabulary.shape, key))
  const isMisspelt = unknown.slice(0, mostCompared).some((key) => nearest(key, publicityFields) !== undefined)
  const isUnread = publicityFields.some((key) => (raw[key] ?? null) !== null && valid[key] === undefined)
  return isMisspelt || isUnread ? 'doubtful' : 'clear'
}

/**
 * The status and embargo of a document. An attachment has those of its proposal unless its own are stricter; its kind's default is its own.
 *
 * @param own as its front matter states them
 */
export function appliedPublicity(
  own: PublicityValues,
  kind: Kind,
  proposal: PublicityValues = {},
): Pick<PublicityValues, 'status' | 'embargo'> {
  const status = strictest(proposal.status, own.status ?? kind.status)
  const embargo = longestEmbargo(proposal.embargo, own.embargo)
  return { ...(status === undefined ? {} : { status }), ...(embargo === undefined ? {} : { embargo }) }
}
