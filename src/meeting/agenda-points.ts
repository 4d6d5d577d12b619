import { posix, relative } from 'node:path'
import type { Rule } from '../diagnostics/rule.ts'
import type { Context } from '../pipeline/context.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { resolveInside } from '../system/inside.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'
import type { Path } from '../yaml/yaml-value.ts'
import type { Punt, Rubriek } from './agenda.ts'
import type { AgendaValues } from './agenda-schema.ts'
import { byTreatment, proposalsAt } from './find-proposals.ts'
import { type ProposalFront, readFront } from './proposal-front.ts'

/** Tells what is wrong at a path of the agenda. */
export type Say = (rule: Rule, path: Path, reason: string, advice: string, part?: 'key' | 'value') => void

type ReadProposal = (reference: string, path: Path) => ProposalFront | undefined

/** The points of an agenda with their numbers: `2` for a heading or a point alone, `2.3` under a heading. */
export function rubriekenOf(waarden: AgendaValues, agendaPath: string, context: Context, say: Say): readonly Rubriek[] {
  const read = readerOf(agendaPath, context, say)
  const { punten, voorstellen } = waarden
  if (punten !== undefined && voorstellen !== undefined) {
    const advice = 'Kies een van de twee: punten: om zelf te ordenen, of voorstellen: om dat over te laten.'
    say(
      meetingRules['agenda/punten-en-voorstellen'],
      ['voorstellen'],
      'Hier staan punten en ook voorstellen.',
      advice,
      'key',
    )
  }
  if (punten === undefined) {
    const { root } = context.projectOf(agendaPath).config
    return sortedOf(voorstellen ?? [], agendaPath, root, read, say)
  }
  return punten.map((entry, index): Rubriek => {
    const path = ['punten', index]
    const nummer = String(index + 1)
    if (entry.rubriek === undefined)
      return { nummer, buitenvergadering: false, path, punten: [puntOf(entry, nummer, path, read, say)] }
    const under = (entry.punten ?? []).map((punt, at) =>
      puntOf(punt, `${nummer}.${at + 1}`, [...path, 'punten', at], read, say),
    )
    if (entry.rubriek === '') unnamed([...path, 'rubriek'], say)
    if (under.length === 0) {
      const reason = `Onder de rubriek "${entry.rubriek}" staan geen punten.`
      say(
        meetingRules['agenda/lege-rubriek'],
        [...path, 'rubriek'],
        reason,
        'Zet er punten onder, of haal de rubriek weg.',
      )
    }
    const buitenvergadering = entry.buitenvergadering === true
    return { nummer, titel: entry.rubriek, buitenvergadering, punten: under, path }
  })
}

/** Finds and reads proposals, each of which can stand on the agenda once. */
function readerOf(agendaPath: string, context: Context, say: Say): ReadProposal {
  const { root } = context.projectOf(agendaPath).config
  const known = new Set<string>()
  return (reference, path) => {
    const found = resolveInside(root, agendaPath, reference)
    if (!found.ok) {
      const own = found.why === 'map' || found.why === 'leeg'
      const advice = own ? 'Noem het voorstel zelf, bijvoorbeeld parkeren/voorstel.md.' : found.advice
      say(meetingRules['agenda/voorstel-ontbreekt'], path, found.reason, advice.replace('dit document', 'deze agenda'))
      return undefined
    }
    if (known.has(found.path)) {
      const reason = `Het voorstel ${reference} staat twee keer op de agenda.`
      say(meetingRules['agenda/dubbel'], path, reason, 'Haal een van de twee punten weg.')
      return undefined
    }
    known.add(found.path)
    return readFront(found.path, relative(context.cwd, found.path))
  }
}

type RawPunt = Omit<NonNullable<AgendaValues['punten']>[number], 'rubriek' | 'punten' | 'buitenvergadering'>

function unnamed(path: Path, say: Say): void {
  say(yamlRules['yaml/waarde-ontbreekt'], path, `Bij ${path.at(-1)} staat niets.`, 'Vul een naam in.')
}

function puntOf(raw: RawPunt, nummer: string, path: Path, read: ReadProposal, say: Say): Punt {
  const { titel, voorstel, besluit, toelichting, embargo, status } = raw
  const front = voorstel === undefined ? undefined : read(voorstel, [...path, 'voorstel'])
  const metVoorstel = voorstel !== undefined
  if (titel === '') unnamed([...path, 'titel'], say)
  return { nummer, titel, voorstel: front, metVoorstel, besluit, toelichting, embargo, status, path }
}

/** Folders and patterns, sorted by how the meeting treats what is in them; within that in the order they were named. */
function sortedOf(
  references: readonly string[],
  agendaPath: string,
  root: string,
  read: ReadProposal,
  say: Say,
): readonly Rubriek[] {
  const seen = new Set<string>()
  const entries = references.flatMap((reference, index) => {
    const path = ['voorstellen', index]
    const places = proposalsAt(reference, agendaPath, root)
    if (places === 'buiten') {
      const reason = `${reference} ligt buiten de map van het project.`
      say(meetingRules['agenda/voorstel-ontbreekt'], path, reason, 'Zet de voorstellen in de map van het project.')
      return []
    }
    const all = places.map((file) => posix.normalize(file))
    const found = all.filter((file) => !seen.has(file))
    for (const file of found) seen.add(file)
    if (all.length === 0) {
      const reason = `Bij ${reference} zijn geen voorstellen gevonden.`
      say(
        meetingRules['agenda/niets-gevonden'],
        path,
        reason,
        'Een voorstel is een map met voorstel.md erin, of een bestand op .md.',
      )
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
