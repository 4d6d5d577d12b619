import type { DocumentContent } from '../content/document-content.ts'
import type { Page } from '../file/model/pages.ts'
import { isDict, nameOf, type PdfObject, PdfString, Ref } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { fragmentsOf, spokenText } from '../tags/element-text.ts'
import { type Element, element, forEachElement, marksIn } from '../tags/structure.ts'
import { dropAnnotations, mergeAreas } from './merge-link-areas.ts'

/**
 * Repairs links (ISO 14289-1, 7.18.1 and 7.18.5): each annotation is in a `Link` element and has a description, which is the text
 * of the link as it is read aloud, else its target.
 */
export function repairLinks(file: PdfFile, content: DocumentContent, root: Element, pages: readonly Page[]): void {
  const tagged = new Set<number>()
  const gone = new Set<number>()
  forEachElement(root, (current) => {
    if (current.type === 'Link') for (const area of mergeAreas(file, current)) gone.add(area.number)
    const areas = current.kids.flatMap((kid) => (kid.kind === 'object' ? [kid.object] : []))
    for (const area of areas) tagged.add(area.number)
    if (current.type !== 'Link') return
    if (areas.length === 0) current.type = 'Span'
    joinAddress(file, content, current, areas[0])
    const spoken = spokenText(content, current)
    for (const area of areas) describe(file, area, spoken)
  })
  dropAnnotations(file, pages, gone)
  for (const page of pages) {
    for (const annotation of file.array(page.dict.get('Annots')) ?? []) {
      if (!(annotation instanceof Ref) || tagged.has(annotation.number)) continue
      describe(file, annotation, '')
      root.kids.push(element('P', [element('Link', [{ kind: 'object', page: page.ref, object: annotation }])]))
    }
    page.dict.set('Tabs', page.dict.get('Tabs') ?? null)
  }
}

/** A URL that is broken across lines is one word: a comparison with the target shows that no space is missing. */
function joinAddress(file: PdfFile, content: DocumentContent, link: Element, area: Ref | undefined): void {
  const address = target(file, file.dict(area)?.get('A'))
  if (address === undefined) return
  const fragments = fragmentsOf(content, marksIn(link.kids))
  if (comparable(fragments.map((fragment) => fragment.text).join('')) !== comparable(address)) return
  for (const fragment of fragments.slice(0, -1)) fragment.runsOn = true
}

/** A URL without the components that authors omit. */
function comparable(address: string): string {
  const text = address.replace(/\s/g, '').toLowerCase()
  return decoded(text)
    .replace(/^(https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function describe(file: PdfFile, area: Ref, spoken: string): void {
  const annotation = file.dict(area)
  if (!annotation || annotation.get('Contents') instanceof PdfString) return
  annotation.set(
    'Contents',
    textString(spoken || target(file, annotation.get('A')) || nameOf(annotation.get('Dest')) || '…'),
  )
}

function target(file: PdfFile, action: PdfObject | undefined): string | undefined {
  const found = file.resolve(action)
  return isDict(found) ? file.text(found.get('URI')) : undefined
}
