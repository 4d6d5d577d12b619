import type { SourceRead } from '../document/read-source.ts'
import { atLevels } from '../report/at-levels.ts'
import { type Diagnostic, hasErrors, standInTheWay } from '../report/diagnostic.ts'
import type { Part } from '../report/part.ts'
import type { DocumentReport, Report } from '../report/report.ts'
import type { RuleLevel } from '../report/rule-info.ts'
import { lengthEstimates } from '../rules/section-length.ts'
import { afterComments } from './after-comments.ts'
import { askedFiles } from './asked-files.ts'
import { type NamesTwice, namesTwice } from './claimed-names.ts'
import { type Desk, openDesk } from './desk.ts'
import { collision, failure } from './document-edge.ts'
import { filesOfPart } from './files-of-part.ts'
import { notYetTold } from './not-yet-told.ts'
import { prepare } from './prepare.ts'
import { problemsOf } from './render.ts'
import { repairProposal } from './repair.ts'
import { textsShown } from './texts-shown.ts'

export interface CheckRequest {
  /** As the user typed them, relative to `cwd`. */
  readonly files: readonly string[]
  readonly cwd: string
  readonly config?: string | undefined
  /** Levels that go before those of the config, by rule. */
  readonly levels?: ReadonlyMap<string, RuleLevel> | undefined
  readonly strictness: 'lenient' | 'strict'
  /** Seconds since 1970 that what is past is measured from (SOURCE_DATE_EPOCH); default each document's own date. */
  readonly sourceDateEpoch?: number | undefined
  /** Only the files that fall to this part. */
  readonly part?: Part | undefined
  /** Whether what has one right answer is first put right in the files themselves; default `nothing`. */
  readonly repair?: 'nothing' | 'files' | undefined
  /** `apart`: each will get a folder by another name than its own, as in a meeting. Default `own`. */
  readonly names?: 'own' | 'apart' | undefined
}

/** Files of a few kB each; one of 5 MB is rare. */
const mostKept = 1000

export interface CheckServices {
  readonly signal?: AbortSignal | undefined
  /** Told how many documents there are, before the first. */
  readonly onBegin?: ((total: number) => void) | undefined
}

/** All that `build` tells of proposals, up to where a browser would be needed. `gemaakt` means here: it can be made. */
export async function checkProposals(request: CheckRequest, { signal, onBegin }: CheckServices = {}): Promise<Report> {
  const desk = openDesk(request)
  const all = askedFiles(request.files, request.cwd)
  // Names that collide are seen here, whichever machine makes the other one.
  // Files that are read for their names need not be read again, unless they are repaired first; of very many, too much would be held.
  const kept = new Map<string, SourceRead>()
  const keep = (file: string, read: SourceRead) => {
    if (request.repair !== 'files' && kept.size < mostKept) kept.set(file, read)
  }
  const twice = request.names === 'apart' ? new Map() : namesTwice(all, desk, request, keep)
  const { part } = request
  const files = part ? filesOfPart(all, part) : all
  onBegin?.(files.length)
  const documents: DocumentReport[] = []
  for (const file of files) {
    signal?.throwIfAborted()
    const start = performance.now()
    const read = kept.get(file)
    kept.delete(file)
    const outcome = await checkOne(file, read, twice, desk, request).catch(
      (error: unknown): Outcome => ({
        outcome: 'mislukt',
        diagnostics: [failure(file, error)],
        texts: new Map(),
        cause: error,
      }),
    )
    documents.push({ ...outcome, texts: textsShown(outcome), file, made: [], duration: performance.now() - start })
  }
  return { ...(part ? { part } : {}), documents }
}

type Outcome = Omit<DocumentReport, 'file' | 'made' | 'duration'>

async function checkOne(
  file: string,
  read: SourceRead | undefined,
  twice: NamesTwice,
  desk: Desk,
  { strictness, repair }: CheckRequest,
): Promise<Outcome> {
  const repairs = repair === 'files' ? await repairProposal(file, desk) : undefined
  const { prepared, fault, diagnostics, texts } = await prepare(file, desk, undefined, read)
  if (fault === 'config') return { outcome: 'configuratie', diagnostics, texts }
  const found: Diagnostic[] = [...(repairs?.diagnostics ?? []), ...diagnostics, ...collision(file, twice)]
  if (prepared) found.push(...atLevels(lengthEstimates(prepared.document), prepared.workplace.config.regels))
  const weighedSoFar = afterComments(found, prepared, 'checked')
  const later = prepared && !hasErrors(weighedSoFar.diagnostics) ? notYetTold(found, problemsOf(prepared)) : []
  const weighed = later.length === 0 ? weighedSoFar : afterComments([...found, ...later], prepared, 'checked')
  const outcome = standInTheWay(weighed.diagnostics, strictness) ? 'fouten' : 'gemaakt'
  return { outcome, ...weighed, ...(repairs ? { repaired: repairs.repaired } : {}), texts }
}
