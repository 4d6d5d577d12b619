import { atLevels, hasErrors, preventOutput } from '../diagnostics/diagnostic.ts'
import { isAgendaName } from '../document/file-role.ts'
import type { OutputChoice } from '../output/placement.ts'
import { failure, linesShown } from '../pipeline/findings.ts'
import { requestedFiles } from '../pipeline/requested-files.ts'
import type { DocumentReport, Report } from '../report/report.ts'
import { archiveRules } from '../rules/archive-rules.ts'
import { type ArchiveContext, archiveContext } from './archive-context.ts'
import { archiveSettings } from './model/archive-settings.ts'
import { planMeeting } from './plan-meeting.ts'
import { type ArchivePlan, planProposal } from './plan-proposal.ts'
import { filesOf, preparePackage, strangersIn, writePackage } from './sip/write-package.ts'

/** Request for one run. */
export interface ArchiveRequest extends OutputChoice {
  /** Agendas and proposals, verbatim, relative to `cwd`. */
  readonly files: readonly string[]
  /** Config file to use instead of the one found upward from each document. */
  readonly config?: string | undefined
  /** `strict`: with warnings nothing is archived. */
  readonly strictness: 'lenient' | 'strict'
  /** `dry` writes nothing; the report has the files that a real run writes. */
  readonly run: 'real' | 'dry'
  /** The time of what is archived for the first time, in seconds since 1970 (SOURCE_DATE_EPOCH); default the clock. */
  readonly sourceDateEpoch?: number | undefined
}

export interface ArchiveServices {
  readonly signal?: AbortSignal | undefined
}

/**
 * Archives meetings and proposals that were made: a package for each, with metadata by MDTO and, of a meeting, by ORI-A. One after the
 * other, so that memory use is that of one document. One that cannot be archived does not stop the others.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document or of a problem of the machine
 */
export async function archive(request: ArchiveRequest, services: ArchiveServices = {}): Promise<Report> {
  const { files, run, ...choice } = request
  const context = archiveContext(choice, services)
  const documents: DocumentReport[] = []
  for (const file of requestedFiles(files, request.cwd)) documents.push(await archiveOne(file, run, context))
  return { documents }
}

/** Reports an exception as a finding about the document. */
async function archiveOne(file: string, run: ArchiveRequest['run'], context: ArchiveContext): Promise<DocumentReport> {
  context.signal?.throwIfAborted()
  const begin = performance.now()
  const end = (result: Omit<DocumentReport, 'file' | 'duration'>): DocumentReport => ({
    ...result,
    texts: linesShown(result),
    file,
    duration: performance.now() - begin,
  })
  try {
    const plan = await (isAgendaName(file) ? planMeeting(file, context) : planProposal(file, context))
    return end(await carryOut(plan, file, run, context))
  } catch (cause) {
    context.signal?.throwIfAborted()
    return end({ outcome: 'mislukt', diagnostics: [failure(file, cause)], made: [], texts: new Map(), cause })
  }
}

async function carryOut(
  { project, found, texts, package: planned }: ArchivePlan,
  file: string,
  run: ArchiveRequest['run'],
  { cwd, strictness, signal, publication }: ArchiveContext,
): Promise<Omit<DocumentReport, 'file' | 'duration'>> {
  const refused = (diagnostics: ArchivePlan['found']) => ({ outcome: 'fouten', diagnostics, made: [], texts }) as const
  const isConfigWrong = found.some(({ rule }) => rule === archiveRules['archief/instelling'])
  if (isConfigWrong || (project && hasErrors(project.diagnostics)))
    return { ...refused(found), outcome: 'configuratie' }
  if (planned === undefined || project === undefined) return refused(found)
  const prepared = preparePackage({
    ...planned,
    settings: archiveSettings(project.config),
    now: publication.sourceDateEpoch,
  })
  const all = atLevels([...found, ...strangersIn(prepared, { file, cwd })], project.config.regels)
  if (preventOutput(all, strictness)) return refused(all)
  if (run === 'real') await writePackage(prepared, signal)
  return { outcome: 'gemaakt', diagnostics: all, made: filesOf(prepared), texts }
}
