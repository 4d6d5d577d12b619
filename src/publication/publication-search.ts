import type { Proposal } from '../document/proposal.ts'
import { removedFromPublic, textsInEdition } from './for-edition.ts'
import { type SecretSearch, secretSearch } from './secret-search.ts'
import type { FileTexts } from './texts-of-files.ts'

/** What the search of a public edition compares. */
export interface SearchedEdition {
  /** The proposal as it was read. */
  readonly whole: Proposal
  /** What is left of it in the edition. */
  readonly own: Proposal
  /** Words that the program prints itself: templates, house style, law and calendar. */
  readonly ownWords: readonly string[]
  /** The finished files, read back. */
  readonly files: readonly FileTexts[]
}

/** A search for everything that a public edition leaves out. */
export function searchOf({ whole, own, ownWords, files }: SearchedEdition): SecretSearch {
  return secretSearch(removedFromPublic(whole), [...textsInEdition(own), ...ownWords], pagesAttached(own, files))
}

/** What is on the pages of PDFs made elsewhere; their metadata and hidden text are not part of it. */
function pagesAttached({ attachments }: Proposal, files: readonly FileTexts[]): readonly string[] {
  const attached = new Set(attachments.flatMap(({ content, output }) => (content.type === 'pdf' ? [output] : [])))
  return files
    .filter(({ path }) => attached.has(path))
    .flatMap(({ texts }) => texts.filter(({ place }) => /^pagina \d+$/.test(place)).map(({ text }) => text))
}
