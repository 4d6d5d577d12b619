import { relative } from 'node:path'
import { titleOf } from '../compose/views/make-view.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import type { MadeEdition } from '../output/made-edition.ts'
import { searchedTexts } from '../publication/redact/for-edition.ts'
import { htmlPath } from './html-pages.ts'
import { proposalFile } from './proposal-facts.ts'
import type { ComposedPage, TakenEdition, TakenFile } from './taken-edition.ts'
import type { EditionWork } from './work.ts'

/** A document that a public edition has a file of. */
export type ExpectedFile = Pick<TakenFile, 'path' | 'title' | 'soort' | 'attached' | 'datum'>

/** The documents of which an edition has a file, in order. */
export function expectedFiles({ own }: Pick<EditionWork, 'own'>): readonly ExpectedFile[] {
  const { document, attachments } = own
  const { soort } = document.kind
  const proposal = { path: proposalFile(document), title: titleOf(document), soort, datum: document.data.datum }
  return [
    proposal,
    ...attachments.flatMap(({ content, output, title, soort, path }): readonly ExpectedFile[] => {
      if (content.type === 'weggelaten') return []
      const datum = content.type === 'document' ? content.document.data.datum : undefined
      return [{ path: output, title: plainMarks(title), soort, attached: path, datum: datum ?? document.data.datum }]
    }),
  ]
}

/** What is published of an edition that has passed the search. */
export function takenOf(work: EditionWork, made: MadeEdition, pages: ReadonlyMap<string, ComposedPage>): TakenEdition {
  const { proposal, search, own } = work
  const byPath = new Map(made.files.map((file) => [file.path, file]))
  const files = expectedFiles(work).flatMap((expected): readonly TakenFile[] => {
    const file = byPath.get(expected.path)
    return file === undefined ? [] : [{ ...file, ...expected, web: pages.get(htmlPath(expected.path)) }]
  })
  const { root } = proposal.project.config
  const paths = [proposal.document.source.path, ...files.flatMap(({ attached }) => attached ?? [])]
  return {
    source: proposal.document.source.path,
    hidden: paths.filter((path) => search?.findInName(relative(root, path)) !== undefined),
    zaaknummer: own.document.data.zaaknummer,
    searched: searchedTexts(proposal),
    files,
  }
}
