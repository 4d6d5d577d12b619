import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { alternatives, explained } from '../diagnostics/nearest.ts'
import type { Path } from '../yaml/yaml-value.ts'
import type { Say } from './file-problems.ts'
import type { Kind } from './kind.ts'
import type { FieldFile, KindFile, SectionFile } from './kind-file.ts'
import { partsOf } from './kind-schema.ts'
import { vocabulary } from './vocabulary.ts'

/** What the names in a `soort.yaml` can point at. */
export interface References {
  /** Undefined for a kind without one. */
  readonly basis: Kind | undefined
  readonly soorten: readonly string[]
}

/** Names in `soort.yaml` that point at something that is not there: a field, a section, a kind, a word of the heading. */
export function referenceProblems(file: Partial<KindFile>, known: References, say: Say): readonly Diagnostic[] {
  const report: Report = (at, reason, advice) => say('soort/verwijzing', at, reason, advice)
  const takenOver = (key: 'velden' | 'onderdelen') => (file.zonder?.includes(key) ? [] : (known.basis?.[key] ?? []))
  const fields = takenOver('velden') as Kind['velden']
  const sections = takenOver('onderdelen') as Kind['onderdelen']
  return [
    ...(file.zonder !== undefined && file.basis === undefined
      ? [
          report(
            ['zonder'],
            'Zonder basis is er niets om niet over te nemen.',
            'Zet er een basis bij, of haal zonder weg.',
          ),
        ]
      : []),
    ...placementProblems(
      (file.velden ?? []).map(({ veld, ...entry }) => ({ ...entry, name: veld })),
      fields.map(({ veld }) => veld),
      { at: ['velden'], nameKey: 'veld', word: 'veld', basis: known.basis, report },
    ),
    ...(file.velden ?? []).flatMap((field, index) => fieldProblems(field, ['velden', index], { ...known, report })),
    ...placementProblems(
      (file.onderdelen ?? []).map(({ id, ...entry }) => ({ ...entry, name: id })),
      sections.map(({ id }) => id),
      { at: ['onderdelen'], nameKey: 'id', word: 'onderdeel', basis: known.basis, report },
    ),
    ...(file.onderdelen ?? []).flatMap((section, index) =>
      sectionProblems(section, sections, ['onderdelen', index], { ...known, report }),
    ),
  ]
}

type Report = (at: Path, reason: string, advice: string) => Diagnostic

interface Placed {
  readonly name: string
  readonly na?: string | undefined
  readonly weg?: boolean | undefined
}

/** A list of `soort.yaml`, and how messages name its entries. */
interface EntryList {
  readonly at: Path
  readonly nameKey: string
  readonly word: string
  readonly basis: Kind | undefined
  readonly report: Report
}

/** Entries that follow, or take away, what is not there. They are merged in their order, so a later entry is not there yet. */
function placementProblems(
  entries: readonly Placed[],
  basis: readonly string[],
  list: EntryList,
): readonly Diagnostic[] {
  const present = new Set(basis)
  return entries.flatMap((entry, index) => {
    const problems = [
      ...removalProblems(entry, present, [index, list]),
      ...orderProblems(entry, { present, later: entries.slice(index + 1) }, [index, list]),
    ]
    if (entry.weg) present.delete(entry.name)
    else present.add(entry.name)
    return problems
  })
}

type Entry = readonly [index: number, list: EntryList]

function removalProblems(
  { name, weg }: Placed,
  present: ReadonlySet<string>,
  [index, { at, nameKey, word, basis, report }]: Entry,
): readonly Diagnostic[] {
  if (!weg || present.has(name)) return []
  const place = [...at, index, nameKey]
  if (basis === undefined)
    return [report(place, 'Deze soort heeft geen basis: er is niets om weg te laten.', 'Haal weg: ja weg.')]
  const reason = `De soort ${basis.soort} heeft geen ${word} “${name}”: er is niets om weg te laten.`
  return [report(place, reason, alternatives(name, [...present], choiceIn(basis)))]
}

function orderProblems(
  { name, na }: Placed,
  { present, later }: { readonly present: ReadonlySet<string>; readonly later: readonly Placed[] },
  [index, { at, word, basis, report }]: Entry,
): readonly Diagnostic[] {
  if (na === undefined || (na !== name && present.has(na))) return []
  const others = [...present].filter((each) => each !== name)
  const comesLater = later.some((entry) => entry.name === na)
  const advice = comesLater
    ? `Zet “${na}” in deze lijst boven “${name}”.`
    : others.length === 0
      ? `Haal na: ${na} weg.`
      : alternatives(na, others, choiceIn(basis))
  return [report([...at, index, 'na'], `Er is geen ${word} “${na}” waar “${name}” na kan komen.`, advice)]
}

