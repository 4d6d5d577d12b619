import type { Config } from '../config/config.ts'
import type { OutputPlace } from '../output/source-key.ts'
import type { BuildReport } from '../pipeline/build-report.ts'
import type { Project } from '../pipeline/project.ts'
import type { Publication } from './publication.ts'

/** What a run found in the output, judged by the sources. */
export interface Gathered {
  readonly report: BuildReport
  /** Absent when the agenda or the config cannot be read: then nothing is known. */
  readonly publication?: Publication | undefined
  /** The sources of what is published, for the record beside the output. */
  readonly sources: readonly PublishedSource[]
}

export interface PublishedSource {
  /** As in the record. */
  readonly bron: string
  readonly soort: string
  readonly titel: string
  readonly zaaknummer?: string | undefined
  /** Key of the document, or of the meeting. */
  readonly key: string
  /** Keys of the documents that were made from it. */
  readonly documents: readonly string[]
}

/** What every gathering needs. */
export interface GatherContext {
  readonly config: Config
  readonly project: Project
  readonly place: OutputPlace
  /** ISO date. */
  readonly today: string
  /** Whether a receiver has the document of a key now. */
  readonly isPublished: (key: string) => boolean
}
