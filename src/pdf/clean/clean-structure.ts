import type { Page } from '../file/model/pages.ts'
import { type Dict, isArray, isDict, Name, type PdfObject, PdfString, type Ref } from '../file/objects/objects.ts'
import { type Element, forEachElement, isElement, type Kid } from '../tags/structure.ts'
import { type Moved, writeStructure } from '../tags/write-structure.ts'
import type { CleanedPage } from './clean-page.ts'
import type { Cleaner } from './cleaner.ts'
import { anyOf, boolean, list, name, number, string } from './kinds.ts'

/** Entries of an element that say something of its content (ISO 32000-1, table 323). */
const elementTexts = ['Lang', 'Alt', 'ActualText', 'E'] as const

const attributeValue = anyOf(name, number, boolean, string, list(anyOf(name, number, string)))

/** Attributes of the standard owners (14.8.5), and those of PDF 2.0. */
const attributeKeys = new Set(
  (
    'O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding Color SpaceBefore SpaceAfter ' +
    'StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign InlineAlign TBorderStyle TPadding BaselineShift ' +
    'LineHeight TextDecorationColor TextDecorationThickness TextDecorationType RubyAlign RubyPosition GlyphOrientationVertical ' +
    'ColumnCount ColumnGap ColumnWidths ListNumbering ContinuedList Role checked Checked Desc RowSpan ColSpan Headers Scope ' +
    'Summary Short TextPosition NoteType'
  ).split(' '),
)

/** Writes the structure tree anew for the cleaned pages. Undefined when there is none. @throws DamagedPdf when it is damaged */
export function cleanStructure(
  cleaner: Cleaner,
  pages: readonly CleanedPage[],
  read: Element | undefined,
): Moved | undefined {
  if (!read) return undefined
  const { file } = cleaner
  const classes = file.dict(file.dict(file.catalog()?.get('StructTreeRoot'))?.get('ClassMap'))
  forEachElement(read, (element) => cleanEntries(cleaner, element, classes))
  prune(read, kidCleaner(cleaner, pages))
  return writeStructure(
    file,
    read,
    pages.map(({ page }): Page => page),
  )
}

function cleanEntries(cleaner: Cleaner, { entries }: Element, classes: Dict | undefined): void {
  const { file } = cleaner
  const attributes = [
    ...attributesIn(cleaner, entries.get('A')),
    ...classAttributes(cleaner, entries.get('C'), classes),
  ]
  const texts = elementTexts.map((key) => [key, file.resolve(entries.get(key))] as const)
  entries.clear()
  for (const [key, value] of texts) if (value instanceof PdfString) entries.set(key, value)
  if (attributes.length > 0) entries.set('A', attributes)
}

/** The attributes of an element; the numbers between them are of revisions. */
function attributesIn(cleaner: Cleaner, object: PdfObject | undefined): readonly Dict[] {
  const found = cleaner.file.resolve(object)
  const items = isArray(found) ? found : [found ?? null]
  return items.flatMap((each) => {
    const attributes = cleaner.file.resolve(each)
    if (!isDict(attributes) || !attributes.has('O')) return []
    const made: Dict = new Map()
    for (const [key, value] of attributes) {
      const taken = attributeKeys.has(key) ? cleaner.take(value, attributeValue) : undefined
      if (taken !== undefined) made.set(key, taken)
    }
    return [made]
  })
}

/** The attributes of the classes of an element become its own. */
function classAttributes(cleaner: Cleaner, object: PdfObject | undefined, classes: Dict | undefined): readonly Dict[] {
  const found = cleaner.file.resolve(object)
  return (isArray(found) ? found : [found ?? null]).flatMap((each) =>
    each instanceof Name ? attributesIn(cleaner, classes?.get(each.value)) : [],
  )
}

/** Removes kids that `clean` drops, and elements that had content and have none left. */
function prune(element: Element, clean: (kid: Kid) => Kid | undefined): void {
  element.kids = element.kids.flatMap((kid) => {
    if (!isElement(kid)) return clean(kid) ?? []
    const hadContent = kid.kids.length > 0
    prune(kid, clean)
    return hadContent && kid.kids.length === 0 ? [] : [kid]
  })
}

/** Leads each reference of the structure to the cleaned page, form, link, or what a flattened annotation became. */
function kidCleaner({ hiddenMarks, forms }: Cleaner, cleaned: readonly CleanedPage[]): (kid: Kid) => Kid | undefined {
  const pages = new Set(cleaned.map(({ page }) => page.ref.number))
  const links = new Map<number, Ref>()
  const flattened = new Map<number, { readonly page: Ref; readonly mcid: number }>()
  for (const { page, links: kept, flattened: marks } of cleaned) {
    for (const { number, ref } of kept) if (number !== undefined) links.set(number, ref)
    for (const [number, mcid] of marks) flattened.set(number, { page: page.ref, mcid })
  }
  return (kid) => {
    if (kid.kind === 'mark') {
      if (!pages.has(kid.page.number) || hiddenMarks.get(kid.holder)?.has(kid.mcid)) return undefined
      const holder = kid.inForm ? forms.get(kid.holder)?.number : kid.holder
      return holder === undefined ? undefined : { ...kid, holder }
    }
    if (kid.kind !== 'object') return kid
    const link = links.get(kid.object.number)
    if (link) return { ...kid, object: link }
    const mark = flattened.get(kid.object.number)
    return mark && { kind: 'mark', page: mark.page, holder: mark.page.number, inForm: false, mcid: mark.mcid }
  }
}

/** The object numbers of annotations that the structure refers to. */
export function taggedObjects(root: Element | undefined): ReadonlySet<number> {
  const numbers = new Set<number>()
  if (root)
    forEachElement(root, ({ kids }) => {
      for (const kid of kids) if (kid.kind === 'object') numbers.add(kid.object.number)
    })
  return numbers
}
