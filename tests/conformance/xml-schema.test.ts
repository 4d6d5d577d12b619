import { expect, test } from 'vitest'
import { schemaProblems } from './xml-schema.ts'

const identification =
  '<identificatie><identificatieKenmerk>1</identificatieKenmerk><identificatieBron>a</identificatieBron></identificatie>'
const concept = (name: string, label: string) =>
  `<${name}><begripLabel>${label}</begripLabel><begripBegrippenlijst><verwijzingNaam>lijst</verwijzingNaam></begripBegrippenlijst></${name}>`

function file({ name = 'voorstel.pdf', time = '2026-12-01T00:00:00Z', size = '3' }): string {
  return `<MDTO xmlns="https://www.nationaalarchief.nl/mdto"><bestand>${identification}<naam>${name}</naam><omvang>${size}</omvang>${concept(
    'bestandsformaat',
    'PDF',
  )}<checksum>${concept('checksumAlgoritme', 'SHA-256')}<checksumWaarde>a</checksumWaarde><checksumDatum>${time}</checksumDatum></checksum>
<isRepresentatieVan><verwijzingNaam>voorstel</verwijzingNaam></isRepresentatieVan></bestand></MDTO>`
}

test('a document that follows the schema has no problems', () => {
  expect(schemaProblems(file({}), 'mdto')).toEqual([])
})

test.each([
  ['an empty text', file({ name: ' ' })],
  ['a time without a zone', file({ time: '2026-12-01T00:00:00' })],
  ['a negative size', file({ size: '-1' })],
  ['an unknown element', file({}).replaceAll('omvang', 'grootte')],
  ['XML that is not well-formed', '<MDTO'],
])('reports %s', (_, xml) => {
  expect(schemaProblems(xml, 'mdto')).not.toEqual([])
})

test('reports an identifier that occurs twice in ORI-A', () => {
  const punt = '<agendapunt><ID>1</ID><naam>Opening</naam></agendapunt>'
  const meeting = (points: string) =>
    `<ORI-A xmlns="https://ori-a.nl"><vergadering><naam>College</naam><datum>2026-12-01</datum></vergadering>${points}</ORI-A>`
  expect(schemaProblems(meeting(punt), 'ori-a')).toEqual([])
  expect(schemaProblems(meeting(punt + punt), 'ori-a')).not.toEqual([])
})
