import { otherWords, uitkomsten } from '../meeting/outcomes.ts'
import type { ReferencePage } from './page.ts'

/** The outcomes of a point of an agenda. */
export function outcomePage(): ReferencePage {
  return {
    title: 'Besluiten bij een agendapunt',
    lead: 'Na de vergadering staat bij elk punt in agenda.yaml wat er besloten is, bijvoorbeeld besluit: conform. Hoofdletters en streepjes maken niet uit.',
    tables: [
      {
        title: '',
        columns: ['Besluit', 'Ook te schrijven als'],
        typed: [0],
        rows: uitkomsten.map((uitkomst) => [uitkomst, otherWords[uitkomst].join(', ')]),
      },
    ],
  }
}
