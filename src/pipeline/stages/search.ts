import { personalDataInEdition } from '../../publication/personal-data-in-edition.ts'
import { searchOf, standsElsewhere } from '../../publication/publication-guard.ts'
import { textsOfFiles, withoutOwnDate } from '../../publication/texts-of-files.ts'
import type { BuildContext } from '../context.ts'
import { newFindings } from '../findings.ts'
import { ownWords } from '../own-words.ts'
import type { EditionWork } from '../work.ts'

/** Reads the finished files of a public edition, and searches them for redacted text that is public elsewhere and for personal data. */
export async function search(work: EditionWork, { sourceDateEpoch }: BuildContext): Promise<EditionWork> {
  const { edition, proposal, own, outputs } = work
  if (!edition.isPublic) return work
  // The bytes that will be written, read once for all searches.
  const files = withoutOwnDate(await textsOfFiles(outputs), outputs, sourceDateEpoch)
  const secrets = searchOf({ whole: proposal, own, ownWords: ownWords(own, edition), files })
  const { gemeente } = proposal.project.config
  const later = [...standsElsewhere(secrets, own), ...personalDataInEdition(own, gemeente, files)]
  return { ...work, fileTexts: files, search: secrets, found: [...work.found, ...newFindings(work.found, later)] }
}
