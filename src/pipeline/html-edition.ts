import { publicEdition } from '../publication/edition-policy.ts'
import type { BuildContext } from './context.ts'
import { htmlPages, type PublishedAddresses } from './html-pages.ts'
import { startEdition } from './make-editions.ts'
import { runStages } from './run-stages.ts'
import { admit } from './stages/admit.ts'
import { guard } from './stages/guard.ts'
import { redact } from './stages/redact.ts'
import { search } from './stages/search.ts'
import { typeset } from './stages/typeset.ts'
import type { EditionWork, ReadProposal, Work } from './work.ts'

/**
 * Makes the public edition of a checked proposal as HTML pages in memory: `outputs` of the result, in which `files` is set only when the
 * policy admits it and the search of the pages found nothing. Nothing is printed or written; `context.printer` is not used.
 */
export function makeHtmlEdition(
  work: Work & { readonly proposal: ReadProposal },
  addresses: PublishedAddresses,
  context: BuildContext,
): Promise<EditionWork> {
  const stages = [admit, redact, typeset, htmlPages(addresses), search, guard]
  return runStages(stages, startEdition(work, publicEdition), context)
}
