import { atLevels } from '../report/at-levels.ts'
import { type Diagnostic, hasErrors, standInTheWay } from '../report/diagnostic.ts'
import type { Part } from '../report/part.ts'
import type { DocumentReport, Report } from '../report/report.ts'
import type { RuleLevel } from '../report/rule-info.ts'
import { lengthEstimates } from '../rules/section-length.ts'
import { afterComments } from './after-comments.ts'
import { askedFiles } from './asked-files.ts'
import { type Claim, claimOfDocument, type NamesTwice, namesTwice } from './claimed-names.ts'
import { type Desk, openDesk } from './desk.ts'
import { collision, failure } from './document-edge.ts'
import { filesOfPart } from './files-of-part.ts'
import { notYetTold } from './not-yet-told.ts'
import { type Preparation, prepare } from './prepare.ts'
import { problemsOfPages } from './problems-of-pages.ts'
import { type Repairs, repairProposal } from './repair.ts'
import { linesShown } from './texts-shown.ts'

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

export interface CheckServices {
  readonly signal?: AbortSignal | undefined
}

/** All that `build` tells of proposals, up to where a browser would be needed. `gemaakt` means here: it can be made. */
export async function checkProposals(request: CheckRequest, { signal }: CheckServices = {}): Promise<Report> {
  const desk = openDesk(request)
  const all = askedFiles(request.files, request.cwd)
  const { part } = request
  const files = part ? filesOfPart(all, part) : all
  const checked: Checked[] = []
  for (const file of files) {
    signal?.throwIfAborted()
    checked.push(await checkOne(file, desk, request))
  }
  const claims = new Map(checked.flatMap(({ document: { file }, claim }) => (claim ? [[file, claim] as const] : [])))
  // Names that collide are seen here, whichever machine makes the other one.
  const twice = request.names === 'apart' ? new Map() : namesTwice(all, desk, request, claims)
  const documents: DocumentReport[] = []
  for (const { document, repairs } of checked) {
    // A name that another file has too is a finding like any other, which a comment may allow: those files are looked at once more.
    const again = twice.has(document.file) ? await checkOne(document.file, desk, request, twice, repairs) : undefined
    documents.push(again?.document ?? document)
  }
  return { ...(part ? { part } : {}), documents }
}

interface Checked {
  readonly document: DocumentReport
  readonly claim?: Claim | undefined
  readonly repairs?: Repairs | undefined
}

type Outcome = Omit<DocumentReport, 'file' | 'made' | 'duration'>

/** At the edge of a document an exception becomes a message about it. */
async function checkOne(
  file: string,
  desk: Desk,
  request: CheckRequest,
  twice: NamesTwice = new Map(),
  known?: Repairs,
): Promise<Checked> {
  const start = performance.now()
  const end = (outcome: Outcome): DocumentReport => ({
    ...outcome,
    texts: linesShown(outcome),
    file,
    made: [],
    duration: performance.now() - start,
  })
  try {
    const repairs = request.repair === 'files' ? (known ?? (await repairProposal(file, desk))) : undefined
    const preparation = await prepare(file, desk)
    const diagnostics = [...(repairs?.diagnostics ?? []), ...preparation.diagnostics, ...collision(file, twice)]
    const outcome = await outcomeOf({ ...preparation, diagnostics }, request)
    const { document, workplace } = preparation.prepared ?? {}
    return {
      document: end({ ...outcome, ...(repairs ? { repaired: repairs.repaired } : {}) }),
      claim: document && workplace && claimOfDocument(document, workplace.config, request),
      repairs,
    }
  } catch (error) {
    return {
      document: end({ outcome: 'mislukt', diagnostics: [failure(file, error)], texts: new Map(), cause: error }),
    }
  }
}

async function outcomeOf(
  { prepared, fault, diagnostics, texts }: Preparation,
  { strictness }: CheckRequest,
): Promise<Outcome> {
  if (fault === 'config') return { outcome: 'configuratie', diagnostics, texts }
  const found: Diagnostic[] = [...diagnostics]
  if (prepared) found.push(...atLevels(lengthEstimates(prepared.document), prepared.workplace.config.regels))
  const weighedSoFar = afterComments(found, prepared, 'checked')
  const later =
    prepared && !hasErrors(weighedSoFar.diagnostics) ? notYetTold(found, await problemsOfPages(prepared)) : []
  const weighed = later.length === 0 ? weighedSoFar : afterComments([...found, ...later], prepared, 'checked')
  return { outcome: standInTheWay(weighed.diagnostics, strictness) ? 'fouten' : 'gemaakt', ...weighed, texts }
}
