import type { Config } from '../config/config.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { didYouMean } from '../diagnostics/nearest.ts'
import type { Rule } from '../diagnostics/rule.ts'
import { titleKey } from '../document/markdown/sections.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { count } from '../report/message-text.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import type { Path } from '../yaml/yaml-value.ts'
import { type Agenda, type Punt, pointsOf, type Rubriek } from './agenda.ts'
import { treatmentIn } from './find-proposals.ts'

interface Found {
  readonly rule: Rule
  readonly path: Path
  readonly reason: string
  readonly advice: string
}

/**
 * Findings about the content of a meeting: attendance, treatment of the points, decisions.
 *
 * @param day today (ISO date)
 */
export function checkAgenda(agenda: Agenda, config: Pick<Config, 'college'>, day: string): readonly Diagnostic[] {
  const points = pointsOf(agenda)
  const found = [
    ...attendance(agenda, config),
    ...points.flatMap((punt) => [...pointRules(punt, agenda)]),
    ...equalSubjects(points),
  ]
  const ofRubrieken = agenda.rubrieken.flatMap((rubriek) => [...rubriekRules(rubriek)])
  return [...found, ...ofRubrieken, ...decidedEarly(agenda, day)].map(({ rule, path, reason, advice }) =>
    diagnostic({ rule, file: agenda.source.name, place: agenda.at(path), reason, advice }),
  )
}

/** Members of the college: the portfolio holders and the mayor, each once. The secretary is not a member (Gemeentewet art. 34, 102). */
function membersOf({ college }: Pick<Config, 'college'>): readonly string[] {
  return [...new Set([...(college.burgemeester ? [college.burgemeester] : []), ...college.portefeuillehouders])]
}

function* attendance({ waarden }: Agenda, config: Pick<Config, 'college'>): Iterable<Found> {
  const { aanwezig, afwezig = [], voorzitter } = waarden
  const members = membersOf(config)
  const known = [...members, ...[config.college.secretaris, waarden.secretaris].filter((name) => name !== undefined)]
  for (const [key, names] of [['aanwezig', aanwezig ?? []] as const, ['afwezig', afwezig] as const]) {
    for (const [index, name] of names.entries()) {
      if (members.length === 0 || known.includes(name)) continue
      const reason = `${name} hoort volgens de configuratie niet bij het college.`
      const advice = `${didYouMean(name, known)}Pas de naam aan, of zet hem in de configuratie bij college.`
      yield { rule: meetingRules['agenda/aanwezigen'], path: [key, index], reason, advice }
    }
  }
  for (const [index, name] of afwezig.entries()) {
    if (!aanwezig?.includes(name)) continue
    const reason = `${name} staat bij aanwezig en ook bij afwezig.`
    yield {
      rule: meetingRules['agenda/aanwezigen'],
      path: ['afwezig', index],
      reason,
      advice: 'Haal de naam bij een van de twee weg.',
    }
  }
  const isAway = voorzitter !== undefined && (afwezig.includes(voorzitter) || aanwezig?.includes(voorzitter) === false)
  if (isAway) {
    const reason = `De voorzitter, ${voorzitter}, is niet bij de aanwezigen.`
    const advice = 'Zet bij voorzitter wie de vergadering heeft geleid, of zet de voorzitter bij aanwezig.'
    yield { rule: meetingRules['agenda/voorzitter'], path: ['voorzitter'], reason, advice }
  }
  yield* quorum(aanwezig, members)
}

/** Gemeentewet art. 56, first paragraph: at least half of the members in office must be present. */
function* quorum(aanwezig: readonly string[] | undefined, members: readonly string[]): Iterable<Found> {
  if (aanwezig === undefined || members.length === 0) return
  const present = members.filter((name) => aanwezig.includes(name)).length
  if (present * 2 >= members.length) return
  const reason = `Van de ${count(members.length, 'lid', 'leden')} van het college ${present === 1 ? 'is er 1' : `zijn er ${present}`} aanwezig; dat is minder dan de helft.`
  const advice =
    'Dan mag het college niet beraadslagen of besluiten (Gemeentewet art. 56). Kijk de aanwezigen na, of roep een nieuwe vergadering bijeen.'
  yield { rule: meetingRules['agenda/quorum'], path: ['aanwezig'], reason, advice }
}

