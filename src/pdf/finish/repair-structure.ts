import type { DocumentContent } from '../content/document-content.ts'
import type { Page } from '../file/model/pages.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { textOfElement, titleOfElement } from '../tags/element-text.ts'
import { type Element, element, forEachElement, isElement, mapElements } from '../tags/structure.ts'
import { roleOf } from '../tags/structure-types.ts'
import { flattenGroups } from './flatten-groups.ts'
import { nameTables, takeTableNames } from './name-tables.ts'
import { nestSections } from './nest-sections.ts'
import { dropPaintOnlyMarks } from './paint-only-marks.ts'
import { placeFigures } from './place-figures.ts'
import type { Problem } from './problems.ts'
import { repairFigures } from './repair-figures.ts'
import { repairLinks } from './repair-links.ts'
import { repairLists } from './repair-lists.ts'
import { repairNotes } from './repair-notes.ts'
import { repairTables } from './repair-tables.ts'
import { dropRepeatedHeaders } from './repeated-headers.ts'
import { restoreLineEnds } from './restore-line-ends.ts'
import { repairTextFigures, replaceShownText } from './text-figures.ts'

/** A file with its content and structure, before either is written back. */
export interface TaggedFile {
  readonly file: PdfFile
  readonly pages: readonly Page[]
  readonly content: DocumentContent
  readonly root: Element
}

/**
 * Repairs the structure tree of Chromium in place, so that it conforms to PDF/UA-1; turns marked content without meaning into
 * artifacts. Returns the defects that cannot be repaired.
 * @param title of the document
 */
export function repairStructure({ file, content, root, pages }: TaggedFile, title: string): readonly Problem[] {
  const read = (current: Element) => textOfElement(content, current)
  const problems: Problem[] = unknownTypes(root)
  formsToText(root)
  takeTableNames(root)
  repairTextFigures(content, root)
  const lost = dropPaintOnlyMarks(content, root)
  for (const text of lost)
    problems.push({
      code: 'tekst-buiten-structuur',
      reason: `De tekst “${short(text)}” staat niet in de structuur van de PDF.`,
    })
  dropRepeatedHeaders(content, root)
  dropEmpty(root)
  flattenGroups(content, root)
  if (repairFigures(root).length > 0)
    problems.push({ code: 'afbeelding-zonder-tekst', reason: 'Een afbeelding heeft geen alternatieve tekst.' })
  repairLists(root, read)
  repairTables(root)
  repairHeadings(root)
  repairRuby(root)
  dropEmpty(root)
  nameTables(root, title, (heading) => titleOfElement(content, heading))
  repairLinks(file, content, root, pages)
  repairNotes(file, root)
  replaceShownText(content, root)
  restoreLineEnds(content, root)
  placeFigures(file, root, pages)
  nestSections(root)
  return problems
}

function short(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean
}

function unknownTypes(root: Element): Problem[] {
  const unknown = new Set<string>()
  forEachElement(root, (current) => {
    if (roleOf(current.type) === undefined) unknown.add(current.type)
  })
  return [...unknown].map((type) => ({
    code: 'onbekende-structuur',
    reason: `De PDF bevat een onderdeel van een soort die niet bekend is: “${type}”.`,
  }))
}

/** A printed form field is text or a graphic, because it cannot be filled in (ISO 32000-1, 14.8.5.6). */
function formsToText(root: Element): void {
  forEachElement(root, (current) => {
    if (current.type !== 'Form') return
    current.type = current.entries.has('Alt') ? 'Figure' : 'NonStruct'
    current.entries.delete('A')
  })
}

/**
 * Headings start at level 1 and skip no level on the way down (ISO 14289-1, 7.4.2). A heading that does is given the level of
 * its nesting depth; the levels of a document that nests correctly do not change.
 */
function repairHeadings(root: Element): void {
  const open: number[] = []
  forEachElement(root, (current) => {
    const level = current.type === 'H' ? 1 : Number(/^H([1-9])$/.exec(current.type)?.[1] ?? 0)
    if (level === 0) return
    while ((open.at(-1) ?? 0) >= level) open.pop()
    open.push(level)
    current.type = `H${Math.min(open.length, 6)}`
  })
}

function repairRuby(root: Element): void {
  mapElements(root, (current) => {
    if (current.type !== 'Ruby') return [current]
    const base = current.kids.filter((kid) => !isElement(kid) || !['RB', 'RT', 'RP'].includes(kid.type))
    const rest = current.kids.filter((kid) => !base.includes(kid))
    current.kids = base.length > 0 ? [element('RB', base), ...rest] : rest
    return [current]
  })
}

const mayBeEmpty = new Set(['TD', 'TH', 'TR', 'Document'])

/** Removes empty elements; an empty cell keeps its position in the table. */
function dropEmpty(root: Element): void {
  mapElements(root, (current) => {
    return current.kids.length > 0 || mayBeEmpty.has(current.type) ? [current] : []
  })
}
