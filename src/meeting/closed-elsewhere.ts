import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { listInWords } from '../forms/dutch-words.ts'
import { closedByAgendas } from '../publication/earlier/closed-by-agenda.ts'
import type { EarlierPublic } from '../publication/earlier/earlier-public.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { type Agenda, pointsOf } from './agenda.ts'

/** Where other agendas that keep proposals from the public are found. */
export interface OtherAgendas {
  /** The record of the output. */
  readonly earlier: EarlierPublic
  /** Agendas of the same run. */
  readonly named: readonly Agenda[]
  /** Name of a file in messages. */
  readonly nameOf: (path: string) => string
}

/** Most agendas that a message names. */
const mostNamed = 3

/** Reports the points of an agenda that are closed on another agenda, and by nothing on this one. */
export function closedElsewhere(agenda: Agenda, { earlier, named, nameOf }: OtherAgendas): readonly Diagnostic[] {
  const { path: own } = agenda.source
  return pointsOf(agenda).flatMap(({ nummer, voorstel, status, path }) => {
    if (voorstel === undefined || isClosed(status) || isClosed(voorstel.status)) return []
    const inRun = named.flatMap((other) =>
      other.source.path !== own && closes(other, voorstel.path) ? [other.source.path] : [],
    )
    const recorded = closedByAgendas(voorstel.path, earlier, own).map((one) => one.agenda)
    const others = [...new Set([...inRun, ...recorded])].map(nameOf)
    if (others.length === 0) return []
    return [
      diagnostic({
        rule: meetingRules['agenda/elders-gesloten'],
        file: agenda.source.name,
        place: agenda.at(path),
        reason: `Punt ${nummer} is hier niet besloten of geheim, en op een andere agenda wel: ${listInWords(others.slice(0, mostNamed))}.`,
        advice:
          'Mag iedereen het lezen, zet dat dan ook in die agenda en maak haar opnieuw; tot dan blijft het weg uit de openbare editie. Mag dat niet, zet dan ook hier bij het punt dat het niet openbaar is.',
      }),
    ]
  })
}

function closes(agenda: Agenda, proposal: string): boolean {
  return pointsOf(agenda).some(({ voorstel, status }) => voorstel?.path === proposal && isClosed(status))
}

function isClosed(status: string | undefined): boolean {
  return status !== undefined && status !== 'openbaar'
}