function* pointRules(punt: Punt, { waarden }: Agenda): Iterable<Found> {
  const { voorstel, besluit, toelichting, path } = punt
  if (voorstel?.datum !== undefined && voorstel.datum > waarden.datum) {
    const reason = `Het voorstel bij punt ${punt.nummer} is van ${dutchDate(voorstel.datum)}, na de vergadering van ${dutchDate(waarden.datum)}.`
    const advice = 'Kijk beide datums na.'
    yield { rule: meetingRules['agenda/voorstel-na-vergadering'], path: [...path, 'voorstel'], reason, advice }
  }
  if (besluit === 'akkoord-met-aanpassingen' && (toelichting ?? '') === '') {
    const reason = `Bij punt ${punt.nummer} staat niet wat er is aangepast.`
    yield {
      rule: meetingRules['agenda/toelichting'],
      path: [...path, 'besluit'],
      reason,
      advice: 'Zet dat bij toelichting:.',
    }
  }
}

/** Titles that a reader, or who hears only the headings, cannot tell apart. They are not quoted: they may be secret. */
function* equalSubjects(points: readonly Punt[]): Iterable<Found> {
  const known = new Map<string, Punt>()
  for (const punt of points) {
    const { titel, voorstel, path, nummer } = punt
    const key = titleKey(titel ?? voorstel?.onderwerp ?? '')
    const first = known.get(key)
    if (key !== '' && first === undefined) known.set(key, punt)
    if (first === undefined) continue
    const reason = `Punt ${nummer} heeft hetzelfde onderwerp als punt ${first.nummer}.`
    const advice = 'Zet in een van de twee waarin zij verschillen, bijvoorbeeld de plaats, het jaar of de fase.'
    const at = [...path, titel === undefined ? 'voorstel' : 'titel']
    yield { rule: meetingRules['agenda/gelijk-onderwerp'], path: at, reason, advice }
  }
}

function* rubriekRules({ titel, punten, buitenvergadering }: Rubriek): Iterable<Found> {
  const kind = treatmentIn(titel)
  for (const { voorstel, besluit, path, nummer } of punten) {
    const own = voorstel?.behandelwijze
    if (kind !== undefined && own !== undefined && own !== kind) {
      const reason = `Het voorstel bij punt ${nummer} is een ${own}, maar staat onder ${titel}.`
      const advice = `Zet het punt onder de andere rubriek, of zet in het voorstel behandelwijze: ${kind}.`
      yield { rule: meetingRules['agenda/behandelwijze'], path: [...path, 'voorstel'], reason, advice }
    }
    if (buitenvergadering && besluit !== undefined && besluit !== 'conform') {
      const reason = `Punt ${nummer} is buiten de vergadering afgedaan, maar het besluit is niet conform.`
      const advice = 'Buiten de vergadering kan alleen waar iedereen het mee eens is. Zet het punt anders op de agenda.'
      yield { rule: meetingRules['agenda/buiten-vergadering'], path: [...path, 'besluit'], reason, advice }
    }
  }
}

/** Reported once, at the first decision: decisions that have not been taken must not be published by accident. */
function* decidedEarly({ waarden, rubrieken }: Agenda, day: string): Iterable<Found> {
  if (waarden.datum <= day) return
  const early = rubrieken.flatMap(({ buitenvergadering, punten }) =>
    buitenvergadering ? [] : punten.filter(({ besluit }) => besluit !== undefined),
  )
  const [first] = early
  if (first === undefined) return
  const reason = `De vergadering is pas op ${dutchDate(waarden.datum)}, maar ${early.length === 1 ? `bij punt ${first.nummer} staat` : `bij ${count(early.length, 'punt', 'punten')} staat`} al een besluit.`
  const advice = 'Vul besluiten na de vergadering in, of kijk de datum na.'
  yield { rule: meetingRules['agenda/besluit-te-vroeg'], path: [...first.path, 'besluit'], reason, advice }
}
