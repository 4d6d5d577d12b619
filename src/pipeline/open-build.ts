import type { Edition } from '../document/edition.ts'
import { type OutputChoice, ownPlacement } from '../output/placement.ts'
import type { Printer } from '../print/printer.ts'
import { publicationPolicy } from '../publication/publication-policy.ts'
import type { Shard } from '../report/report.ts'
import type { PartStore } from '../reuse/part-store.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import type { BuildEvent } from './build-report.ts'
import { type BuildContext, openContext } from './context.ts'

/** What is stated of one run. */
export interface BuildRequest extends OutputChoice {
  /** As the user typed them, relative to `cwd`. */
  readonly files: readonly string[]
  /** Config file instead of the one found upward from each document. */
  readonly config?: string | undefined
  /** Name of a house style instead of that of the config. */
  readonly houseStyle?: string | undefined
  /** Each has a folder of its own. Default `intern`. */
  readonly editions?: readonly Edition[]
  /** Whether a public edition is made before its embargo has ended. Default `respect`. */
  readonly embargo?: 'respect' | 'ignore'
  /** `strict`: a document with warnings is not made. */
  readonly strictness: 'lenient' | 'strict'
  /** Whether the composed HTML is stored beside the PDF. */
  readonly html: 'keep' | 'discard'
  /** Documents at a time, 1 or more. */
  readonly jobs: number
  /** Only the files that fall to this part. */
  readonly part?: Shard | undefined
  /** Whether documents are still begun after one could not be made. Default `go-on`. */
  readonly onFailure?: 'go-on' | 'stop'
  /** Seconds since 1970 that the dates in the files are set to (SOURCE_DATE_EPOCH); default the document's own date. */
  readonly sourceDateEpoch?: number | undefined
}

/** What a run needs of its surroundings. */
export interface BuildServices {
  readonly printer: Printer
  /** Finished documents of earlier runs of this process; default none. */
  readonly parts?: PartStore | undefined
  /** Documents of earlier runs, on disk; default none. */
  readonly reuse?: ReuseServices | undefined
  readonly signal?: AbortSignal | undefined
  /** Records every path that the result depends on; default nothing. */
  readonly watched?: TrackedFiles | undefined
  /** A promise that it returns is awaited before the document goes on. */
  readonly onEvent?: ((event: BuildEvent) => Promise<void> | void) | undefined
}

/** The editions of a run that states none. */
export const defaultEditions: readonly Edition[] = ['intern']

/** Fills in every default, once, and opens what the documents of the run share. */
export function openBuild(request: BuildRequest, services: BuildServices): BuildContext {
  const { editions = defaultEditions, embargo = 'respect', html, sourceDateEpoch } = request
  const { onEvent, ...rest } = services
  return {
    ...openContext(request, { ...rest, ...(onEvent ? { emit: onEvent } : {}) }),
    ...rest,
    policy: publicationPolicy({ editions, embargo, sourceDateEpoch }),
    placement: ownPlacement(request),
    html,
    sourceDateEpoch,
  }
}
