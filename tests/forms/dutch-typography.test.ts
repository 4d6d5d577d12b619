import { describe, expect, test } from 'vitest'
import { typeset, typesetText, typewritten } from '../../src/forms/dutch-typography.ts'

/** What an author types, and how it is printed. */
const cases: Readonly<Record<string, readonly (readonly [typed: string, printed: string])[]>> = {
  'a word without its beginning': [
    [`'s avonds`, '’s avonds'],
    [`'S ochtends`, '’S ochtends'],
    [`in 't Hof`, 'in ’t Hof'],
    [`'n boek van 'm en van d'r`, '’n boek van ’m en van d’r'],
    [`'k weet 't niet`, '’k weet ’t niet'],
    [`'s-Gravenhage en 's-Hertogenbosch`, '’s-Gravenhage en ’s-Hertogenbosch'],
    [`rock 'n' roll`, 'rock ’n’ roll'],
    [`'kweenie`, '’kweenie'],
    [`"'s Avonds" en "'t Hof"`, '“’s Avonds” en “’t Hof”'],
    [`''t Hof' heet het`, '‘’t Hof’ heet het'],
  ],
  'years without their century': [
    [`de jaren '80 en '90`, 'de jaren ’80 en ’90'],
    [`van '21-'22, niet '23.`, 'van ’21-’22, niet ’23.'],
    [`('80)`, '(’80)'],
    [`'in '80 was dat zo', zei hij`, '‘in ’80 was dat zo’, zei hij'],
    [`'80' is een getal`, '‘80’ is een getal'],
  ],
  'an apostrophe in or after a word': [
    [`zo'n foto's in A'dam`, 'zo’n foto’s in A’dam'],
    [`Jans' fiets, Max' huis`, 'Jans’ fiets, Max’ huis'],
    [`baby'tje, sms'en, 50+'er`, 'baby’tje, sms’en, 50+’er'],
    [`B&W's besluit`, 'B&W’s besluit'],
    [`'de foto's van Jans' staan er'`, '‘de foto’s van Jans’ staan er’'],
  ],
  quotations: [
    [`zij zei: "ja"`, 'zij zei: “ja”'],
    [`"Ja," zei zij, "nee."`, '“Ja,” zei zij, “nee.”'],
    [`'ja', zei zij ('nee')`, '‘ja’, zei zij (‘nee’)'],
    [`"hij zei: 'ga weg'"`, '“hij zei: ‘ga weg’”'],
    [`'hij zei: "ga weg"'`, '‘hij zei: “ga weg”’'],
    [`("citaat") ["nog een"]`, '(“citaat”) [“nog een”]'],
    [`het "ja"-kamp en twee-"drie"`, 'het “ja”-kamp en twee-“drie”'],
    [`"ja"/"nee"`, '“ja”/“nee”'],
    [`"Wat?" "Dat!"`, '“Wat?” “Dat!”'],
    [`een scherm van 17"`, 'een scherm van 17”'],
    [`'a' 'b' 'c'`, '‘a’ ‘b’ ‘c’'],
    [`" los "`, '“ los ”'],
  ],
  'dashes between words': [
    ['het plan -- dat van mei -- is klaar', 'het plan – dat van mei – is klaar'],
    ['het plan - dat van mei - is klaar', 'het plan – dat van mei – is klaar'],
    ['het plan --- klaar', 'het plan – klaar'],
    ['punt 2 - kosten', 'punt 2 – kosten'],
    ['de kosten -\ndie van mei', 'de kosten –\ndie van mei'],
    ['10 - 12 en 10 -- 12', '10 - 12 en 10 -- 12'],
    ['€ 5 - € 10', '€ 5 - € 10'],
    ['wijk-agent, ja -nee, 2-3', 'wijk-agent, ja -nee, 2-3'],
    ['--', '--'],
    ['- begin', '- begin'],
  ],
  ellipses: [
    ['nou... ja', 'nou… ja'],
    ['[...]', '[…]'],
    ['invullen: ....', 'invullen: ....'],
  ],
  'addresses and names of files': [
    [`www.a.nl/zo'n--x...y "b"`, `www.a.nl/zo'n--x...y “b”`],
    [`https://a.nl/d'r (http://b.nl/'t)`, `https://a.nl/d'r (http://b.nl/'t)`],
    [`a'b@voorbeeld.nl`, `a'b@voorbeeld.nl`],
    [`voorbeeld.nl/zo'n en zo'n`, `voorbeeld.nl/zo'n en zo’n`],
    [`"foto's.pdf" bij foto's`, `“foto's.pdf” bij foto’s`],
    [`'rapport's.docx'.`, `‘rapport's.docx’.`],
  ],
  'what is set already': [
    ['“ja” en ‘nee’ – zo’n …', '“ja” en ‘nee’ – zo’n …'],
    [`“zo'n 'ding'”`, '“zo’n ‘ding’”'],
    ['„ja” en «nee»', '„ja” en «nee»'],
  ],
}

for (const [subject, table] of Object.entries(cases)) {
  describe(subject, () => {
    test.each(table)('%s', (typed, printed) => {
      expect(typesetText(typed)).toBe(printed)
      // Setting it again changes nothing.
      expect(typesetText(printed)).toBe(printed)
    })
  })
}

test('a quotation runs across the pieces of a block, and fixed ones stay as they are', () => {
  const pieces = [{ text: `"zo'n ` }, { text: '"code"', isFixed: true }, { text: `'s ` }, { text: `ding"` }]
  expect(typeset(pieces)).toEqual(['“zo’n ', '"code"', '’s ', 'ding”'])
})

test('fixed content is a word to the text beside it, whatever it holds', () => {
  const around = (text: string) =>
    typeset([{ text: `'` }, { text, isFixed: true }, { text: `' is "x" -- ` }, { text: 'y' }])
  const outside = ['', 'x', ' ', `"`, `'s `, '9', '(', '\n'].map((text) =>
    around(text)
      .filter((_, at) => at !== 1)
      .join('|'),
  )
  expect(new Set(outside)).toEqual(new Set(['‘|’ is “x” – |y']))
})

test('a text is compared in either form as typewritten', () => {
  const typed = `"zo'n" -- 'ding' ... - x`
  expect(typewritten(typesetText(typed))).toBe(typewritten(typed))
})
