import { capitalised } from './dutch-words.ts'
import type { KindBox, KindField, KindSection } from './kind.ts'
import type { BoxFile, FieldFile, SectionFile } from './kind-file.ts'
import { shortTitle } from './section-help.ts'
import { belowRows } from './vocabulary.ts'

/** An entry of `soort.yaml` that says how to merge it. */
interface Placed {
  readonly na?: string | undefined
  readonly weg?: boolean | undefined
}

/** How a kind of entry is merged. */
interface Merging<Entry, Stated> {
  readonly nameOf: (entry: Entry | Stated) => string
  /**
   * @param before the entry of that name in the basis
   * @param after the entry that it follows, if it is new
   */
  readonly make: (stated: Stated, before: Entry | undefined, after: Entry | undefined) => Entry
  /** The index of a new entry that states no `na`. */
  readonly endOf: (entries: readonly Entry[]) => number
}

/** Merges stated entries into those of the basis: equal names replace, `weg` removes, new ones are added after `na` or at the end. */
function merged<Entry, Stated extends Placed>(
  basis: readonly Entry[],
  stated: readonly Stated[],
  { nameOf, make, endOf }: Merging<Entry, Stated>,
): readonly Entry[] {
  const result = [...basis]
  for (const entry of stated) {
    const place = result.findIndex((known) => nameOf(known) === nameOf(entry))
    const before = place < 0 ? undefined : result[place]
    if (place >= 0) result.splice(place, 1)
    if (entry.weg) continue
    const after = entry.na === undefined ? -1 : result.findIndex((known) => nameOf(known) === entry.na)
    const target = after >= 0 ? after + 1 : place >= 0 ? place : endOf(result)
    result.splice(target, 0, make(entry, before, result[after]))
  }
  return result
}

/** Fields in the order of the form. A new one without `na` is the last of the rows, above the tables that follow them. */
export function mergedFields(basis: readonly KindField[], stated: readonly FieldFile[]): readonly KindField[] {
  return merged(basis, stated, {
    nameOf: ({ veld }) => veld,
    make: fieldOf,
    endOf: (fields) => {
      const isAddition = basis.length > 0
      const tables = isAddition ? fields.findIndex(({ veld }) => belowRows.some((key) => key === veld)) : -1
      return tables < 0 ? fields.length : tables
    },
  })
}

/** Sections in the order of the form. */
export function mergedSections(basis: readonly KindSection[], stated: readonly SectionFile[]): readonly KindSection[] {
  return merged(basis, stated, { nameOf: ({ id }) => id, make: sectionOf, endOf: ({ length }) => length })
}

function mergedBoxes(basis: readonly KindBox[], stated: readonly BoxFile[]): readonly KindBox[] {
  return merged(basis, stated, {
    nameOf: ({ soort }) => soort,
    make: ({ soort, label }, before) => ({ soort, label: label ?? before?.label ?? capitalised(soort) }),
    endOf: ({ length }) => length,
  })
}

/** The field that states the place of another: a field that is new or moved stands where the field that it follows stands. */
function placed({ na }: FieldFile, before: KindField | undefined, after: KindField | undefined): KindField | undefined {
  return before === undefined || na !== undefined ? after : before
}

/** A stated field, with defaults from the same field of the basis. */
function fieldOf(file: FieldFile, before: KindField | undefined, after: KindField | undefined): KindField {
  return {
    veld: file.veld,
    label: file.label ?? before?.label ?? capitalised(file.veld),
    verplicht: file.verplicht ?? before?.verplicht ?? false,
    verwacht: file.verwacht ?? before?.verwacht ?? false,
    // Of two statements the later one holds: a field of the form that a project makes public.
    intern: file.intern ?? (file.openbaar ? false : (before?.intern ?? false)),
    openbaar: file.openbaar ?? (file.intern ? false : (before?.openbaar ?? false)),
    formulier: file.formulier ?? before?.formulier ?? true,
    naast: file.naast ?? placed(file, before, after)?.naast,
    vakjes: mergedBoxes(before?.vakjes ?? [], file.vakjes ?? []),
    type: file.type ?? before?.type,
    waarden: file.waarden ?? before?.waarden,
    toelichting: file.toelichting ?? before?.toelichting,
    begin: file.begin ?? before?.begin,
    aliassen: file.aliassen ?? before?.aliassen ?? [],
    labels: file.labels ?? before?.labels ?? {},
  }
}

/**
 * Other names of a section that may have another heading than in the basis: documents with the old one remain valid. A new document
 * has the new heading where authors wrote the old one, and the short name where the basis has one.
 */
function sectionNames(before: KindSection, kop: string, kern: string): string[] {
  if (kop === before.kop) return before.aliassen
  const hasShortName = shortTitle(before) !== withoutRemark(before.kop)
  const names = [...(hasShortName ? [] : [shortTitle({ kern, aliassen: [] })]), ...before.aliassen]
  return [...new Set([...names, withoutRemark(before.kop)])]
}

/** A heading without what it says to the author: “Samenvatting” of “Samenvatting (circa 10 regels)”. */
function withoutRemark(kop: string): string {
  return kop.replace(/\s*\(.*$/, '')
}

/** A stated section, with defaults from the same section of the basis. */
function sectionOf(file: SectionFile, before: KindSection | undefined): KindSection {
  const kop = file.kop ?? before?.kop ?? capitalised(file.id)
  const kern = file.kern ?? (file.kop === undefined ? before?.kern : undefined) ?? withoutRemark(kop)
  return {
    id: file.id,
    kop,
    'kop-openbaar': file['kop-openbaar'] ?? (file.kop === undefined ? before?.['kop-openbaar'] : undefined) ?? kop,
    kern,
    aliassen: file.aliassen ?? (before === undefined ? [] : sectionNames(before, kop, kern)),
    verplicht: file.verplicht ?? before?.verplicht ?? false,
    nvt: file.nvt ?? before?.nvt ?? false,
    beslispunten: file.beslispunten ?? before?.beslispunten ?? false,
    'punten-van': file['punten-van'] ?? before?.['punten-van'],
    delen: file.delen ?? before?.delen ?? [],
    regels: file.regels ?? before?.regels,
    toelichting: file.toelichting ?? before?.toelichting,
  }
}
