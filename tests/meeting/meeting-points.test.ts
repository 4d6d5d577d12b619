import { expect, it } from 'vitest'
import type { Agenda, Punt } from '../../src/meeting/agenda.ts'
import { proposalFolders } from '../../src/meeting/meeting-points.ts'

const point = (nummer: string, naam?: string): Punt => ({
  nummer,
  metVoorstel: naam !== undefined,
  path: [],
  ...(naam === undefined
    ? {}
    : {
        voorstel: {
          path: `/${naam}.md`,
          file: `${naam}.md`,
          naam,
          portefeuillehouder: [],
          status: 'openbaar',
          publicity: 'clear',
          bijlagen: [],
          geheimhouding: [],
        },
      }),
})
const folders = (...punten: readonly Punt[]) => {
  const agenda: Pick<Agenda, 'rubrieken'> = {
    rubrieken: [{ nummer: '1', buitenvergadering: false, punten, path: [] }],
  }
  return [...proposalFolders(agenda).values()]
}

it('gives the folder of a proposal the number of its point', () => {
  expect(folders(point('1'), point('2.1', 'parkeren'), point('2.10', 'bankjes'), point('3', 'straat'))).toEqual([
    '02-01-parkeren',
    '02-10-bankjes',
    '03-straat',
  ])
})

it('makes numbers as long as the longest, so that folders sort as the agenda', () => {
  const many = folders(point('2.9', 'a'), point('2.99', 'b'), point('2.100', 'c'), point('10.1', 'd'))
  expect(many).toEqual(['002-009-a', '002-099-b', '002-100-c', '010-001-d'])
  expect(many.toSorted()).toEqual(many)
})
