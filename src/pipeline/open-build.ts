import type { Edition } from '../document/edition.ts'
import { type OutputChoice, ownPlacement } from '../output/placement.ts'
import type { Printer } from '../print/printer.ts'
import { openEarlierRuns } from '../publication/earlier/earlier-runs.ts'
import { publicationPolicy } from '../publication/policy/publication-policy.ts'
import type { Shard } from '../report/report.ts'
import type { PartStore } from '../reuse/part-store.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import type { BuildEvent } from './build-report.ts'
import { type BuildContext, openContext } from './context.ts'

/** Request for one run. */
export interface BuildRequest extends OutputChoice {
  /** Requested paths, verbatim, relative to `cwd`. */
  readonly files: readonly string[]
  /** Config file to use instead of the one found upward from each document. */
  readonly config?: string | undefined
  /** Name of a house style that overrides that of the config. */
  readonly houseStyle?: string | undefined
  /** Each edition has a folder of its own. Default `intern`. */
  readonly editions?: readonly Edition[]
  /** Whether a public edition is made before its embargo has ended. Default `respect`. */
  readonly embargo?: 'respect' | 'ignore'
  /** `strict`: a document with warnings is not made. */
  readonly strictness: 'lenient' | 'strict'
  /** Whether the composed HTML is stored beside the PDF. */
  readonly html: 'keep' | 'discard'
  /** Number of documents in parallel, 1 or more. */
  readonly jobs: number
  /** Only the files of this shard. */
  readonly part?: Shard | undefined
  /** Whether further documents are started after one could not be made. Default `go-on`. */
  readonly onFailure?: 'go-on' | 'stop'
  /** Time for the dates in the files, in seconds since 1970 (SOURCE_DATE_EPOCH); default the document's own date. */
  readonly sourceDateEpoch?: number | undefined
}

/** Services that a run needs. */
export interface BuildServices {
  readonly printer: Printer
  /** Finished documents of earlier runs of this process; default none. */
  readonly parts?: PartStore | undefined
  /** Documents of earlier runs, on disk; default none. */
  readonly reuse?: ReuseServices | undefined
  readonly signal?: AbortSignal | undefined
  /** Records every path that the result depends on; default nothing. */
  readonly watched?: TrackedFiles | undefined
  /** Receives every event of the run. A returned promise is awaited before the document continues. */
  readonly onEvent?: ((event: BuildEvent) => Promise<void> | void) | undefined
}

/** Editions of a request that states none. */
export const defaultEditions: readonly Edition[] = ['intern']

/** Applies every default once, and opens the context that the documents of the run share. */
export function openBuild(request: BuildRequest, services: BuildServices): BuildContext {
  const { editions = defaultEditions, embargo = 'respect', html, sourceDateEpoch } = request
  const { onEvent, ...rest } = services
  const publication = { editions, embargo, sourceDateEpoch }
  return {
    ...openContext(request, { ...rest, ...(onEvent ? { emit: onEvent } : {}) }),
    ...rest,
    publication,
    policy: publicationPolicy(publication),
    placement: ownPlacement(request),
    earlier: openEarlierRuns(),
    html,
    sourceDateEpoch,
  }
}