function choiceIn(basis: Kind | undefined) {
  return explained(basis?.soort ?? 'soort')
}

type Pointing = References & { readonly report: Report }

function fieldProblems(field: FieldFile, at: Path, { basis, soorten, report }: Pointing): readonly Diagnostic[] {
  const before = basis?.velden.find(({ veld }) => veld === field.veld)
  const parts = Object.hasOwn(vocabulary.shape, field.veld)
    ? partsOf(vocabulary.shape[field.veld as keyof typeof vocabulary.shape])
    : []
  return [
    ...Object.keys(field.labels ?? {}).flatMap((part) =>
      parts.includes(part)
        ? []
        : [
            parts.length === 0
              ? report(
                  [...at, 'labels', part],
                  `Het veld “${field.veld}” heeft geen delen, dus ook geen “${part}”.`,
                  'Zet andere namen van dit veld bij aliassen.',
                )
              : report(
                  [...at, 'labels', part],
                  `Het veld “${field.veld}” heeft geen deel “${part}”.`,
                  alternatives(part, parts, explained('soort')),
                ),
          ],
    ),
    ...placeholderProblems(field.begin, ['gemeente'], [...at, 'begin'], report),
    ...(field.vakjes !== undefined && field.veld !== 'bijlagen'
      ? [
          report(
            [...at, 'vakjes'],
            `Vakjes horen bij het veld bijlagen, niet bij “${field.veld}”.`,
            'Zet de vakjes bij - veld: bijlagen.',
          ),
        ]
      : []),
    ...placementProblems(
      (field.vakjes ?? []).map(({ soort, ...box }) => ({ ...box, name: soort })),
      (before?.vakjes ?? []).map(({ soort }) => soort),
      { at: [...at, 'vakjes'], nameKey: 'soort', word: 'vakje', basis, report },
    ),
    ...(field.vakjes ?? []).flatMap(({ soort, label, weg }, index) => [
      ...(weg ? [] : kindProblems(soort, [...at, 'vakjes', index, 'soort'], { basis, soorten, report })),
      ...placeholderProblems(label, ['artikel'], [...at, 'vakjes', index, 'label'], report),
    ]),
  ]
}

function sectionProblems(
  section: SectionFile,
  sections: Kind['onderdelen'],
  at: Path,
  pointing: Pointing,
): readonly Diagnostic[] {
  const { basis, report } = pointing
  const before = sections.find(({ id }) => id === section.id)
  const kop = section.kop ?? before?.kop
  const isNew = before === undefined && section.kop === undefined && !section.weg
  const ids = sections.map(({ id }) => id)
  return [
    ...(isNew && ids.length > 0
      ? [
          report(
            [...at, 'id'],
            `De soort ${basis?.soort} heeft geen onderdeel “${section.id}”, en een nieuw onderdeel heeft een kop.`,
            `Is het nieuw, zet er dan kop: bij. ${alternatives(section.id, ids, choiceIn(basis))}`,
          ),
        ]
      : []),
    ...(section.kern !== undefined && kop !== undefined && !kop.includes(section.kern)
      ? [
          report(
            [...at, 'kern'],
            `“${section.kern}” staat niet in de kop “${kop}”.`,
            'Neem bij kern woorden over zoals zij in de kop staan.',
          ),
        ]
      : []),
    ...(section['punten-van'] === undefined
      ? []
      : kindProblems(section['punten-van'], [...at, 'punten-van'], pointing)),
  ]
}

function kindProblems(soort: string, at: Path, { soorten, report }: Pointing): readonly Diagnostic[] {
  if (soorten.includes(soort)) return []
  return [report(at, `De soort “${soort}” bestaat niet.`, alternatives(soort, soorten, explained('soorten')))]
}

/** Names between braces that are replaced by a value. */
function placeholderProblems(
  text: string | undefined,
  names: readonly string[],
  at: Path,
  report: Report,
): readonly Diagnostic[] {
  return [...(text ?? '').matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, name = '']) =>
    names.includes(name)
      ? []
      : [
          report(
            at,
            `${whole} wordt hier niet vervangen.`,
            `Hier kan alleen ${names.map((each) => `{${each}}`).join(' of ')}.`,
          ),
        ],
  )
}
