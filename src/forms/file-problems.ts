import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { didYouMean } from '../diagnostics/nearest.ts'
import type { Path } from '../yaml/yaml-value.ts'
import type { kindRules } from './form-rules.ts'
import type { Kind } from './kind.ts'
import type { FieldFile, KindFile, SectionFile } from './kind-file.ts'
import { vocabulary } from './vocabulary.ts'

/** Creates a finding about the value at a path in `soort.yaml`. */
export type Say = (rule: keyof typeof kindRules, at: Path, reason: string, advice: string) => Diagnostic

/**
 * Checks beyond the schema: a field outside the vocabulary has a type, names are unique, a choice has options.
 * @param basis undefined where there is none, or where it has errors itself
 */
export function fileProblems(file: Partial<KindFile>, basis: Kind | undefined, say: Say): readonly Diagnostic[] {
  const fields = file.velden ?? []
  const sections = file.onderdelen ?? []
  return [
    ...twice(fields.map((field) => field.veld)).map(([index, veld]) =>
      say(
        'soort/dubbel',
        ['velden', index, 'veld'],
        `Het veld “${veld}” staat er twee keer.`,
        'Haal een van de twee weg.',
      ),
    ),
    ...fields.flatMap((field, index) => (field.weg ? [] : typeProblem(field, index, { file, basis, say }))),
    ...twice(sections.map((section: SectionFile) => section.id)).map(([index, id]) =>
      say(
        'soort/dubbel',
        ['onderdelen', index, 'id'],
        `Het onderdeel “${id}” staat er twee keer.`,
        'Geef elk onderdeel een eigen id.',
      ),
    ),
  ]
}

/** Without a basis, a few changes to a built-in kind would be all that is left of it; a kind of its own has a title. */
export function replacesUnsaid(soort: string, stated: Partial<KindFile>, say: Say): readonly Diagnostic[] {
  if (stated.basis !== undefined || stated.titel !== undefined) return []
  const reason = `Zonder basis vervangt dit bestand de hele soort ${soort}, met al haar velden en onderdelen.`
  const advice = `Zet er basis: ${soort} bij: dan blijft wat u niet noemt. Is het een heel nieuwe soort, geef haar dan een titel.`
  return [say('soort/basis', Object.keys(stated).slice(0, 1), reason, advice)]
}

function twice(names: readonly string[]): readonly (readonly [number, string])[] {
  return [...names.entries()].filter(([index, name]) => names.indexOf(name) < index)
}

interface Checking {
  readonly file: Partial<KindFile>
  readonly basis: Kind | undefined
  readonly say: Say
}

function typeProblem(field: FieldFile, index: number, { file, basis, say }: Checking): readonly Diagnostic[] {
  const inherited = (basis?.velden ?? []).map(({ veld }) => veld)
  const known = Object.keys(vocabulary.shape)
  const at = ['velden', index, 'veld']
  if (known.includes(field.veld)) {
    if (field.type === undefined) return []
    const reason = `Het veld “${field.veld}” heeft al een vast type.`
    return [say('soort/type', ['velden', index, 'type'], reason, 'Haal type weg, of geef uw veld een andere naam.')]
  }
  // A field that the basis defines has its type there; a basis with errors reports them itself.
  const isUnread = file.basis !== undefined && basis === undefined
  if (field.type === undefined && !isUnread && !inherited.includes(field.veld)) {
    const types = 'Een eigen veld krijgt een type: tekst, getal, datum, moment, ja-nee, lijst of keuze.'
    const reason = `Het veld “${field.veld}” is geen bekend veld en heeft geen type.`
    return [say('soort/type', at, reason, `${didYouMean(field.veld, [...new Set([...known, ...inherited])])}${types}`)]
  }
  if (field.type === 'keuze' && !inherited.includes(field.veld) && (field.waarden ?? []).length === 0) {
    return [
      say(
        'soort/type',
        at,
        `Het veld “${field.veld}” is een keuze zonder waarden.`,
        'Zet bij waarden een lijst met woorden.',
      ),
    ]
  }
  return []
}
