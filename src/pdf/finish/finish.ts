import { type DocumentContent, readContent, writeContent } from '../content/document-content.ts'
import { shortenDestinations } from '../file/model/destinations.ts'
import { writeMetadata } from '../file/model/metadata.ts'
import { type OutlineItem, readOutline, writeOutline } from '../file/model/outline.ts'
import { pagesOf } from '../file/model/pages.ts'
import type { DocumentFacts } from '../file/objects/document-facts.ts'
import { DamagedPdf, type Dict, dict, Name, type Ref } from '../file/objects/objects.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { writePdf } from '../file/write/write-pdf.ts'
import { readStructure } from '../tags/read-structure.ts'
import { type Element, element, forEachElement } from '../tags/structure.ts'
import { mappedRole } from '../tags/structure-types.ts'
import { titleOfElement } from '../tags/text-join.ts'
import { writeStructure } from '../tags/write-structure.ts'
import { checkResources } from './check-resources.ts'
import { relateFiles } from './file-address.ts'
import { nameGlyphs } from './name-glyphs.ts'
import type { Problem } from './problem.ts'
import { repairStructure } from './repair-structure.ts'

export type { DocumentFacts } from '../file/objects/document-facts.ts'

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
 * Makes of a tagged PDF, as Chromium prints it, a file that is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). The same
 * content and facts give the same bytes. What cannot be mended comes back as problems, in Dutch; it never throws for what is
 * in the file.
 */
export function finish(pdf: Uint8Array, facts: DocumentFacts): Finished {
  try {
    return finishFile(openPdf(pdf), facts)
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, problems: [{ code: 'beschadigd', reason: error.message }] }
    throw error
  }
}

function finishFile(file: PdfFile, facts: DocumentFacts): Finished {
  if (file.trailer.has('Encrypt'))
    return { ok: false, problems: [{ code: 'versleuteld', reason: 'Het PDF-bestand is versleuteld.' }] }
  const pages = pagesOf(file)
  const content = readContent(file, pages)
  const root = readStructure(file) ?? (isEmpty(content) ? element('Document', []) : undefined)
  if (!root) return { ok: false, problems: [{ code: 'niet-getagd', reason: 'De PDF heeft geen structuur (tags).' }] }
  shortenDestinations(file, pages)
  relateFiles(file, pages)
  const outline = readOutline(file)
  const headings = elementsBySource(root)
  const problems = [
    ...missingCharacters(content),
    ...untaggedText(content),
    ...checkResources(file),
    ...repairStructure(file, content, root, pages),
  ]
  if (problems.length > 0) return { ok: false, problems }

  for (const page of pages) page.dict.set('Tabs', new Name('S'))
  const titles = titlesOf(content, headings)
  nameGlyphs(file, content)
  writeContent(file, pages, content)
  const moved = writeStructure(file, root, pages)
  writeRoleMap(file, root)
  writeOutline(file, mendOutline(outline, titles, moved))
  writeMetadata(file, facts)
  return { ok: true, pdf: writePdf(file), pages: pages.length, fonts: fontNames(content) }
}

/** Each once, without the mark of a subset. */
function fontNames(content: DocumentContent): readonly string[] {
  const names = content.fonts().map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''))
  return [...new Set(names)].filter((name) => name !== '')
}

/** An empty document: Chromium makes no structure for it. Running heads and feet stand outside the page's own frame. */
function isEmpty(content: DocumentContent): boolean {
  return [...content.pages.values()].every((page) => !page.tagged && page.untagged.trim() === '')
}

/**
 * Text inside the page's frame that has no tag: nobody hears it. Chromium leaves text without one where it is hidden from
 * assistive technology, or drawn through a clip or a filter.
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

/** Titles as the headings read, with their spaces and without soft hyphens; a heading without text has no bookmark. */
function mendOutline(
  items: readonly OutlineItem[],
  title: (element: Ref) => string | undefined,
  moved: ReadonlyMap<number, Ref>,
): readonly OutlineItem[] {
  return items.flatMap((item) => {
    const under = mendOutline(item.items, title, moved)
    const own = item.title
      .replace(/\u00ad/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    const text = (item.element && title(item.element)) || own
    if (text === '') return under
    return [{ ...item, title: text, element: item.element && moved.get(item.element.number), items: under }]
  })
}

function writeRoleMap(file: PdfFile, root: Element): void {
  const roles: Dict = new Map()
  forEachElement(root, (current) => {
    const role = mappedRole(current.type)
    if (role !== undefined) roles.set(current.type, new Name(role))
  })
  if (roles.size === 0) return
  const ordered = dict(Object.fromEntries([...roles].sort(([one], [other]) => (one < other ? -1 : 1))))
  file.dict(file.catalog()?.get('StructTreeRoot'))?.set('RoleMap', ordered)
}
