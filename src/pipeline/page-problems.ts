import { printable, uncovered } from '../compose/house-style/characters.ts'
import { isTriedLayout } from '../compose/house-style/house-style.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { documentsOf } from '../document/proposal.ts'
import { wholeEdition } from '../publication/edition-policy.ts'
import type { ReadProposal } from './work.ts'

/**
 * Everything that composing reports about a proposal and its attachments. In most there is nothing that only their pages can show: for
 * those no page is composed.
 */
export async function pageProblems(proposal: ReadProposal): Promise<readonly Diagnostic[]> {
  if (isUsual(proposal)) return []
  const { problemsOf } = await import('./compose-proposal.ts')
  return problemsOf(proposal, wholeEdition)
}

/** The package's own layout, which was tried before it was packed, and texts that are printed as they are written. */
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

/** Nothing in it is written as code (`&#x4e2d;`, `"\\u4e2d"`), and all of it has a font: so has whatever is printed of it. */
function isAsWritten(text: string): boolean {
  return !/[&\\]/.test(text) && uncovered(printable(text)).length === 0
}
