import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { lengthEstimates } from '../../rules/sections/section-length.ts'
import type { Context } from '../context.ts'
import { newFindings } from '../findings.ts'
import { pageProblems } from '../page-problems.ts'
import type { Work } from '../work.ts'

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
