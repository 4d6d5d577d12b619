import type { Config } from '../config/config.ts'
import type { TakenEdition } from '../pipeline/taken-edition.ts'
import { editionKeys } from './edition-keys.ts'
import type { Keys } from './keys.ts'
import type { PublishedDocument } from './publication.ts'
import { type Category, categories, documentKindOf } from './tooi.ts'

/** What is known of the documents of an edition besides the edition. */
export interface DocumentFacts {
  /** ISO date of a document that states none. */
  readonly datum: string
  /** ISO date of the decision that adopted the proposal. */
  readonly adopted?: string | undefined
}

/** The documents of a public edition: the proposal, then its attachments. */
export function publishedDocuments(
  edition: TakenEdition,
  keys: Keys,
  config: Pick<Config, 'publicatie'>,
  { datum, adopted }: DocumentFacts,
): readonly PublishedDocument[] {
  const known = editionKeys(edition, keys)
  const category = categoryOf(edition, config)
  const main = known.get(edition.files[0]?.path ?? '')
  return edition.files.flatMap((file): readonly PublishedDocument[] => {
    const key = known.get(file.path)
    if (key === undefined) return []
    const { title, soort, sha256, length, pages, web, read } = file
    return [
      {
        key,
        title,
        fileName: `${key}.pdf`,
        mediaType: 'application/pdf',
        kind: documentKindOf(soort),
        category,
        created: file.datum ?? datum,
        ...(file.attached === undefined ? { adopted } : { attachedTo: main }),
        pages,
        length,
        sha256,
        web,
        read,
      },
    ]
  })
}

const forCouncil: readonly string[] = ['brief-raad', 'nota-raad']

/**
 * The category that the config states. Otherwise a proposal that brings a letter or a note to the council belongs to the documents of the
 * council; where the routing sheet sends it is not public.
 */
export function categoryOf(
  { files }: Pick<TakenEdition, 'files'>,
  { publicatie }: Pick<Config, 'publicatie'>,
): Category {
  if (publicatie.categorie !== undefined) return categories[publicatie.categorie]
  const goesToCouncil = files.some(({ soort }) => forCouncil.includes(soort))
  return goesToCouncil ? categories.vergaderstukken : categories.inspanningsverplichting
}
