import { applyIgnoreComments } from '../diagnostics/apply-ignore-comments.ts'
import { atLevels, preventOutput } from '../diagnostics/diagnostic.ts'
import { ignoreCommentsOf } from '../document/front-matter/ignore-comments-of.ts'
import { documentsOf } from '../document/proposal.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import type { Context } from './context.ts'
import type { Stage, Work } from './work.ts'

/**
 * Runs stages in order, until one changes the outcome. Findings are settled after each stage that has new ones. A list is never
 * interrupted between its stages: what may no longer be public is withdrawn, and what was made is reported, also of an aborted run.
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

/**
 * The one place where findings get their level: that of the config, after which the ignore comments of the proposal and its attachments
 * are applied. Called at the end of every stage that found something.
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
  // A picture on a page has the proposal itself as its source.
  const others = attached.filter(({ source }) => source.path !== own?.source.path)
  return [...(own ? [own] : []), ...others].flatMap(ignoreCommentsOf)
}

/** Whether nothing is made of the document because of what was found so far. */
export function isBlocked({ diagnostics }: Work, strictness: 'lenient' | 'strict'): boolean {
  return preventOutput(diagnostics, strictness)
}
