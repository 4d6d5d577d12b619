import { type DocumentContent, readContent, writeContent } from '../content/document-content.ts'
import { shortenDestinations } from '../file/model/destinations.ts'
import { sortedByName } from '../file/model/key-tree.ts'
import { relateFiles } from '../file/model/link-addresses.ts'
import { writeMetadata } from '../file/model/metadata.ts'
import { type OutlineItem, readOutline, writeOutline } from '../file/model/outline.ts'
import { pagesOf } from '../file/model/pages.ts'
import type { DocumentFacts } from '../file/model/xmp.ts'
import { type Dict, Name, type Ref } from '../file/objects/objects.ts'
import { ifDamaged } from '../file/objects/refusal.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { writePdf } from '../file/write/write-pdf.ts'
import { titleOfElement } from '../tags/element-text.ts'
import { readStructure } from '../tags/read-structure.ts'
import { type Element, element, forEachElement } from '../tags/structure.ts'
import { mappedRole } from '../tags/structure-types.ts'
import { writeStructure } from '../tags/write-structure.ts'
import { mapGlyphs } from './map-glyphs.ts'
import { checkResources, type Problem, type ProblemCode } from './problems.ts'
import { repairStructure } from './repair-structure.ts'

export type { DocumentFacts } from '../file/model/xmp.ts'

export type Finished =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      readonly pages: number
      /** Names of the fonts that show text, as `SourceSans3-Regular`; Type 3 fonts have none. */
      readonly fonts: readonly string[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Converts a tagged PDF printed by Chromium to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). The same content and facts
 * give the same bytes. Defects that cannot be repaired are returned as problems, in Dutch; never throws because of the
 * contents of the file.
 */
export function finish(pdf: Uint8Array, facts: DocumentFacts): Finished {
  return ifDamaged(
    () => finishFile(openPdf(pdf), facts),
    ({ message }) => refused('beschadigd', message),
  )
}

function refused(code: ProblemCode, reason: string): Finished {
  return { ok: false, problems: [{ code, reason }] }
}

function finishFile(file: PdfFile, facts: DocumentFacts): Finished {
  if (file.trailer.has('Encrypt')) return refused('versleuteld', 'Het PDF-bestand is versleuteld.')
  const pages = pagesOf(file)
  const content = readContent(file, pages)
  const root = readStructure(file) ?? (isEmpty(content) ? element('Document', []) : undefined)
  if (!root) return refused('niet-getagd', 'De PDF heeft geen structuur (tags).')
  shortenDestinations(file, pages)
  relateFiles(file, pages)
  const outline = readOutline(file)
  const headings = elementsBySource(root)
  const problems = [
    ...missingCharacters(content),
    ...untaggedText(content),
    ...checkResources(file),
    ...repairStructure({ file, pages, content, root }, facts.title),
  ]
  if (problems.length > 0) return { ok: false, problems }

  for (const page of pages) page.dict.set('Tabs', new Name('S'))
  const titles = titlesOf(content, headings)
  mapGlyphs(file, content)
  writeContent(file, pages, content)
  const moved = writeStructure(file, root, pages)
  writeRoleMap(file, root)
  writeOutline(file, repairOutline(outline, titles, moved))
  writeMetadata(file, facts)
  return { ok: true, pdf: writePdf(file), pages: pages.length, fonts: fontNames(content) }
}

/** Without duplicates and subset tags. */
function fontNames(content: DocumentContent): readonly string[] {
  const names = content.fonts().map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''))
  return [...new Set(names)].filter((name) => name !== '')
}

/** Chromium writes no structure tree for an empty document. Running headers and footers are outside the content area. */
function isEmpty(content: DocumentContent): boolean {
  return [...content.pages.values()].every((page) => !page.tagged && page.untagged.trim() === '')
}

/**
 * Text without a tag, which assistive technology does not read. Chromium omits the tag of text that is hidden from assistive
 * technology, or drawn through a clip or filter.
 */
function untaggedText(content: DocumentContent): Problem[] {
  return [...content.pages.values()]
    .map((page) => page.untagged.replace(/\s+/g, ' ').trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => ({
      code: 'tekst-zonder-structuur',
      reason: `De tekst “${text.slice(0, 60)}” is niet te horen voor wie de PDF laat voorlezen.`,
    }))
}

function missingCharacters(content: DocumentContent): Problem[] {
  return content.missing.map(({ character, before }) => ({
    code: 'teken-ontbreekt',
    reason:
      character.trim() === ''
        ? `Een teken na “${before.slice(-30).trim()}” zit niet in de lettertypen van de huisstijl.`
        : `Het teken “${character}” zit niet in de lettertypen van de huisstijl.`,
  }))
}

function elementsBySource(root: Element): ReadonlyMap<number, Element> {
  const elements = new Map<number, Element>()
  forEachElement(root, (current) => {
    if (current.source !== undefined) elements.set(current.source, current)
  })
  return elements
}

function titlesOf(
  content: DocumentContent,
  elements: ReadonlyMap<number, Element>,
): (source: Ref) => string | undefined {
  return (source) => {
    const found = elements.get(source.number)
    return found && titleOfElement(content, found)
  }
}

/** Takes the titles from the headings, with all spaces and without soft hyphens; drops a bookmark without text. */
function repairOutline(
  items: readonly OutlineItem[],
  title: (element: Ref) => string | undefined,
  moved: ReadonlyMap<number, Ref>,
): readonly OutlineItem[] {
  return items.flatMap((item) => {
    const nested = repairOutline(item.items, title, moved)
    const own = item.title
      .replace(/\u00ad/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    const text = (item.element && title(item.element)) || own
    if (text === '') return nested
    return [{ ...item, title: text, element: item.element && moved.get(item.element.number), items: nested }]
  })
}

function writeRoleMap(file: PdfFile, root: Element): void {
  const roles: Dict = new Map()
  forEachElement(root, (current) => {
    const role = mappedRole(current.type)
    if (role !== undefined) roles.set(current.type, new Name(role))
  })
  if (roles.size === 0) return
  file.dict(file.catalog()?.get('StructTreeRoot'))?.set('RoleMap', new Map(sortedByName([...roles])))
}
