import { expect, it } from 'vitest'
import { checkCharacters, printable, uncovered } from '../../src/compose/house-style/characters.ts'

const told = (text: string) =>
  checkCharacters('voorstel.md', text).map((found) => `${found.line}:${found.column} ${found.reason}`)

it('knows what the fonts have', () => {
  expect(
    uncovered('€ 310.000 – één “woord”, CO₂, m², ½, ⅓, → ≥ ≈ ✓ ☐ ☑ 😀 👨‍👩‍👧 ⚠️ Ελλ Привет مرحبا שלום\t\r\n'),
  ).toEqual([])
  expect(uncovered('a𓀀中').map(({ character, index }) => [character, index])).toEqual([
    ['𓀀', 1],
    ['中', 3],
  ])
})

it('looks no closer only at what has a font', () => {
  const usual = Array.from({ length: 0x2100 }, (_, point) => String.fromCharCode(point)).filter(
    (sign) => checkCharacters('voorstel.md', sign).length === 0,
  )
  // A sign that does need a closer look makes that all of them are looked at.
  expect(checkCharacters('voorstel.md', `${usual.join('\n')}\n𓀀`).map(({ ruleId }) => ruleId)).toEqual(['tekst/teken'])
})

it('knows which accents can be set on which letter', () => {
  expect(uncovered('e\u0301')).toEqual([])
  expect(uncovered('x\u0302')).toEqual([{ character: 'x\u0302', index: 0 }])
  expect(uncovered('1\ufe0f\u20e3')).toHaveLength(1)
})

it('says where a character stands that cannot be printed, once', () => {
  expect(told('een\r\ntwee 𓀀\n𓀀')).toEqual(['2:6 Het teken “𓀀” (U+13000) staat in geen van de lettertypen.'])
  expect(told('a\u0007b')).toEqual(['1:2 Het teken U+0007 is een stuurteken: het wordt niet afgedrukt.'])
})

it('composes accents and drops control characters', () => {
  expect(printable('e\u0301\u0000\u0007')).toBe('é')
})
