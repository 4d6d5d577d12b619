import { expect, it } from 'vitest'
import { findingsOn } from './findings-in.ts'

const found = (body: string) => findingsOn('tekst/nummering', body)

it.each([
  ['a number left out', '1. a\n2. b\n4. c', '1. a\n2. b\n3. c', 3],
  ['a number twice', '1. a\n2. b\n2. c', '1. a\n2. b\n3. c', 3],
  ['all 2', '2. a\n2. b', '2. a\n3. b', 2],
  ['backwards', '3. a\n2. b\n1. c', '3. a\n4. b\n5. c', 2],
  ['from zero', '0. a\n2. b', '0. a\n1. b', 2],
  ['tens', '1. a\n10. b\n20. c', '1. a\n2. b\n3. c', 2],
  ['with brackets', '1) a\n3) b', '1) a\n2) b', 2],
  ['years', '2024. a\n2026. b', '2024. a\n2025. b', 2],
  ['in a quotation', '> 1. a\n> 3. b', '> 1. a\n> 2. b', 2],
  ['in a list', '- x\n  1. a\n  3. b', '- x\n  1. a\n  2. b', 3],
  ['with empty lines', '1. a\n\n3. b', '1. a\n\n2. b', 3],
  ['one more digit', '9. a\n11. b\n12. c', '9. a\n10. b\n11. c', 2],
  ['points of more paragraphs', '1. a\n\n   meer\n\n5. b\n\n   meer', '1. a\n\n   meer\n\n2. b\n\n   meer', 5],
])('%s', (_, body, right, line) => {
  const { lines, repaired } = found(body)
  expect([lines, repaired]).toEqual([[line], right])
})

it('says what is printed, and leaves a point whose text would move', () => {
  const body = '1. a\n10. b\n\n    meer'
  expect(found(body)).toMatchObject({
    reasons: ['Dit punt heeft nummer 10, maar wordt afgedrukt als 2: een lijst telt door vanaf 1.'],
    repaired: body,
  })
})

it.each([
  '1. a\n2. b\n3. c',
  '1. a\n1. b\n1. c',
  '7. a\n8. b',
  '01. a\n02. b',
  '- a\n- b',
  '1. a',
  '5. a',
  '1. a\n\nx\n\n3. b',
])('is silent on %j', (body) => {
  expect(found(body)).toMatchObject({ lines: [], repaired: body })
})
