import { relative, resolve } from 'node:path'
import { findConfig } from '../config/config.ts'
import { readSource, type SourceResult } from '../diagnostics/read-source.ts'
import type { RuleLevel } from '../diagnostics/rule.ts'
import type { Placement } from '../output/placement.ts'
import type { Printer } from '../print/printer.ts'
import type { PublicationPolicy } from '../publication/publication-policy.ts'
import { lastOfEach, type Memory, noMemory } from '../reuse/memory.ts'
import type { PartStore } from '../reuse/part-store.ts'
import type { ReuseServices } from '../reuse/reuse-record.ts'
import { leadsOut } from '../system/inside.ts'
import { type TrackedFiles, trackFiles } from '../system/tracked-files.ts'
import type { BuildEvent } from './build-report.ts'
import { openProject, type Project, type ProjectChoice } from './project.ts'

/** What the documents of a run share. */
export interface Context {
  readonly cwd: string
  /** Today (ISO) where SOURCE_DATE_EPOCH states it; otherwise each document's own date counts. */
  readonly day?: string | undefined
  /** `strict`: warnings stop a document as errors do. */
  readonly strictness: 'lenient' | 'strict'
  /** How the user knows a file: as typed on the command line, else relative to `cwd`. */
  readonly nameOf: (path: string) => string
  /** Registers the name by which the user requested a file. */
  readonly setName: (path: string, name: string) => void
  /** Levels that override those of the config, by rule. */
  readonly levels?: ReadonlyMap<string, RuleLevel> | undefined
  /** Results for attachments that a later run of the same process may need again. */
  readonly remember: Memory
  /** The project of a document, found upward from it. @param source absolute path */
  readonly projectOf: (source: string) => Project
  /** Records the files that the projects depend on. */
  readonly files: TrackedFiles
  /** Records everything that the documents and their projects depend on, for a watcher. */
  readonly watched?: TrackedFiles | undefined
  /** The text files of the run, each read once. */
  readonly sources: Sources
  readonly signal?: AbortSignal | undefined
  /** Receives every event of the run. A promise that it returns is awaited before the document goes on. */
  readonly emit: (event: BuildEvent) => Promise<void> | void
}

/** What the documents of a run that makes files share. */
export interface BuildContext extends Context {
  readonly policy: PublicationPolicy
  readonly placement: Placement
  /** Whether the composed HTML is stored beside the PDF. */
  readonly html: 'keep' | 'discard'
  /** Seconds since 1970 that the dates in the files are set to (SOURCE_DATE_EPOCH); default the document's own date. */
  readonly sourceDateEpoch?: number | undefined
  readonly printer: Printer
  /** Finished documents of earlier runs of this process. */
  readonly parts?: PartStore | undefined
  /** Documents of earlier runs, on disk. */
  readonly reuse?: ReuseServices | undefined
}

/** What is stated of a run, as far as reading and checking depend on it. */
export interface ContextChoice extends ProjectChoice {
  /** Absolute. */
  readonly cwd: string
  readonly strictness: 'lenient' | 'strict'
  /** Seconds since 1970 (SOURCE_DATE_EPOCH). */
  readonly sourceDateEpoch?: number | undefined
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
   * Reads a file, or returns what was read of it earlier in the run.
   *
   * @param path absolute
   * @param name how the user knows the file, for messages
   */
  readonly read: (path: string, name: string, files: TrackedFiles) => SourceResult
  /** Makes the next `read` of a file read it from the disk. @param path absolute */
  readonly forget: (path: string) => void
}

/** Reads each file once, so that everything in a run is derived from the same bytes. */
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
