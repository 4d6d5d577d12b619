import { dutchTime } from '../../forms/dutch-time.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import { type Agenda, type Punt, pointsOf } from '../../meeting/agenda.ts'
import { type XmlElement, xmlDocument, xmlElement } from '../../system/xml-text.ts'
import type { ArchiveObject, Term } from '../model/archive-object.ts'
import type { ArchiveSettings } from '../model/archive-settings.ts'
import { identityOf } from '../model/identity.ts'
import { decisionElements, pointElements, voteElements } from './agenda-points.ts'
import { documentReference, optionalText, reference, termElement, termLists } from './ori-a-elements.ts'
import { personName } from './person-name.ts'

/** A meeting with the objects of the archive to which its data refer. */
export interface MeetingData {
  /** Of the meeting, here and as an object of the archive. */
  readonly id: string
  readonly agenda: Agenda
  /** Agenda and decision list, internal and public. */
  readonly documents: readonly ArchiveObject[]
  readonly proposals: ReadonlyMap<Punt, ArchiveObject>
  readonly settings: ArchiveSettings
}

/** The data of a meeting that took place, by ORI-A 1.0.1: points, decisions and attendance. */
export function meetingXml(meeting: MeetingData): string {
  const { agenda } = meeting
  const points = pointsOf(agenda)
  return xmlDocument(
    xmlElement(
      'ORI-A',
      [
        meetingElement(meeting),
        ...pointElements(agenda, meeting),
        ...voteElements(points, meeting),
        ...decisionElements(points, meeting),
        xmlElement('dagelijksBestuur', [
          xmlElement('ID', collegeId(meeting)),
          xmlElement('naam', agenda.waarden.vergadering),
          government('overheidsorgaan', meeting.settings),
        ]),
        ...absent(meeting),
        ...present(meeting),
      ],
      { xmlns: 'https://ori-a.nl' },
    ),
  )
}

function meetingElement({ id, agenda, documents, settings }: MeetingData): XmlElement {
  const { vergadering, nummer, datum, aanvang, locatie } = agenda.waarden
  const [own, ...lists] = documents.filter(({ restriction }) => restriction.type !== 'openbaar')
  const decisions = lists[0]
  return xmlElement('vergadering', [
    xmlElement('ID', id),
    xmlElement('naam', [vergadering, ...(nummer === undefined ? [] : [`vergadering ${nummer}`])].join(', ')),
    xmlElement('datum', datum),
    aanvang === undefined ? undefined : xmlElement('geplandeAanvang', momentOf(datum, aanvang)),
    termElement('type', { label: 'Collegevergadering' }, { id: settings.lijsten.vergadering }),
    optionalText('toelichting', remarksOn(agenda)),
    xmlElement('georganiseerdDoorGremium', [xmlElement('naam', 'College')]),
    optionalText('locatie', locatie),
    xmlElement('status', 'Gehouden'),
    government('overheidsorgaan', settings),
    decisions && documentReference('isGenotuleerdIn', decisions),
    own && documentReference('heeftAlsBijlage', own),
  ])
}

/** What ORI-A has no element for. */
function remarksOn(agenda: Agenda): string {
  const back = pointsOf(agenda).filter(({ besluit }) => besluit === 'teruggenomen')
  const { afwezig = [] } = agenda.waarden
  return [
    ...(afwezig.length === 0 ? [] : [`Afwezig: ${listInWords(afwezig)}.`]),
    ...(back.length === 0 ? [] : [`Teruggenomen: ${listInWords(back.map(({ nummer }) => `punt ${nummer}`))}.`]),
  ].join(' ')
}

function government(name: string, { archiefvormer, gemeente }: ArchiveSettings): XmlElement {
  const term: Term = { label: archiefvormer.naam, code: gemeente }
  return termElement(name, term, termLists.gemeenten)
}

function present(meeting: MeetingData): readonly XmlElement[] {
  const { aanwezig = [], afwezig = [], voorzitter, secretaris } = meeting.agenda.waarden
  const chairs = [voorzitter, secretaris].filter((name) => name !== undefined)
  const names = [...new Set([...aanwezig, ...chairs])].filter((name) => !afwezig.includes(name))
  return names.map((name) => {
    const role = name === voorzitter ? 'Voorzitter' : isMember(name, meeting) ? 'Dagelijks bestuurslid' : undefined
    return xmlElement('aanwezigeDeelnemer', [
      // The list of ORI-A has no role for the secretary, who is no member of the college.
      role === undefined ? undefined : termElement('rolnaam', { label: role }, termLists.rollen),
      reference('neemtDeelAanVergadering', meeting.id),
      xmlElement('isNatuurlijkPersoon', person(name, meeting)),
    ])
  })
}

function absent(meeting: MeetingData): readonly XmlElement[] {
  const names = [...new Set(meeting.agenda.waarden.afwezig ?? [])]
  return names.map((name) => xmlElement('persoonBuitenVergadering', person(name, meeting)))
}

function person(name: string, meeting: MeetingData): readonly XmlElement[] {
  const { achternaam, tussenvoegsel, voorletters, volledigeNaam } = personName(name)
  return [
    xmlElement('ID', identityOf(meeting.id, 'persoon', name)),
    xmlElement('naam', [
      xmlElement('achternaam', achternaam),
      optionalText('tussenvoegsel', tussenvoegsel),
      optionalText('voorletters', voorletters),
      xmlElement('volledigeNaam', volledigeNaam),
    ]),
    ...(isMember(name, meeting)
      ? [xmlElement('isLidVanDagelijksBestuur', [reference('verwijzingDagelijksBestuur', collegeId(meeting))])]
      : []),
  ]
}

/** Without a list of members, everybody but the secretary. */
function isMember(name: string, { agenda, settings: { leden } }: MeetingData): boolean {
  return leden.length === 0 ? name !== agenda.waarden.secretaris : leden.includes(name)
}

function collegeId({ id }: Pick<MeetingData, 'id'>): string {
  return identityOf(id, 'college')
}

/** `2026-11-24T08:30:00Z` for 09:30 in the Netherlands. */
function momentOf(day: string, time: string): string {
  const [hours = '', minutes = ''] = time.split(/[:.]/)
  const moment = new Date(dutchTime(`${day}T${hours.padStart(2, '0')}:${minutes}`))
  return moment.toISOString().replace('.000Z', 'Z')
}
