import { posix, relative } from 'node:path'
import type { Rule } from '../diagnostics/rule.ts'
import type { Context } from '../pipeline/context.ts'
import { type ProposalFront, readFront } from '../pipeline/proposal-front.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'
import type { Path } from '../yaml/yaml-value.ts'
import type { Punt, Rubriek } from './agenda.ts'
import type { AgendaValues } from './agenda-schema.ts'
import { byTreatment, proposalsAt } from './find-proposals.ts'
import { adopting } from './outcomes.ts'

/** A problem of a value in the agenda. */
export interface AgendaProblem {
  readonly rule: Rule
  readonly path: Path
  readonly reason: string
  readonly advice: string
  /** Part of the entry to which the position refers; default the value. */
  readonly part?: 'key' | 'value'
}

/** Context in which the points of an agenda are read. */
export interface AgendaReading {
  /** Absolute path of the agenda. */
  readonly agendaPath: string
  readonly context: Context
  readonly report: (problem: AgendaProblem) => void
}

type ReadProposal = (reference: string, path: Path) => ProposalFront | undefined

/** Points of an agenda with their numbers: `2` for a heading or a single point, `2.3` under a heading. */
export function rubriekenOf(waarden: AgendaValues, reading: AgendaReading): readonly Rubriek[] {
  const { report } = reading
  const read = readerOf(reading)
  const { punten, voorstellen } = waarden
  if (punten !== undefined && voorstellen !== undefined) {
    report({
      rule: meetingRules['agenda/punten-en-voorstellen'],
      path: ['voorstellen'],
      reason: 'Hier staan punten en ook voorstellen.',
      advice: 'Kies een van de twee: punten: om zelf te ordenen, of voorstellen: om dat over te laten.',
      part: 'key',
    })
  }
  if (punten === undefined) return sortedOf(voorstellen ?? [], read, reading)
  const pointOf = (raw: RawPunt, nummer: string, path: Path): Punt => {
    const { titel, voorstel, ...stated } = raw
    const front = voorstel === undefined ? undefined : read(voorstel, [...path, 'voorstel'])
    if (titel === '') report(unnamed([...path, 'titel']))
    const { besluit, toelichting, embargo, status } = stated
    const metVoorstel = voorstel !== undefined
    const decidedOn = besluit !== undefined && adopting.includes(besluit) ? waarden.datum : undefined
    return { nummer, titel, voorstel: front, metVoorstel, besluit, decidedOn, toelichting, embargo, status, path }
  }
  return punten.map((entry, index): Rubriek => {
    const path = ['punten', index]
    const nummer = String(index + 1)
    if (entry.rubriek === undefined)
      return { nummer, buitenvergadering: false, path, punten: [pointOf(entry, nummer, path)] }
    const under = (entry.punten ?? []).map((punt, at) => pointOf(punt, `${nummer}.${at + 1}`, [...path, 'punten', at]))
    if (entry.rubriek === '') report(unnamed([...path, 'rubriek']))
    if (under.length === 0) {
      report({
        rule: meetingRules['agenda/lege-rubriek'],
        path: [...path, 'rubriek'],
        reason: `Onder de rubriek “${entry.rubriek}” staan geen punten.`,
        advice: 'Zet er punten onder, of haal de rubriek weg.',
      })
    }
    const buitenvergadering = entry.buitenvergadering === true
    return { nummer, titel: entry.rubriek, buitenvergadering, punten: under, path }
  })
}

type RawPunt = Omit<NonNullable<AgendaValues['punten']>[number], 'rubriek' | 'punten' | 'buitenvergadering'>

function unnamed(path: Path): AgendaProblem {
  const rule = yamlRules['yaml/waarde-ontbreekt']
  return { rule, path, reason: `Bij ${path.at(-1)} staat niets.`, advice: 'Vul een naam in.' }
}

/** Finds and reads proposals; each may be on the agenda once. */
function readerOf({ agendaPath, context, report }: AgendaReading): ReadProposal {
  const { root } = context.projectOf(agendaPath).config
  const known = new Set<string>()
  return (reference, path) => {
    const found = context.files.resolve(root, agendaPath, reference)
    if (!found.ok) {
      const own = found.why === 'map' || found.why === 'leeg'
      const advice = own ? 'Noem het voorstel zelf, bijvoorbeeld parkeren/voorstel.md.' : found.advice
      report({
        rule: meetingRules['agenda/voorstel-ontbreekt'],
        path,
        reason: found.reason,
        advice: advice.replace('dit document', 'deze agenda'),
      })
      return undefined
    }
    if (known.has(found.path)) {
      const reason = `Het voorstel ${reference} staat twee keer op de agenda.`
      report({ rule: meetingRules['agenda/dubbel'], path, reason, advice: 'Haal een van de twee punten weg.' })
      return undefined
    }
    known.add(found.path)
    return readFront(found.path, relative(context.cwd, found.path), context)
  }
}

/** Proposals in folders and patterns, grouped by treatment; within a group in the order of the references. */
function sortedOf(references: readonly string[], read: ReadProposal, reading: AgendaReading): readonly Rubriek[] {
  const { agendaPath, context, report } = reading
  const { root } = context.projectOf(agendaPath).config
  const seen = new Set<string>()
  const entries = references.flatMap((reference, index) => {
    const path = ['voorstellen', index]
    const places = proposalsAt(reference, { agendaPath, root, files: context.files })
    if (places === 'buiten') {
      report({
        rule: meetingRules['agenda/voorstel-ontbreekt'],
        path,
        reason: `${reference} ligt buiten de map van het project.`,
        advice: 'Zet de voorstellen in de map van het project.',
      })
      return []
    }
    const all = places.map((file) => posix.normalize(file))
    const found = all.filter((file) => !seen.has(file))
    for (const file of found) seen.add(file)
    if (all.length === 0) {
      report({
        rule: meetingRules['agenda/niets-gevonden'],
        path,
        reason: `Bij ${reference} zijn geen voorstellen gevonden.`,
        advice: 'Een voorstel is een map met voorstel.md erin, of een bestand op .md.',
      })
    }
    return found.flatMap((file) => {
      const front = read(file, path)
      return front === undefined ? [] : [{ front, path }]
    })
  })
  return byTreatment(entries).map(({ titel, entries: under }, index) => ({
    nummer: String(index + 1),
    titel,
    buitenvergadering: false,
    path: ['voorstellen'],
    punten: under.map(({ front, path }, at): Punt => {
      return { nummer: `${index + 1}.${at + 1}`, voorstel: front, metVoorstel: true, path }
    }),
  }))
}
