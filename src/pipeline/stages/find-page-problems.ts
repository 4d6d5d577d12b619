import { printable, uncovered } from '../../compose/house-style/characters.ts'
import { isTriedLayout } from '../../compose/house-style/house-style.ts'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import { documentsOf } from '../../document/proposal.ts'
import { wholeEdition } from '../../publication/policy/edition-policy.ts'
import { lengthEstimates } from '../../rules/sections/section-length.ts'
import type { Context } from '../context.ts'
import { newFindings } from '../findings.ts'
import type { ReadProposal, Work } from '../work.ts'

/** Estimates the printed length of sections, which only printing measures. */
export async function estimateLengths(work: Work, _context: Context): Promise<Work> {
  if (work.document === undefined) return work
  return { ...work, found: [...work.found, ...lengthEstimates(work.document)] }
}

/** Adds the findings of composing the pages, when there are no errors yet. */
export async function findPageProblems(work: Work, _context: Context): Promise<Work> {
  const { proposal, found } = work
  if (proposal === undefined || hasErrors(work.diagnostics)) return work
  const later = newFindings(found, await pageProblems(proposal))
  return later.length === 0 ? work : { ...work, found: [...found, ...later] }
}

/** Findings of composing a proposal and its attachments. For usual layouts and texts there are none, and no page is composed. */
async function pageProblems(proposal: ReadProposal): Promise<readonly Diagnostic[]> {
  if (isUsual(proposal)) return []
  const { problemsOf } = await import('../compose-proposal.ts')
  return problemsOf(proposal, wholeEdition)
}

/** Whether every layout is the package's own, tested before packaging, and every text is printed as written. */
function isUsual(proposal: ReadProposal): boolean {
  const { document, attachments } = proposal
  const { config, houseStyle } = proposal.project
  const documents = documentsOf(proposal)
  const texts = [
    config.text ?? '',
    ...documents.map(({ source }) => source.text),
    document.source.name,
    ...attachments.flatMap(({ title, path }) => [title, path]),
  ]
  return (
    houseStyle !== undefined &&
    documents.every(({ kind }) => isTriedLayout(kind, houseStyle)) &&
    texts.every(isAsWritten)
  )
}

/** Whether a text has no escapes (`&#x4e2d;`, `"\\u4e2d"`) and a font for every character, so that its printed form has one too. */
function isAsWritten(text: string): boolean {
  return !/[&\\]/.test(text) && uncovered(printable(text)).length === 0
}
