import type { PdfObject } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type Element, element, hasType, isElement, type Kid, mapElements } from '../tags/structure.ts'

/** Destination names of a footnote and of its reference, as Markdown processors generate them. */
const toNote = /(^|-)fn-/
const toReference = /(^|-)fnref-/

/**
 * Tags footnotes (ISO 14289-1, 7.9): a list item that links back to its reference becomes a `Note` with an id, a link to a note
 * a `Reference`. Chromium has no tag for either; they are recognised by their destination names.
 */
export function repairNotes(file: PdfFile, root: Element): void {
  let count = 0
  mapElements(root, (current, parent) => {
    if (current.type === 'Link' && leadsTo(file, current, toReference)) current.kids = current.kids.map(asText)
    if (current.type === 'Link' && leadsTo(file, current, toNote)) {
      current.kids = current.kids.map(asText)
      return [parent.type === 'Reference' ? current : element('Reference', [current])]
    }
    if (
      current.type === 'LBody' &&
      !current.kids.some((kid) => hasType(kid, 'Note')) &&
      linksBack(file, current.kids)
    ) {
      const note = element('Note', current.kids)
      note.id = `note ${++count}`
      current.kids = [note]
    }
    if (current.type === 'Note' && current.id === undefined) current.id = `note ${++count}`
    return [current]
  })
}

/** Copied text keeps the number or arrow of a footnote: its words are for reading aloud only. */
function asText(kid: Kid): Kid {
  const words = isElement(kid) ? kid.entries.get('ActualText') : undefined
  if (!isElement(kid) || words === undefined) return kid
  kid.entries.delete('ActualText')
  kid.entries.set('Alt', words)
  return kid
}

function leadsTo(file: PdfFile, link: Element, name: RegExp): boolean {
  return link.kids.some((kid) => {
    if (kid.kind !== 'object') return false
    const annotation = file.dict(kid.object)
    return annotation !== undefined && name.test(destination(file, annotation.get('Dest')))
  })
}

function destination(file: PdfFile, object: PdfObject | undefined): string {
  return file.name(object) ?? file.text(object) ?? ''
}

function linksBack(file: PdfFile, kids: readonly Kid[]): boolean {
  return kids.some((kid) => {
    if (!isElement(kid) || kid.type === 'L') return false
    return (kid.type === 'Link' && leadsTo(file, kid, toReference)) || linksBack(file, kid.kids)
  })
}
