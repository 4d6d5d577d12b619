import type { GppApi } from './gpp-api.ts'
import type { GppSettings } from './gpp-settings.ts'
import type { Patience } from './persistent-send.ts'

/** `concept`: a person publishes on the platform. `final`: this run does. */
export type GppMode = 'concept' | 'final'

/** What the steps of one publication share. */
export interface GppContext extends Pick<Patience, 'wait'> {
  readonly api: GppApi
  readonly settings: GppSettings
  readonly mode: GppMode
  /** UUID of the organisation that publishes. */
  readonly publisher: string
  /** UUIDs of the categories of the publication and its documents. */
  readonly categories: readonly string[]
}
