import { hiddenInDrawings } from '../../publication/search/hidden-in-drawings.ts'
import { personalDataInEdition } from '../../publication/search/personal-data-in-edition.ts'
import { redactionsElsewhere, searchOf } from '../../publication/search/redactions-elsewhere.ts'
import { textsOfFiles, withoutOwnDate } from '../../publication/search/texts-of-files.ts'
import type { BuildContext } from '../context.ts'
import { newFindings } from '../findings.ts'
import { ownWords } from '../own-words.ts'
import type { EditionWork } from '../work.ts'

/**
 * Reads the finished files of a public edition, and searches them for what it or another document of the run redacts, for personal data
 * and for hidden text.
 */
export async function search(work: EditionWork, { sourceDateEpoch, redactions }: BuildContext): Promise<EditionWork> {
  const { edition, proposal, own, outputs } = work
  if (!edition.isPublic) return work
  // The bytes that will be written, read once for all searches.
  const read = await textsOfFiles(outputs)
  const files = withoutOwnDate(read, outputs, sourceDateEpoch)
  const { gemeente } = proposal.project.config
  const searched = { whole: proposal, own, name: proposal.name, gemeente, files }
  const secrets = searchOf(searched, ownWords(own, edition))
  const later = [
    ...redactionsElsewhere(searched),
    ...redactions.shownIn(searched),
    ...personalDataInEdition(own, gemeente, files),
    ...(await hiddenInDrawings(own, outputs)),
  ]
  return { ...work, fileTexts: files, search: secrets, found: [...work.found, ...newFindings(work.found, later)] }
}
