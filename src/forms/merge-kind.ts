import { capitalised } from './dutch-words.ts'
import type { KindField, KindSection } from './kind.ts'
import type { FieldFile, SectionFile } from './kind-file.ts'

/** Merges stated entries into those of the basis: equal names replace, `weg` removes, new ones are added after `na` or at the end. */
export function merged<Entry, Stated extends { readonly weg?: boolean | undefined; readonly na?: string | undefined }>(
  basis: readonly Entry[],
  stated: readonly Stated[],
  nameOf: (entry: Entry | Stated) => string,
  make: (stated: Stated, before: Entry | undefined) => Entry,
): readonly Entry[] {
  const result = [...basis]
  for (const entry of stated) {
    const place = result.findIndex((known) => nameOf(known) === nameOf(entry))
    const before = place < 0 ? undefined : result[place]
    if (place >= 0) result.splice(place, 1)
    if (entry.weg) continue
    const after = entry.na === undefined ? -1 : result.findIndex((known) => nameOf(known) === entry.na)
    const target = after >= 0 ? after + 1 : place >= 0 ? place : result.length
    result.splice(target, 0, make(entry, before))
  }
  return result
}

/** A stated field, with defaults from the same field of the basis. */
export function fieldOf(file: FieldFile, before: KindField | undefined): KindField {
  return {
    veld: file.veld,
    label: file.label ?? before?.label ?? capitalised(file.veld),
    verplicht: file.verplicht ?? before?.verplicht ?? false,
    verwacht: file.verwacht ?? before?.verwacht ?? false,
    intern: file.intern ?? before?.intern ?? false,
    type: file.type ?? before?.type,
    waarden: file.waarden ?? before?.waarden,
    toelichting: file.toelichting ?? before?.toelichting,
    begin: file.begin ?? before?.begin,
    aliassen: file.aliassen ?? before?.aliassen ?? [],
    labels: file.labels ?? before?.labels ?? {},
  }
}

/** A stated section, with defaults from the same section of the basis. */
export function sectionOf(file: SectionFile, before: KindSection | undefined): KindSection {
  const kop = file.kop ?? before?.kop ?? capitalised(file.id)
  return {
    id: file.id,
    kop,
    'kop-openbaar': file['kop-openbaar'] ?? (file.kop === undefined ? before?.['kop-openbaar'] : undefined) ?? kop,
    kern: file.kern ?? (file.kop === undefined ? before?.kern : undefined) ?? kop.replace(/\s*\(.*$/, ''),
    aliassen: file.aliassen ?? before?.aliassen ?? [],
    verplicht: file.verplicht ?? before?.verplicht ?? false,
    nvt: file.nvt ?? before?.nvt ?? false,
    beslispunten: file.beslispunten ?? before?.beslispunten ?? false,
    delen: file.delen ?? before?.delen ?? [],
    regels: file.regels ?? before?.regels,
    toelichting: file.toelichting ?? before?.toelichting,
  }
}
