import { expect, test } from 'vitest'
import { personName } from '../../../src/archive/ori-a/person-name.ts'

test.each([
  ['A. Voorbeeld', { voorletters: 'A.', achternaam: 'Voorbeeld' }],
  ['J.P. van der Berg', { voorletters: 'J.P.', tussenvoegsel: 'van der', achternaam: 'Berg' }],
  ['J. P. de Vries-Jansen', { voorletters: 'J.P.', tussenvoegsel: 'de', achternaam: 'Vries-Jansen' }],
  ['Th.M. Jansen van den Berg', { voorletters: 'Th.M.', achternaam: 'Jansen van den Berg' }],
  ['É. ’t Hooft', { voorletters: 'É.', tussenvoegsel: '’t', achternaam: 'Hooft' }],
])('%s is told apart', (name, parts) => {
  expect(personName(name)).toEqual({ ...parts, volledigeNaam: name })
})

test.each(['drs. A. Voorbeeld', 'Anna Voorbeeld', 'Voorbeeld', 'A. Voorbeeld (wethouder)', 'burgemeester'])(
  '%s stays whole',
  (name) => {
    expect(personName(name)).toEqual({ achternaam: name, volledigeNaam: name })
  },
)
