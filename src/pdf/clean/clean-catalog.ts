import { type ExplicitDestination, explicitDestinations } from '../file/model/explicit-destinations.ts'
import { readNameTree, readNumberTree, sortedByName, writeKeyTree } from '../file/model/key-tree.ts'
import { type OutlineItem, readOutline, writeOutline } from '../file/model/outline.ts'
import { type Dict, dict, Name, type PdfObject, type Ref, Stream } from '../file/objects/objects.ts'
import { ifDamaged } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { Moved } from '../tags/write-structure.ts'
import type { CleanedPage } from './clean-page.ts'
import type { Cleaner } from './cleaner.ts'
import { boolean, type Fields, fields, list, name, number, string, takeFields } from './kinds.ts'
import { profile } from './paint-kinds.ts'

const catalogFields: Fields = {
  PageLayout: name,
  PageMode: name,
  Lang: string,
  MarkInfo: fields({ Marked: boolean, UserProperties: boolean, Suspects: boolean }),
  ViewerPreferences: fields({ DisplayDocTitle: boolean, Direction: name }),
  OutputIntents: list(
    fields({
      Type: name,
      S: name,
      OutputCondition: string,
      OutputConditionIdentifier: string,
      RegistryName: string,
      Info: string,
      DestOutputProfile: profile,
    }),
  ),
}

const label = fields({ Type: name, S: name, P: string, St: number })

/** Panels of a viewer that show what a cleaned file still has. */
const pageModes = new Set(['UseNone', 'UseOutlines', 'UseThumbs', 'FullScreen'])

export interface CatalogParts {
  readonly pages: readonly CleanedPage[]
  readonly tree: Ref
  /** The new elements; undefined for a file without structure. */
  readonly moved: Moved | undefined
  readonly packet: string
}

/** Replaces the catalog by one that holds what is kept, and removes the information dictionary. */
export function cleanCatalog(cleaner: Cleaner, { pages, tree, moved, packet }: CatalogParts): void {
  const { file } = cleaner
  const old = file.catalog() ?? new Map()
  const explicit = explicitDestinations(file, new Set(pages.map(({ page }) => page.ref.number)))
  const made: Dict = dict({ Type: new Name('Catalog'), Pages: tree })
  for (const [key, value] of takeFields(old, catalogFields, cleaner)) made.set(key, value)
  if (!pageModes.has(file.name(made.get('PageMode')) ?? '')) made.delete('PageMode')
  if (moved) made.set('StructTreeRoot', old.get('StructTreeRoot') ?? null)
  else made.delete('MarkInfo')
  const destinations = namedDestinations(file, old, explicit)
  if (destinations) made.set('Names', dict({ Dests: destinations }))
  const labels = pageLabels(cleaner, old)
  if (labels) made.set('PageLabels', labels)
  const outline = ifDamaged(
    () => readOutline(file),
    () => [],
  )
  writeOutline(file, outlineOf(outline, explicit, moved), 'folded')
  const outlines = old.get('Outlines')
  if (outlines !== undefined) made.set('Outlines', outlines)
  const opening = explicit(old.get('OpenAction') ?? null) ?? explicit(goTo(file, old.get('OpenAction')))
  if (opening) made.set('OpenAction', opening)
  made.set('Metadata', file.add(metadataStream(packet)))
  file.trailer.set('Root', file.add(made))
  file.trailer.delete('Info')
}

export function metadataStream(packet: string): Stream {
  return new Stream(dict({ Type: new Name('Metadata'), Subtype: new Name('XML') }), Buffer.from(packet, 'utf8'))
}

function goTo(file: PdfFile, object: PdfObject | undefined): PdfObject | undefined {
  const action = file.dict(object)
  return file.name(action?.get('S')) === 'GoTo' ? action?.get('D') : undefined
}

function outlineOf(
  items: readonly OutlineItem[],
  explicit: ExplicitDestination,
  moved: Moved | undefined,
): readonly OutlineItem[] {
  return items.map((item) => ({
    title: item.title,
    destination: explicit(item.destination),
    element: item.element && moved?.get(item.element.number),
    items: outlineOf(item.items, explicit, moved),
  }))
}

/** Both kinds of named destinations as one name tree (ISO 32000-1, 12.3.2.3), with those that lead to a page. */
function namedDestinations(file: PdfFile, old: Dict, explicit: ExplicitDestination): Ref | undefined {
  const named = [
    ...(file.dict(old.get('Dests')) ?? []),
    ...readNameTree(file, file.dict(old.get('Names'))?.get('Dests')),
  ]
  const kept = new Map<string, PdfObject>()
  for (const [key, value] of named) {
    const destination = explicit(value)
    if (destination) kept.set(key, destination)
  }
  return kept.size === 0 ? undefined : writeKeyTree(file, 'Names', sortedByName([...kept]))
}

function pageLabels(cleaner: Cleaner, old: Dict): Ref | undefined {
  const labels = readNumberTree(cleaner.file, old.get('PageLabels')).flatMap(([page, value]) => {
    const made = cleaner.take(value, label)
    return made === undefined ? [] : [[page, made] as const]
  })
  return labels.length === 0 ? undefined : writeKeyTree(cleaner.file, 'Nums', labels)
}
