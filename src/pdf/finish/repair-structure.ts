import type { DocumentContent } from '../content/document-content.ts'
import type { Page } from '../file/model/pages.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type Element, forEachElement, isElement, mapElements } from '../tags/structure.ts'
import { roleOf } from '../tags/structure-types.ts'
import { textOfElement } from '../tags/text-join.ts'
import { flattenGroups } from './flatten-groups.ts'
import { restoreLineEnds } from './line-ends.ts'
import { dropPaintOnlyMarks } from './paint-only-marks.ts'
import type { Problem } from './problem.ts'
import { repairFigures } from './repair-figures.ts'
import { repairHeadings } from './repair-headings.ts'
import { repairLinks } from './repair-links.ts'
import { repairLists } from './repair-lists.ts'
import { repairNotes } from './repair-notes.ts'
import { repairTables } from './repair-tables.ts'
import { dropRepeatedHeads } from './repeated-heads.ts'

/**
 * Makes of Chromium's structure tree one that PDF/UA-1 allows and a reader can follow. Changes the tree, and the content
 * where a mark turns out to be an artifact; hands back what cannot be mended.
 */
export function repairStructure(
  file: PdfFile,
  content: DocumentContent,
  root: Element,
  pages: readonly Page[],
): readonly Problem[] {
  const read = (current: Element) => textOfElement(content, current)
  const problems: Problem[] = unknownTypes(root)
  formsToText(root)
  const lost = dropPaintOnlyMarks(content, root)
  for (const text of lost)
    problems.push({
      code: 'tekst-buiten-structuur',
      reason: `De tekst “${short(text)}” staat niet in de structuur van de PDF.`,
    })
  dropRepeatedHeads(content, root)
  dropEmpty(root)
  flattenGroups(content, root)
  const unspoken = repairFigures(root)
  if (unspoken.length > 0)
    problems.push({ code: 'afbeelding-zonder-tekst', reason: 'Een afbeelding heeft geen alternatieve tekst.' })
  repairLists(root, read)
  repairTables(root)
  repairHeadings(root)
  repairRuby(root)
  dropEmpty(root)
  repairLinks(file, content, root, pages)
  repairNotes(file, root)
  restoreLineEnds(content, root)
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

/** A printed form field is text or a drawing, not a field: there is nothing to fill in (ISO 32000-1, 14.8.5.6). */
function formsToText(root: Element): void {
  forEachElement(root, (current) => {
    if (current.type !== 'Form') return
    current.type = current.entries.has('Alt') ? 'Figure' : 'NonStruct'
    current.entries.delete('A')
  })
}

function repairRuby(root: Element): void {
  mapElements(root, (current) => {
    if (current.type !== 'Ruby') return [current]
    const base = current.kids.filter((kid) => !isElement(kid) || !['RB', 'RT', 'RP'].includes(kid.type))
    const rest = current.kids.filter((kid) => !base.includes(kid))
    const made: Element = {
      kind: 'element',
      type: 'RB',
      entries: new Map(),
      kids: base,
      id: undefined,
      source: undefined,
    }
    current.kids = base.length > 0 ? [made, ...rest] : rest
    return [current]
  })
}

const mayBeEmpty = new Set(['TD', 'TH', 'TR', 'Document'])

/** Takes away elements that hold nothing; an empty cell still has its place in the table. */
function dropEmpty(root: Element): void {
  mapElements(root, (current) => {
    return current.kids.length > 0 || mayBeEmpty.has(current.type) ? [current] : []
  })
}
