import { expect, it } from 'vitest'
import { vocabulary } from '../../src/forms/vocabulary.ts'

const { naam } = vocabulary.shape
const refused = (text: string) => naam.safeParse(text).error?.issues.map((issue) => issue.message) ?? []

it.each(['con', 'CON', 'nul', 'Com1', 'lpt9', 'com¹', 'con.v2', 'aux.pdf'])(
  'refuses %s, which Windows keeps for a device',
  (name) => {
    expect(refused(name)).toEqual(['zo mag een map onder Windows niet heten. Kies een andere naam.'])
  },
)

it.each(['parkeren.', '.parkeren', 'a/b', 'a\\b', 'a:b', 'a b', '..', 'vraag?'])(
  'refuses %j, which not every system takes as a name',
  (name) => {
    expect(refused(name)).toHaveLength(1)
  },
)

it('refuses a name of more bytes than a file system takes', () => {
  expect(refused('𝐀'.repeat(80))).toEqual(['deze naam is te lang. Kies een kortere.'])
})

it.each(['console', 'com', 'conceptnota', 'nul-meting', 'com10', 'parkeren.v2', 'ijsbaan-2026'])('takes %s', (name) => {
  expect(naam.parse(name)).toBe(name)
})

it('makes one name of what looks the same, without the blanks around it', () => {
  expect(naam.parse(' cafe\u0301 ')).toBe('caf\u00e9')
})
