import { sectionTitled, titleKey } from '../../document/markdown/sections.ts'
import type { Kind } from '../../forms/kind.ts'
import type { KindSet } from '../../forms/load-kind.ts'
import type { WordBlock } from '../../word/model/word-model.ts'
import { paragraphsIn, paragraphText } from '../body/plain.ts'
import { labelsOf } from './labels.ts'

/** How a kind was recognised. */
export interface RecognisedKind {
  readonly kind: Kind
  readonly by: 'sections' | 'title' | 'nothing'
}

/** Fewer lines of a form than this can be chance. */
const leastSections = 2
const leastLabels = 4
/** The title of a document is in its first paragraphs. */
const titleParagraphs = 8

/** The kind whose form the document has. A document without a form is of the kind `overig`, which holds any text. */
export function kindOf(blocks: readonly WordBlock[], kinds: KindSet): RecognisedKind {
  const texts = paragraphsIn(blocks)
    .map(paragraphText)
    .filter((text) => text !== '' && text.length < 200)
  const known = kinds.soorten.flatMap((soort) => kinds.load(soort)?.kind ?? [])
  const [best] = known
    .filter(({ onderdelen }) => onderdelen.length > 0)
    .map((kind) => ({ kind, ...formLines(texts, kind) }))
    .filter(({ sections, labels }) => sections >= leastSections || (sections >= 1 && labels >= leastLabels))
    .sort((a, b) => b.sections - a.sections || b.labels - a.labels)
  if (best !== undefined) return { kind: best.kind, by: 'sections' }
  const titled = texts.slice(0, titleParagraphs).flatMap((text) => {
    const key = titleKey(text)
    return known.find(({ titel, onderdelen }) => onderdelen.length === 0 && titleKey(titel) === key) ?? []
  })
  const [kind] = [...titled, ...known.filter(({ soort }) => soort === 'overig'), ...known]
  if (kind === undefined) throw new Error('There is no kind of document.')
  return { kind, by: titled.length > 0 ? 'title' : 'nothing' }
}

function formLines(texts: readonly string[], kind: Kind): { readonly sections: number; readonly labels: number } {
  const labels = labelsOf(kind)
  // A title can be followed by its text on the same line.
  const titles = texts.flatMap((text) => [text, text.split(':')[0] ?? ''])
  const sections = new Set(titles.flatMap((text) => sectionTitled(kind, text) ?? []))
  const fields = new Set(texts.flatMap((text) => labels.targetOf(text.split(/[:\t]/)[0] ?? '')?.field ?? []))
  return { sections: sections.size, labels: fields.size }
}
