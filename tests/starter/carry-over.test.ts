import { expect, test } from 'vitest'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { singleUseFields, vocabulary } from '../../src/forms/vocabulary.ts'
import { carryOver } from '../../src/starter/carry-over.ts'

const kind = loadKinds().load('collegevoorstel')?.kind
if (kind === undefined) throw new Error('no kind')

test('takes over what is written as it is written, and nothing that holds for one document', () => {
  const text = `---\nauteur: E. Voorbeeld\nbereikbaar: 0123\nonderwerp: 'Verzoek van :lak[Jansen]{grond="5.1.2.e"}'\nteam:\nstatus: openbaar\nzaaknummer: Z-1\nvragen: [a]\n---\n\n## Voorstel\n`
  expect(carryOver({ text, name: 'a.md' }, kind)).toEqual({
    values: { auteur: 'E. Voorbeeld', bereikbaar: '0123', onderwerp: 'Verzoek van :lak[Jansen]{grond="5.1.2.e"}' },
    leftOut: ['status', 'zaaknummer', 'vragen'],
    diagnostics: [],
  })
})

test.each(singleUseFields)('never takes over %s', (field) => {
  expect(Object.keys(vocabulary.shape)).toContain(field)
  const { values } = carryOver({ text: `---\n${field}: [a]\n---\n`, name: 'a.md' }, kind)
  expect(values).toEqual({})
})

test.each([
  ['unclosed front matter', '---\nauteur: a\n'],
  ['malformed YAML', '---\nauteur: [a\n---\n'],
])('says why it takes over nothing: %s', (_, text) => {
  const carried = carryOver({ text, name: 'a.md' }, kind)
  expect(carried.values).toEqual({})
  expect(carried.diagnostics.length).toBeGreaterThan(0)
})
