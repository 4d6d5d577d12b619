import { ownPlacement } from '../output/placement.ts'
import type { DocumentReport, Report, Shard } from '../report/report.ts'
import { type Context, type ContextChoice, openContext } from './context.ts'
import { failure, linesShown } from './findings.ts'
import { redactionsInRun } from './redactions-in-run.ts'
import type { Repairs } from './repair-proposal.ts'
import { type RequestedFile, readRequested, requestedFiles, shardFiles } from './requested-files.ts'
import { runStages } from './run-stages.ts'
import { attach } from './stages/attach.ts'
import { check } from './stages/check.ts'
import { findElsewhere } from './stages/find-elsewhere.ts'
import { estimateLengths, findPageProblems } from './stages/find-page-problems.ts'
import { imposeTerms } from './stages/impose-terms.ts'
import { read } from './stages/read.ts'
import { reportStatus } from './stages/report-status.ts'
import { stopOnErrors, stopUnread } from './stages/stop.ts'
import { startWork } from './work.ts'

/** Stages of a document that is only checked, in this order. */
export const checkStages = [
  read,
  imposeTerms,
  stopUnread,
  check,
  attach,
  reportStatus,
  estimateLengths,
  findPageProblems,
  findElsewhere,
  stopOnErrors,
] as const

export interface CheckRequest extends ContextChoice {
  /** Requested paths, verbatim, relative to `cwd`. */
  readonly files: readonly string[]
  /** Only the files of this shard. */
  readonly part?: Shard | undefined
  /** Whether fixes are first written to the files; default `nothing`. */
  readonly repair?: 'nothing' | 'files' | undefined
  /** `apart`: the folders have other names than the documents, as in a meeting. Default `own`. */
  readonly names?: 'own' | 'apart' | undefined
}

export interface CheckServices {
  readonly signal?: AbortSignal | undefined
}

/** Reports every finding of `build` about proposals that needs no browser. `gemaakt` means here: it can be made. */
export async function checkProposals(request: CheckRequest, { signal }: CheckServices = {}): Promise<Report> {
  const opened = openContext(request, { signal })
  const requested = requestedFiles(request.files, request.cwd)
  const { part } = request
  const own = new Set(part ? shardFiles(requested, part) : requested)
  const repairs = new Map<string, Repairs>()
  if (request.repair === 'files') for (const file of own) repairs.set(file, await repaired(file, opened))
  // Detects name collisions also with a document of another shard.
  const all = readRequested(requested, opened, request.names === 'apart' ? {} : ownPlacement(request))
  const context = { ...opened, redactions: redactionsInRun(all, [], opened) }
  const documents: DocumentReport[] = []
  for (const one of all) if (own.has(one.file)) documents.push(await checkOne(one, context, repairs.get(one.file)))
  return { ...(part ? { part } : {}), documents }
}

async function repaired(file: string, context: Context): Promise<Repairs> {
  context.signal?.throwIfAborted()
  // Imported here, since most checks repair nothing.
  const { repairProposal } = await import('./repair-proposal.ts')
  return repairProposal(file, context).catch((cause: unknown) => ({ repaired: [], diagnostics: [], cause }))
}

/** Reports an exception as a finding about the document. */
async function checkOne(
  requested: RequestedFile,
  context: Context,
  repairs: Repairs | undefined,
): Promise<DocumentReport> {
  context.signal?.throwIfAborted()
  const start = performance.now()
  const end = (outcome: Omit<DocumentReport, 'file' | 'made' | 'duration'>): DocumentReport => ({
    ...outcome,
    texts: linesShown(outcome),
    file: requested.file,
    made: [],
    duration: performance.now() - start,
  })
  try {
    if (repairs?.cause !== undefined) throw repairs.cause
    const begin = { ...startWork(requested), found: repairs?.diagnostics ?? [] }
    const { outcome = 'gemaakt', diagnostics, ignored, texts } = await runStages(checkStages, begin, context)
    const changed = repairs ? { repaired: repairs.repaired } : {}
    return end({ outcome, diagnostics, ignored, texts, ...changed })
  } catch (cause) {
    context.signal?.throwIfAborted()
    return end({ outcome: 'mislukt', diagnostics: [failure(requested.file, cause)], texts: new Map(), cause })
  }
}
