import { relative, resolve } from 'node:path'
import { findConfig } from '../config/config.ts'
import { readSource, type SourceResult } from '../diagnostics/read-source.ts'
import type { RuleLevel } from '../diagnostics/rule.ts'
import type { Circumstances } from '../document/document.ts'
import type { Status } from '../document/edition.ts'
import type { Placement } from '../output/placement.ts'
import type { Printer } from '../print/printer.ts'
import type { EarlierRuns } from '../publication/earlier/earlier-runs.ts'
import { type ClosedFiles, noClosedFiles } from '../publication/policy/closed-files.ts'
import type { PublicationChoice, PublicationPolicy } from '../publication/policy/publication-policy.ts'
import { noRedactionsOfSet, type RedactionsOfSet } from '../publication/search/redactions-of-set.ts'
import { lastOfEach, type Memory, noMemory } from '../reuse/memory.ts'
import type { PartStore } from '../reuse/part-store.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'
import { leadsOut } from '../system/inside.ts'
import { type TrackedFiles, trackFiles } from '../system/tracked-files.ts'
import type { BuildEvent } from './build-report.ts'
import { openProject, type Project, type ProjectChoice } from './project.ts'

/** Values that the documents of a run share. */
export interface Context {
  readonly cwd: string
  /** Today (ISO date) as set by SOURCE_DATE_EPOCH; if absent, the date of each document applies. */
  readonly day?: string | undefined
  /** `strict`: warnings block a document as errors do. */
  readonly strictness: 'lenient' | 'strict'
  /** Name of a file in messages: verbatim from the command line, else relative to `cwd`. */
  readonly nameOf: (path: string) => string
  /** Registers the name by which a file was requested. */
  readonly setName: (path: string, name: string) => void
  /** What is stated outside a document about who may read it and when it was decided, as in an agenda. @param source absolute path of the document */
  readonly termsOn: (source: string) => StatedTerms
  /** Files that a document of the run keeps from the public; empty in a run that makes nothing public. */
  readonly closed: ClosedFiles
  /** What the documents of a run redact; nothing in a run of one document, or one that makes nothing public. */
  readonly redactions: RedactionsOfSet
  /** Levels that override those of the config, by rule. */
  readonly levels?: ReadonlyMap<string, RuleLevel> | undefined
  /** Stores results about attachments for later runs of the same process. */
  readonly remember: Memory
  /** Project of a document, searched upward from it. @param source absolute path */
  readonly projectOf: (source: string) => Project
  /** Records the files that the projects depend on. */
  readonly files: TrackedFiles
  /** Records everything that the documents and their projects depend on, for a watcher. */
  readonly watched?: TrackedFiles | undefined
  /** Text files of the run, each read once unless it is forgotten. */
  readonly sources: Sources
  readonly signal?: AbortSignal | undefined
  /** Receives every event of the run. A returned promise is awaited before the document continues. */
  readonly emit: (event: BuildEvent) => Promise<void> | void
}

/** Status and embargo (`2021-04-01T09:00`) of a document, and its item in a meeting, as far as stated. */
export interface StatedTerms extends Pick<Circumstances, 'punt' | 'decidedOn'> {
  readonly status?: Status | undefined
  readonly embargo?: string | undefined
}

/** Values that the documents of a run that makes files share. */
export interface BuildContext extends Context {
  /** What the run states of publication, with its defaults. */
  readonly publication: PublicationChoice
  readonly policy: PublicationPolicy
  readonly placement: Placement
  /** What earlier runs made public. */
  readonly earlier: EarlierRuns
  /** Whether the composed HTML is stored beside the PDF. */
  readonly html: 'keep' | 'discard'
  /** Time for the dates in the files, in seconds since 1970 (SOURCE_DATE_EPOCH); default the document's own date. */
  readonly sourceDateEpoch?: number | undefined
  readonly printer: Printer
  /** Finished documents of earlier runs of this process. */
  readonly parts?: PartStore | undefined
  /** Documents of earlier runs, on disk. */
  readonly reuse?: ReuseServices | undefined
}

/** Choices of a run on which reading and checking depend. */
export interface ContextChoice extends ProjectChoice {
  /** Absolute. */
  readonly cwd: string
  readonly strictness: 'lenient' | 'strict'
  /** Seconds since 1970 (SOURCE_DATE_EPOCH). */
  readonly sourceDateEpoch?: number | undefined
  /** Default nothing. */
  readonly termsOn?: ((source: string) => StatedTerms) | undefined
  /** How often documents are read in this context; default `once`. */
  readonly runs?: 'once' | 'many' | undefined
}

export function openContext(
  choice: ContextChoice,
  services: Partial<Pick<Context, 'signal' | 'emit' | 'watched'>> = {},
): Context {
  const { cwd, strictness, sourceDateEpoch: epoch } = choice
  const names = new Map<string, string>()
  const nameOf = (path: string): string => {
    const name = names.get(path)
    if (name !== undefined) return name
    const way = relative(cwd, path)
    return leadsOut(way) ? path : way
  }
  const config = choice.config === undefined ? undefined : resolve(cwd, choice.config)
  const projects = new Map<string, Project>()
  const files = trackFiles(services.watched)
  return {
    cwd,
    strictness,
    termsOn: choice.termsOn ?? (() => ({})),
    closed: noClosedFiles,
    redactions: noRedactionsOfSet,
    levels: choice.levels,
    ...(epoch === undefined ? {} : { day: new Date(epoch * 1000).toISOString().slice(0, 10) }),
    nameOf,
    setName: (path, name) => names.set(path, name),
    remember: choice.runs === 'many' ? lastOfEach() : noMemory,
    projectOf: (source) => {
      const key = findConfig(source, files) ?? source
      const project = projects.get(key) ?? openProject(source, { ...choice, config }, { nameOf, files })
      projects.set(key, project)
      return project
    },
    files,
    watched: services.watched,
    sources: openSources(),
    signal: services.signal,
    emit: services.emit ?? (() => {}),
  }
}

/** The text files of a run. */
export interface Sources {
  /**
   * Reads a file, or returns the result of an earlier read in the run.
   *
   * @param path absolute
   * @param name name of the file in messages
   */
  readonly read: (path: string, name: string, files: TrackedFiles) => SourceResult
  /** Makes the next `read` of a file read it from the disk. @param path absolute */
  readonly forget: (path: string) => void
}

/** Reads each file once until it is forgotten, so that all results about a document derive from the same bytes. */
export function openSources(): Sources {
  const known = new Map<string, SourceResult>()
  return {
    read: (path, name, files) => {
      files.note(path)
      const earlier = known.get(path)
      if (earlier && (earlier.source === undefined || earlier.source.name === name)) return earlier
      const read = readSource(path, name, files.note)
      known.set(path, read)
      return read
    },
    forget: (path) => known.delete(path),
  }
}
