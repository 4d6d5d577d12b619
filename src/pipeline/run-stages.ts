import { applyIgnoreComments } from '../diagnostics/apply-ignore-comments.ts'
import { atLevels, preventOutput } from '../diagnostics/diagnostic.ts'
import { ignoreCommentsOf } from '../document/front-matter/ignore-comments-of.ts'
import { documentsOf } from '../document/proposal.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import type { Context } from './context.ts'
import { failure } from './findings.ts'
import type { Stage, Work } from './work.ts'

/**
 * Runs stages in order until one changes the outcome. Findings are settled after each stage that adds any. An abort does not interrupt
 * the list, so that an aborted run still withdraws what may no longer be public and reports what was made.
 */
export async function runStages<State extends Work, Shared extends Context>(
  stages: readonly Stage<State, Shared>[],
  start: State,
  context: Shared,
): Promise<State> {
  let work = start
  for (const stage of stages) {
    const next = await stage(work, context)
    const hasNews = next.found !== work.found || next.reached !== work.reached || next.proposal !== work.proposal
    work = hasNews ? settle(next) : next
    if (work.outcome !== start.outcome) break
  }
  return work
}

/** The work of a document that an exception ended. */
export function failedBy<State extends Work>(work: State, cause: unknown): State {
  return { ...settle({ ...work, found: [...work.found, failure(work.file, cause)] }), outcome: 'mislukt', cause }
}

/**
 * Applies the levels of the config to the findings, then the ignore comments of the proposal and its attachments. Called after every
 * stage that adds findings.
 */
export function settle<State extends Work>(work: State): State {
  const { proposal, found, reached } = work
  if (proposal === undefined) return { ...work, diagnostics: found, ignored: [] }
  const { regels } = proposal.project.config
  const {
    remaining: left,
    problems,
    ignored,
  } = applyIgnoreComments(atLevels(found, regels), commentsIn(work), {
    rules: ruleCatalogue,
    reached,
  })
  return { ...work, diagnostics: [...left, ...atLevels(problems, regels)], ignored }
}

function commentsIn({ proposal }: Work) {
  if (proposal === undefined) return []
  const [own, ...attached] = documentsOf(proposal)
  // The source of an attached picture is the proposal itself.
  const others = attached.filter(({ source }) => source.path !== own?.source.path)
  return [...(own ? [own] : []), ...others].flatMap(ignoreCommentsOf)
}

/** Whether the findings so far prevent output of the document. */
export function isBlocked({ diagnostics }: Work, strictness: 'lenient' | 'strict'): boolean {
  return preventOutput(diagnostics, strictness)
}
