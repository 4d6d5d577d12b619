import { hiddenKey, type OutputPlace, sourceKey } from '../output/source-key.ts'
import type { TakenEdition } from '../pipeline/taken-edition.ts'
import type { PublishedSource } from './gathered.ts'
import type { PublishedDocument } from './publication.ts'

/** The source of a proposal that is published, for the record beside the output. */
export function proposalSource(
  { source, hidden, files, zaaknummer }: TakenEdition,
  documents: readonly PublishedDocument[],
  place: OutputPlace,
): PublishedSource | undefined {
  const [main] = documents
  if (main === undefined) return undefined
  const key = sourceKey(source, place)
  return {
    bron: hidden.includes(source) ? hiddenKey(key) : key,
    soort: files[0]?.soort ?? '',
    titel: main.title,
    zaaknummer,
    key: main.key,
    documents: documents.map((one) => one.key),
  }
}
