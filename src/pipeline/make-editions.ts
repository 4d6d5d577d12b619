import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import type { Ignored } from '../report/report.ts'
import type { BuildContext } from './context.ts'
import { keyOf } from './findings.ts'
import { failedBy, runStages } from './run-stages.ts'
import type { EditionWork, ReadProposal, Stage, Work } from './work.ts'

/** Makes every edition that the policy allows from the same checked proposal, in sequence. */
export async function makeEditions(
  work: Work,
  stages: readonly Stage<EditionWork, BuildContext>[],
  context: BuildContext,
): Promise<Work> {
  const { proposal } = work
  if (proposal === undefined) return work
  const editions: EditionWork[] = []
  try {
    for (const edition of context.policy.editions) {
      context.signal?.throwIfAborted()
      editions.push(await runStages(stages, startEdition({ ...work, proposal }, edition), context))
    }
    const isMade = editions.every(({ made, leftOut }) => made.length > 0 || leftOut !== undefined)
    return { ...work, editions, ...joined(editions), outcome: isMade ? 'gemaakt' : 'fouten' }
  } catch (cause) {
    context.signal?.throwIfAborted()
    return { ...failedBy(work, cause), editions }
  }
}

/** Initial value of an edition: nothing has been made yet. */
export function startEdition(work: Work & { readonly proposal: ReadProposal }, edition: EditionPolicy): EditionWork {
  return {
    ...work,
    edition,
    own: work.proposal,
    composed: [],
    images: [],
    printed: [],
    passed: [],
    outputs: [],
    browser: '',
    fileTexts: [],
    made: [],
  }
}

/** Findings of all editions, each once. */
function joined(editions: readonly EditionWork[]): {
  readonly diagnostics: readonly Diagnostic[]
  readonly ignored: readonly Ignored[]
} {
  const found = new Map(editions.flatMap(({ diagnostics }) => diagnostics.map((each) => [keyOf(each), each])))
  const ignored = new Map(editions.flatMap((one) => one.ignored.map((each) => [keyOf(each.finding), each])))
  return { diagnostics: [...found.values()], ignored: [...ignored.values()] }
}
