import { Name, nameOf, PdfString } from '../file/objects/objects.ts'
import { textString } from '../file/objects/text-string.ts'
import {
  attribute,
  type Element,
  element,
  forEachElement,
  hasType,
  isElement,
  type Kid,
  setAttribute,
} from '../tags/structure.ts'

const bullets: Readonly<Record<string, string>> = { Disc: '•', Circle: '◦', Square: '▪' }

/**
 * Repairs lists (ISO 14289-1, 7.6; ISO 32000-1, 14.8.4.3.3): `L` holds `LI`, `LI` holds one `Lbl` and one `LBody`. A bullet that
 * is drawn as a shape gets its character as ActualText.
 * @param textOf the text of an element
 */
export function repairLists(root: Element, textOf: (element: Element) => string): void {
  forEachElement(root, (current) => {
    if (current.type === 'L') current.kids = items(current.kids)
    else if (current.kids.some((kid) => hasType(kid, 'LI'))) current.kids = adopt(current.kids)
    if (current.type === 'LI') current.kids = labelAndBody(current.kids)
  })
  forEachElement(root, (current) => {
    if (current.type === 'L') numbering(current, textOf)
  })
}

function items(kids: readonly Kid[]): Kid[] {
  return kids.map((kid) => (hasType(kid, 'LI', 'L', 'Caption') ? kid : element('LI', [element('LBody', [kid])])))
}

/** Wraps list items outside a list. */
function adopt(kids: readonly Kid[]): Kid[] {
  const adopted: Kid[] = []
  let list: Element | undefined
  for (const kid of kids) {
    if (!hasType(kid, 'LI')) {
      adopted.push(kid)
      list = undefined
    } else if (list) list.kids.push(kid)
    else {
      list = element('L', [kid])
      adopted.push(list)
    }
  }
  return adopted
}

function labelAndBody(kids: readonly Kid[]): Kid[] {
  const label = kids.find((kid) => hasType(kid, 'Lbl'))
  const rest = kids.filter((kid) => kid !== label).flatMap((kid) => (hasType(kid, 'LBody') ? kid.kids : [kid]))
  return [...(label ? [label] : []), element('LBody', rest)]
}

function labelsOf(list: Element): Element[] {
  return list.kids.flatMap((item) => (isElement(item) ? item.kids.filter((kid) => hasType(kid, 'Lbl')) : []))
}

function numbering(list: Element, textOf: (element: Element) => string): void {
  const labels = labelsOf(list)
  const [first] = labels
  if (!first) return
  let kind = nameOf(attribute(list, 'ListNumbering')) ?? 'None'
  // `None` would say that the items have no labels.
  if (kind === 'None') {
    kind = kindOfLabel(textOf(first))
    setAttribute(list, 'List', 'ListNumbering', new Name(kind))
  }
  for (const label of labels) {
    if (textOf(label) !== '' || label.entries.get('ActualText') instanceof PdfString) continue
    label.entries.set('ActualText', textString(bullets[kind] ?? '•'))
  }
}

function kindOfLabel(label: string): string {
  if (/^\d/.test(label)) return 'Decimal'
  if (/^[ivx]+\b/.test(label) && label[0] === 'i') return 'LowerRoman'
  if (/^[IVX]+\b/.test(label) && label[0] === 'I') return 'UpperRoman'
  if (/^[a-z]\b/.test(label)) return 'LowerAlpha'
  if (/^[A-Z]\b/.test(label)) return 'UpperAlpha'
  return Object.keys(bullets).find((kind) => bullets[kind] === label) ?? 'Disc'
}
