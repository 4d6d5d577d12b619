import { describe, expect, it } from 'vitest'
import { findingsOn } from './findings-in.ts'

const found = (body: string) => findingsOn('tekst/opsomming', body)

describe('points that run into one paragraph', () => {
  it.each([
    ['letters with a point', 'De raad kan\n\na. dit;\nb. dat;\nc. niets.', 3],
    ['letters with a bracket', 'a) dit;\nb) dat;', 1],
    ['letters between brackets', '(a) dit;\n(b) dat;', 1],
    ['letters right below a line', 'De raad kan\na. dit;\nb. dat;', 2],
    ['letters over two lines each', 'a. dit\nen meer;\nb. dat;', 1],
    ['capitals after a colon', 'De raad kan:\nA. dit;\nB. dat;', 2],
    ['Roman numbers', 'i. dit;\nii. dat;\niii. niets.', 1],
    ['letters in a quotation', '> a. dit;\n> b. dat;', 1],
  ])('%s: a finding', (_, body, line) => {
    expect(found(body)).toMatchObject({ lines: [line], repaired: body })
  })

  it.each([
    ['bullets', '• een kaart\n• een plan', '- een kaart\n- een plan'],
    ['one bullet', '• een kaart', '- een kaart'],
    ['bullets right below a line', 'Nodig is\n• een kaart\n• een plan', 'Nodig is\n- een kaart\n- een plan'],
    ['bullets of a word processor', '\uf0b7 een kaart\n\uf0b7 een plan', '- een kaart\n- een plan'],
    ['bullets with a tab', '•\teen kaart\n•\teen plan', '- een kaart\n- een plan'],
    ['bullets with a hard space', '•\u00a0een kaart\n•\u00a0een plan', '- een kaart\n- een plan'],
    ['squares', '▪ een kaart\n▪ een plan', '- een kaart\n- een plan'],
    ['middle dots', '· een kaart\n· een plan', '- een kaart\n- een plan'],
    ['long dashes', 'Nodig is:\n– een kaart\n– een plan', 'Nodig is:\n- een kaart\n- een plan'],
    ['dashes without a space', '-een kaart\n-een plan', '- een kaart\n- een plan'],
    ['bullets in a list item', '- nodig:\n  • een kaart\n  • een plan', '- nodig:\n  - een kaart\n  - een plan'],
    ['numbers right below a line', 'Daarna:\n2. stemmen\n3. tekenen', 'Daarna:\n\n2. stemmen\n3. tekenen'],
    ['one number after a colon', 'Daarna:\n2. stemmen', 'Daarna:\n\n2. stemmen'],
    ['numbers with a bracket', 'Daarna\n4) stemmen\n5) tekenen', 'Daarna\n\n4) stemmen\n5) tekenen'],
    ['numbers without a space', '1.stemmen\n2.tekenen', '1. stemmen\n2. tekenen'],
  ])('%s: a finding with a fix', (_, body, right) => {
    const { lines, repaired } = found(body)
    expect([lines.length, repaired]).toEqual([1, right])
  })

  it('says so', () => {
    expect(found('Nodig is\n• een kaart\n• een plan').reasons).toEqual([
      'Deze opsommingstekens zijn niet als opsomming te lezen: zij komen achter elkaar in één alinea.',
    ])
    expect(found('• een kaart').reasons).toEqual(['Deze opsommingstekens zijn niet als opsomming te lezen.'])
  })
})

it.each([
  '- een kaart\n- een plan',
  '1. stemmen\n2. tekenen',
  'Daarna:\n\n2. stemmen\n3. tekenen',
  'Nodig is:\n- een kaart\n- een plan',
  'a. dit\n\nb. dat',
  'a. dit  \nb. dat  \nc. niets',
  'a. dit\\\nb. dat',
  'Dat was in het jaar\n2026. Daarna niet meer.',
  'Aanwezig zijn mevrouw\nB. Voorbeeld en de heer\nC. Voorbeeld.',
  'Een zin –\n– nog een stuk van de zin.'.replace('–\n', ''),
  'De zin loopt door\n– met een gedachte – tot hier.',
  'Zie artikel\n5. lid 3 van de wet.',
  'Op\n12 mei en\n13 mei.',
  '| • a | • b |\n| --- | --- |\n| a. c | b. d |',
  'Tekst\n\\2. geen punt\n\\3. geen punt',
  'a. Voorbeeld is een naam.',
])('is silent on %j', (body) => {
  expect(found(body)).toMatchObject({ lines: [], repaired: body })
})
