import pLimit from 'p-limit'
import type { Shard } from '../report/report.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import type { BuildReport, BuiltDocument, EditionReport } from './build-report.ts'
import type { BuildContext } from './context.ts'
import { failure, textsShown } from './findings.ts'
import { currentFile, type RequestedFile, readRequested, requestedFiles, shardFiles } from './requested-files.ts'
import { disclose } from './stages/disclose.ts'
import type { EditionWork, Work } from './work.ts'

export interface Run {
  /** As the user typed them, relative to `cwd`. */
  readonly files: readonly string[]
  /** Documents at a time, 1 or more. */
  readonly jobs: number
  /** Only the files that fall to this shard. */
  readonly part?: Shard | undefined
  readonly onFailure?: 'go-on' | 'stop'
}

/** Makes many documents side by side; each has its own report, in the order in which they were requested. */
export async function runDocuments(
  { files, jobs, part, onFailure }: Run,
  shared: BuildContext,
  make: (start: Work, context: BuildContext) => Promise<Work>,
): Promise<BuildReport> {
  const requested = requestedFiles(files, shared.cwd)
  // Names that collide are seen here, whichever shard makes the other document.
  const all = readRequested(requested, shared, shared.placement)
  const own = new Set(part ? shardFiles(requested, part) : requested)
  const context = reportingLastPrint(own, shared)
  await context.emit({ type: 'begin', total: own.size })
  const limit = pLimit(jobs)
  let hasFailed = false
  const one = async (requested: RequestedFile): Promise<BuiltDocument> => {
    const report =
      hasFailed && onFailure === 'stop' ? skipped(requested, context) : await makeOne(requested, context, make)
    hasFailed ||= report.outcome !== 'gemaakt'
    await context.emit({ type: 'afgedrukt', file: report.file })
    await context.emit({ type: 'klaar', report })
    return report
  }
  const running = all.filter(({ file }) => own.has(file)).map((requested) => limit(one, requested))
  // Also when it is aborted: no document goes on behind it, and nothing is written once this has returned.
  await Promise.allSettled(running)
  return { ...(part ? { part } : {}), documents: await Promise.all(running) }
}

/** Adds the event that nothing of the run will be printed any more. */
function reportingLastPrint(files: ReadonlySet<string>, context: BuildContext): BuildContext {
  const left = new Set(files)
  return {
    ...context,
    emit: (event) => {
      const sent = context.emit(event)
      const isLast = event.type === 'afgedrukt' && left.delete(event.file) && left.size === 0
      if (!isLast) return sent
      return Promise.all([sent, context.emit({ type: 'alles-afgedrukt' })]).then(() => {})
    },
  }
}

function skipped({ file }: RequestedFile, { signal }: BuildContext): BuiltDocument {
  signal?.throwIfAborted()
  return { file, outcome: 'overgeslagen', diagnostics: [], made: [], editions: [], duration: 0, texts: new Map() }
}

/** At the edge of a document an exception becomes a fatal finding about it, and the others go on. */
async function makeOne(
  requested: RequestedFile,
  context: BuildContext,
  make: (start: Work, context: BuildContext) => Promise<Work>,
): Promise<BuiltDocument> {
  context.signal?.throwIfAborted()
  const begin = performance.now()
  const start = startWork(currentFile(requested, context))
  const work = await make(start, context).catch(async (cause: unknown): Promise<Work> => {
    context.signal?.throwIfAborted()
    const failed: Work = { ...start, outcome: 'mislukt', diagnostics: [failure(start.file, cause)], cause }
    // What the machine lacks can be reported to everyone; an error of the program itself may quote the document.
    return cause instanceof EnvironmentError ? failed : disclose(failed, context)
  })
  return reportOf(work, performance.now() - begin)
}

/** A document of which nothing is known but its file. */
export function startWork(requested: RequestedFile): Work {
  return {
    ...requested,
    texts: new Map(),
    found: [],
    diagnostics: [],
    ignored: [],
    reached: 'checked',
    withdrawn: [],
    editions: [],
  }
}

function reportOf(work: Work, duration: number): BuiltDocument {
  const { file, outcome = 'mislukt', diagnostics, ignored, reused, cause } = work
  const editions = reused ?? work.editions.map(editionReport)
  return {
    file,
    outcome,
    ...(reused ? { reused: true } : {}),
    diagnostics,
    ignored,
    made: editions.flatMap(({ made }) => made),
    editions,
    texts: textsShown(work),
    duration,
    ...(cause === undefined ? {} : { cause }),
  }
}

function editionReport({ edition, folder, made, facts, leftOut }: EditionWork): EditionReport {
  return {
    edition: edition.edition,
    ...(folder === undefined ? {} : { folder }),
    made,
    ...(facts ? { facts } : {}),
    ...(leftOut ? { leftOut } : {}),
  }
}
