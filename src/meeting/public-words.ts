import { layoutOf } from '../compose/layout.ts'
import { spokenRedaction } from '../document/markdown/redaction-marks.ts'
import { dutchDate, months, weekday } from '../forms/dutch-date.ts'
import { lawTables } from '../forms/grounds.ts'
import { composedKinds } from '../forms/kind.ts'
import { phrases, titlesKept } from './meeting-words.ts'
import type { MeetingSetting } from './print-documents.ts'

/** What a meeting's public pages say of their own accord: templates, the head of the agenda, law and the calendar. */
export function publicWords({ agenda, project, houseStyle }: MeetingSetting): readonly string[] {
  const { punten: _points, voorstellen: _places, ...head } = agenda.waarden
  const kinds = composedKinds.flatMap((soort) => project.kinds.loadComposed(soort).kind ?? [])
  const templates = kinds.flatMap((kind) => [kind.titel, kind.sjabloon, ...layoutOf(kind, houseStyle).words])
  const { datum } = agenda.waarden
  return [
    ...templates.map((text) => text.replace(/\{\{[^}]*\}\}|<[^>]*>/g, ' ')),
    ...Object.values(head).flatMap((value) => value ?? []),
    ...agenda.rubrieken.map(({ titel }) => titel ?? ''),
    ...Object.values(project.config.gemeente).flatMap((value) => (typeof value === 'string' ? [value] : [])),
    houseStyle.title,
    `${weekday(datum)} ${dutchDate(datum)} ${datum}`,
    ...months,
    ...Object.values(phrases),
    ...Object.values(titlesKept),
    ...lawTables().gronden.flatMap(({ woorden, code }) => [`${code} ${woorden}`, spokenRedaction([code])]),
    'concept vergadering bijlage bladzijde bundel agenda agendapunt agendapunten besluitenlijst pagina pagina’s openbaar gemeente logo plaatsen manifest apart bestand niet openbaar document gedeelten onleesbaar gemaakt grond woorden aantal gelakt',
  ]
}
