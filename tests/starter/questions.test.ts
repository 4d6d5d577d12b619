import { expect, test } from 'vitest'
import { questions } from '../../src/starter/questions.ts'

test.each(questions)(
  'the example and the default of --$flag are answers',
  ({ example, initial = example, problem }) => {
    expect(problem(example)).toBeUndefined()
    expect(problem(initial)).toBeUndefined()
  },
)

test.each([
  ['naam', ''],
  ['code', 'gm12'],
  ['code', 'GM0000'],
  ['portefeuillehouders', ' , '],
  ['termijn', 'een maand'],
  ['kleur', 'rood'],
  ['kleur', '#8f8f8f'],
  ['tweedeKleur', '#12'],
  ['ci', 'jenkins'],
])('%s is not %j', (key, answer) => {
  expect(questions.find((question) => question.key === key)?.problem(answer)).toMatch(/[.]$/)
})
