import type { Config } from '../../config/config.ts'
import { dutchDate } from '../../forms/dutch-date.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import { type Agenda, type Punt, pointsOf } from '../../meeting/agenda.ts'
import type { MadeEdition } from '../../output/made-edition.ts'
import { isConfidential, pointMarking } from '../../publication/policy/point-policy.ts'
import type { ArchiveFile, ArchiveObject, Restriction } from '../model/archive-object.ts'
import { archiveSettings, meetingAppraisal } from '../model/archive-settings.ts'
import { formatOf } from '../model/file-format.ts'
import { identityOf } from '../model/identity.ts'
import { meetingXml } from '../ori-a/meeting-xml.ts'
import { documentRecords } from './document-records.ts'
import type { SourceFile } from './proposal-sources.ts'

export const decisionList = 'besluitenlijst.pdf'

/** A meeting that goes to the archive. */
export interface MeetingDossier {
  readonly agenda: Agenda
  /** `agenda.yaml`, from which both its documents are made. */
  readonly source: SourceFile | undefined
  readonly intern: MadeEdition
  readonly openbaar: MadeEdition
  /** What identifies the package. */
  readonly key: readonly string[]
  /** Name of its folder. */
  readonly folder: string
  /** Dossiers of the proposals, by their points. */
  readonly proposals: ReadonlyMap<Punt, ArchiveObject>
}

/** A meeting with its agenda, its decision list, its proposals, and its data by ORI-A. */
export function meetingDossier(meeting: MeetingDossier, config: Config): ArchiveObject {
  const { agenda, source, key, folder, proposals } = meeting
  const { vergadering, nummer, datum } = agenda.waarden
  const restriction = meetingRestriction(agenda)
  const documents = ['agenda.pdf', decisionList].flatMap((output) =>
    documentRecords(
      {
        output,
        folder: output.replace('.pdf', ''),
        key: [...key, 'vergadering'],
        sources: output === 'agenda.pdf' && source ? [source] : [],
        descriptions: [],
        events: [{ type: 'Creatie', day: datum }],
        appraisal: meetingAppraisal,
        restriction,
      },
      meeting,
    ),
  )
  const id = identityOf(...key, 'vergadering')
  const text = meetingXml({ id, agenda, documents, proposals, settings: archiveSettings(config) })
  return {
    id,
    folder,
    title: [vergadering, ...(nummer === undefined ? [] : [`vergadering ${nummer}`]), dutchDate(datum)].join(', '),
    level: 'Dossier',
    descriptions: [],
    events: [{ type: 'Creatie', day: datum }],
    appraisal: meetingAppraisal,
    restriction,
    representations: [],
    metadata: [oriFile(id, text)],
    parts: [...documents, ...proposals.values()],
    related: [],
  }
}

function oriFile(id: string, text: string): ArchiveFile {
  const name = 'ori-a.xml'
  return {
    id: identityOf(id, name),
    name,
    title: 'Gegevens van de vergadering (ORI-A 1.0.1)',
    format: formatOf(name),
    content: { type: 'written', text },
    conformance: { manier: 'geen', normen: [] },
  }
}

/** The agenda and the decision list name every point, also those that not everyone may know. */
function meetingRestriction(agenda: Agenda): Restriction {
  const closed = pointsOf(agenda).filter((punt) => isConfidential(punt) || pointMarking(punt) !== '')
  if (closed.length === 0) return { type: 'overig', description: '' }
  const points = closed.map((punt) => `${punt.nummer} (${pointMarking(punt)})`)
  return { type: 'overig', description: `Noemt punten die niet of nog niet openbaar zijn: ${listInWords(points)}.` }
}
