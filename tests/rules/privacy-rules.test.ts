import { expect, it } from 'vitest'
import { allRules } from '../../src/rules/catalogue.ts'
import { privacyRules } from '../../src/rules/privacy-rules.ts'
import { checkExample } from './example-project.ts'

const letterTo = (addressee: string, address: string) => [
  { language: 'yaml', text: 'bijlagen:\n  - {soort: brief-college, bestand: brief.md}\n' },
  {
    language: 'markdown',
    name: 'brief.md',
    text: `---\nsoort: brief-college\nonderwerp: Antwoord\ngeadresseerde: [${addressee}]\nadres: [${address}]\n---\n\nWij danken u voor uw brief.\n`,
  },
]

it.each([
  ['Stichting De Brug, T.a.v. het bestuur', 0],
  ['Bakkerij Noord B.V.', 0],
  ['Het college van Elders', 0],
  ['Mevrouw R. Duinkerk', 1],
  ['Familie De Vries', 1],
])('the address of a letter to %s', async (addressee, count) => {
  const found = await checkExample(letterTo(addressee, 'Brugstraat 12, 1234 AC Voorbeeldstad'))
  expect(found.filter(({ ruleId }) => ruleId === 'privacy/adres')).toHaveLength(count)
})

it('every rule on personal data says in public only that there is one', () => {
  const own = allRules.filter(({ id }) => id.startsWith('privacy/'))
  expect(own).toHaveLength(Object.keys(privacyRules).length)
  for (const { inPublic, violation } of own) {
    expect(inPublic).toBe('violation-only')
    expect(violation).not.toContain('Hier is niet voldaan')
  }
})
