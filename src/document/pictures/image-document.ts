import type { Root } from 'mdast'
import type { KindSet } from '../../forms/load-kind.ts'
import type { Bijlage, FrontMatter } from '../../forms/vocabulary.ts'
import type { Document } from '../document.ts'
import { inherited } from '../read-document.ts'

/** The document for an attached image: a page with its title and the image. Positions are those of the proposal. */
export function imageDocument(proposal: Document, entry: Bijlage, index: number, kinds: KindSet): Document | undefined {
  const kind = kinds.load('overig')?.kind
  if (kind === undefined) return undefined
  const position = proposal.at(['bijlagen', index, 'bestand'])
  const titel = entry.titel ?? entry.bestand.split('/').at(-1) ?? entry.bestand
  const body: Root = {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [
          {
            type: 'image',
            url: entry.bestand.split('/').map(encodeURIComponent).join('/'),
            alt: titel,
            ...(position ? { position } : {}),
          },
        ],
        ...(position ? { position } : {}),
      },
    ],
  }
  const data: FrontMatter = { ...inherited(proposal.data, kind), soort: kind.soort, titel }
  return {
    source: proposal.source,
    kind,
    data,
    at: () => position,
    stated: new Set(['titel']),
    publicity: 'clear',
    own: {},
    body,
    captions: [],
    comments: [],
    sections: [],
  }
}
