import type { Config } from '../../config/config.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { archiveRules } from '../../rules/archive-rules.ts'
import type { Appraisal, Restriction, Term } from './archive-object.ts'

/** What the municipality states about its archive, with the defaults. */
export interface ArchiveSettings {
  readonly archiefvormer: {
    readonly naam: string
    readonly kenmerk?: string | undefined
    readonly bron?: string | undefined
  }
  /** Who gives the identifiers. */
  readonly bron: string
  readonly bestemming?: string | undefined
  /** How the municipality can be reached about a package. */
  readonly contact?: string | undefined
  /** TOOI code: `gm0000`. */
  readonly gemeente?: string | undefined
  /** Members of the college; empty when the config names none. */
  readonly leden: readonly string[]
  readonly beperking: Readonly<Record<Restriction['type'], Term>>
  readonly relatie: Readonly<Record<'openbaar' | 'intern', string>>
  readonly lijsten: { readonly vergadering: string; readonly beperking: string; readonly relatie: string }
}

const undetermined: Term = { label: 'Nader te bepalen' }

/** Names of the lists of MDTO that have a default. */
const lists = {
  beperking: 'Begrippenlijst BeperkingGebruikTypeLijst MDTO',
  relatie: 'Begrippenlijst Relatietypen MDTO',
}

export function archiveSettings({
  archief,
  gemeente,
  college,
}: Pick<Config, 'archief' | 'gemeente' | 'college'>): ArchiveSettings {
  const { archiefvormer, bron = '', bestemming, beperking, relatie, begrippenlijsten } = archief
  return {
    archiefvormer: { ...archiefvormer, naam: archiefvormer?.naam ?? '' },
    bron,
    bestemming,
    contact: gemeente.email ?? gemeente.telefoon,
    gemeente: gemeente.code,
    leden: [...(college.burgemeester ? [college.burgemeester] : []), ...college.portefeuillehouders],
    beperking: { openbaar: termOf(beperking?.openbaar), overig: termOf(beperking?.overig) },
    relatie: { openbaar: relatie?.openbaar ?? 'Heeft Versie', intern: relatie?.intern ?? 'Is een versie van' },
    lijsten: { ...lists, vergadering: '', ...withoutUndefined(begrippenlijsten) },
  }
}

function termOf(stated: { readonly label?: string | undefined; readonly code?: string | undefined } | undefined): Term {
  return stated?.label ? { label: stated.label, code: stated.code } : undetermined
}

function withoutUndefined<Values extends object>(
  values: Values | undefined,
): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value)) as {
    [Key in keyof Values]?: NonNullable<Values[Key]>
  }
}

/** Documents of the meeting itself, for which the selection lists of municipalities all say the same. */
export const meetingAppraisal: Appraisal = { code: 'B' }

/** The appraisal of a kind, else that of the proposal to which it is attached; undefined when neither is stated completely. */
export function appraisalOf({ archief }: Pick<Config, 'archief'>, ...kinds: readonly string[]): Appraisal | undefined {
  const kind = kinds.find((one) => archief.waardering?.[one] !== undefined)
  const code = kind === undefined ? undefined : archief.waardering?.[kind]
  if (kind === undefined || code === undefined) return undefined
  if (code !== 'V') return { code }
  const years = Number.parseInt(archief.bewaartermijn?.[kind] ?? '', 10)
  return Number.isNaN(years) ? undefined : { code, years }
}

interface Key {
  readonly path: readonly string[]
  readonly example: string
}

/**
 * Reports what the archive needs to know and the config does not state, a finding for each key.
 *
 * @param needed kinds of which the appraisal must be known, and whether a meeting is archived
 * @param file the document, in which findings are when there is no config
 */
export function missingSettings(
  config: Config,
  needed: { readonly kinds: readonly string[]; readonly meeting: boolean },
  file: string,
): readonly Diagnostic[] {
  const { archief } = config
  const keys: Key[] = []
  if (!archief.archiefvormer?.naam)
    keys.push({ path: ['archiefvormer', 'naam'], example: 'archiefvormer: {naam: Gemeente Voorbeeldstad}' })
  if (archief.archiefvormer?.kenmerk && !archief.archiefvormer.bron)
    keys.push({ path: ['archiefvormer', 'bron'], example: 'bron: TOOI register gemeenten compleet' })
  if (!archief.bron) keys.push({ path: ['bron'], example: 'bron: Collegestukken Voorbeeldstad' })
  if (needed.meeting && !archief.begrippenlijsten?.vergadering)
    keys.push({
      path: ['begrippenlijsten', 'vergadering'],
      example: 'begrippenlijsten: {vergadering: Vergadersoorten Voorbeeldstad}',
    })
  for (const kind of new Set(needed.kinds)) {
    if (archief.waardering?.[kind] === undefined)
      keys.push({ path: ['waardering', kind], example: `waardering: {${kind}: B}` })
    else if (appraisalOf(config, kind) === undefined)
      keys.push({ path: ['bewaartermijn', kind], example: `bewaartermijn: {${kind}: 7 jaar}` })
  }
  return keys.map(({ path, example }) => missing(path, example, config, file))
}

function missing(path: readonly string[], example: string, { name, at }: Config, file: string): Diagnostic {
  const whole = ['archief', ...path]
  const where = name === undefined ? '' : ` in ${name}`
  return diagnostic({
    rule: archiveRules['archief/instelling'],
    file: name ?? file,
    place: at?.(whole),
    reason: `Voor het archief ontbreekt ${whole.join('.')}${where}.`,
    advice: `Zet onder archief bijvoorbeeld: ${example}.`,
  })
}
