import pLimit from 'p-limit'
import { atLevels } from '../diagnostics/diagnostic.ts'
import { noRedactionsOfSet } from '../publication/search/redactions-of-set.ts'
import type { Shard } from '../report/report.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import type { BuildReport, BuiltDocument, EditionReport } from './build-report.ts'
import { closedInRun, type MeetingOfRun } from './closed-in-run.ts'
import type { BuildContext, Context } from './context.ts'
import { failure, textsShown } from './findings.ts'
import { redactionsInRun } from './redactions-in-run.ts'
import { currentFile, type RequestedFile, readRequested, requestedFiles, shardFiles } from './requested-files.ts'
import { runStages } from './run-stages.ts'
import { attach } from './stages/attach.ts'
import { check } from './stages/check.ts'
import { disclose } from './stages/disclose.ts'
import { imposeTerms } from './stages/impose-terms.ts'
import { read } from './stages/read.ts'
import { withdraw } from './stages/withdraw.ts'
import { withholdAttachments } from './stages/withhold-attachments.ts'
import { type EditionWork, type ReadProposal, startWork, type Work } from './work.ts'

export interface Run extends MeetingOfRun {
  /** Requested paths, verbatim, relative to `cwd`. */
  readonly files: readonly string[]
  /** Number of documents in parallel, 1 or more. */
  readonly jobs: number
  /** Only the files of this shard. */
  readonly part?: Shard | undefined
  readonly onFailure?: 'go-on' | 'stop'
}

/** Makes documents in parallel; the report lists them in the requested order. */
export async function runDocuments(
  { files, jobs, part, onFailure, omitted = [], agenda }: Run,
  shared: BuildContext,
  make: (start: Work, context: BuildContext) => Promise<Work>,
): Promise<BuildReport> {
  const requested = requestedFiles(files, shared.cwd)
  // Detects name collisions also with a document of another shard.
  const all = readRequested(requested, shared, shared.placement)
  const own = new Set(part ? shardFiles(requested, part) : requested)
  const redactions = shared.policy.makesPublic ? redactionsInRun(all, omitted, shared) : noRedactionsOfSet
  const context = reportingLastPrint(own, {
    ...shared,
    closed: closedInRun(all, { omitted, agenda }, shared),
    redactions,
  })
  await context.emit({ type: 'begin', total: own.size })
  const limit = pLimit(jobs)
  let hasFailed = false
  const one = async (requested: RequestedFile): Promise<BuiltDocument> => {
    const report =
      hasFailed && onFailure === 'stop' ? await skipped(requested, context) : await makeOne(requested, context, make)
    hasFailed ||= report.outcome !== 'gemaakt'
    await context.emit({ type: 'afgedrukt', file: report.file })
    await context.emit({ type: 'klaar', report })
    return report
  }
  const running = all.filter(({ file }) => own.has(file)).map((requested) => limit(one, requested))
  // Also on abort: no document continues, and nothing is written, after this function returns.
  await Promise.allSettled(running)
  return { ...(part ? { part } : {}), documents: await Promise.all(running) }
}

/** Adds the event `alles-afgedrukt` after the last document has been printed. */
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

/** A document that is not begun; what may no longer be public is removed all the same. */
async function skipped(requested: RequestedFile, context: BuildContext): Promise<BuiltDocument> {
  context.signal?.throwIfAborted()
  const { file } = requested
  const { withdrawn, project } = await withdrawOnly(currentFile(requested, context), context)
  const diagnostics = atLevels(withdrawn, project?.config.regels ?? new Map())
  return { file, outcome: 'overgeslagen', diagnostics, made: [], editions: [], duration: 0, texts: new Map() }
}

/** Stages that find out what of a document may not be public, and remove it, before anything that can fail. */
export const openingStages = [read, imposeTerms, withdraw] as const

/** Removes what a document that is not made may no longer have in public folders. */
export function withdrawOnly(requested: RequestedFile, context: BuildContext): Promise<Work> {
  return runStages(openingStages, startWork(requested), context)
}

/** A proposal as it was read, with its attachments; undefined if it cannot be read. */
export async function readComplete(
  requested: RequestedFile,
  context: Context & Pick<BuildContext, 'publication'>,
): Promise<ReadProposal | undefined> {
  const stages = [read, imposeTerms, check, attach, withholdAttachments] as const
  const { proposal } = await runStages(stages, startWork(requested), { ...context, emit: () => {} })
  return proposal
}

/** Reports an exception as a fatal finding about the document, so that the others continue. */
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
    // An environment error may be reported to everyone; an error of the program itself may quote the document.
    return cause instanceof EnvironmentError ? failed : disclose(failed, context)
  })
  return reportOf(work, performance.now() - begin)
}

function reportOf(work: Work, duration: number): BuiltDocument {
  const { file, outcome = 'mislukt', diagnostics, ignored, reused, cause, withheld } = work
  const closed = withheld?.attachments.flatMap(({ source, isClosed }) => (isClosed ? [source] : [])) ?? []
  const editions = reused ?? work.editions.map(editionReport)
  return {
    file,
    outcome,
    ...(reused ? { reused: true } : {}),
    diagnostics,
    ignored,
    made: editions.flatMap(({ made }) => made),
    editions,
    ...(closed.length > 0 ? { closed } : {}),
    texts: textsShown(work),
    duration,
    ...(cause === undefined ? {} : { cause }),
  }
}

function editionReport({ edition, folder, made, facts, leftOut, taken, leak }: EditionWork): EditionReport {
  return {
    edition: edition.edition,
    ...(folder === undefined ? {} : { folder }),
    made,
    ...(facts ? { facts } : {}),
    ...(leftOut ? { leftOut } : {}),
    ...(taken ? { taken } : {}),
    ...(leak ? { leak } : {}),
  }
}
