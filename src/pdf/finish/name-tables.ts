import { PdfString } from '../file/objects/objects.ts'
import { textOf, textString } from '../file/objects/text-string.ts'
import {
  attribute,
  dropAttribute,
  type Element,
  forEachElement,
  hasType,
  mapElements,
  setAttribute,
} from '../tags/structure.ts'

/**
 * Takes the name of a table from a figure around it, `<div role="figure" aria-label="…">`: Chromium drops `aria-label` and `title` of
 * a table itself. The figure disappears.
 */
export function takeTableNames(root: Element): void {
  mapElements(root, (current) => {
    const [table, ...others] = current.type === 'Figure' ? tablesIn(current) : []
    if (!table) return [current]
    const name = current.entries.get('Alt')
    if (name instanceof PdfString && others.length === 0) summarize(table, textOf(name))
    return current.kids
  })
}

function tablesIn(root: Element): readonly Element[] {
  const tables: Element[] = []
  forEachElement(root, (current) => {
    if (current.type === 'Table') tables.push(current)
  })
  return tables
}

/**
 * Gives each table a name: its caption, else its summary (ISO 32000-1, table 349), never both. A table without either is named after
 * the heading in it, which repeats above each of its pages, else after the heading above it, with a number from the second below that
 * heading; above the first heading after the document.
 * @param read the text of an element
 */
export function nameTables(root: Element, title: string, read: (heading: Element) => string): void {
  let heading = title
  let count = 0
  /** Headings in a table that is named after them: another table below them is their second. */
  const used = new Set<Element>()
  forEachElement(root, (current) => {
    if (isHeading(current)) {
      heading = read(current) || title
      count = used.has(current) ? 1 : 0
    }
    if (current.type !== 'Table') return
    if (current.kids.some((kid) => hasType(kid, 'Caption'))) dropAttribute(current, 'Summary')
    else if (attribute(current, 'Summary') === undefined) {
      const own = headingIn(current)
      if (own) {
        used.add(own)
        summarize(current, read(own) || title)
        return
      }
      count += 1
      summarize(current, count === 1 ? heading : `${heading}, tabel ${count}`)
    }
  })
}

function isHeading({ type }: Element): boolean {
  return /^H[1-6]?$/.test(type)
}

function headingIn(table: Element): Element | undefined {
  const headings: Element[] = []
  forEachElement(table, (current) => {
    if (isHeading(current)) headings.push(current)
  })
  return headings[0]
}

function summarize(table: Element, name: string): void {
  setAttribute(table, 'Table', 'Summary', textString(name))
}
